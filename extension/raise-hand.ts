import type { DeviceState, Hand } from '#shared/device-state.ts';
import { oneAtATime } from '#shared/one-at-a-time.ts';
import type { Memory, RaisedHand } from './memory.ts';
import type { Outbox } from './outbox.ts';
import type { HandStanding } from './page-facts.ts';
import type { PageRequest } from './page-requests.ts';
import type { ServerClock } from './server-clock.ts';

export interface RaiseHandParts {
  readonly memory: Pick<Memory, 'read' | 'write'>;
  readonly outbox: Pick<Outbox, 'add' | 'isWaiting'>;
  readonly serverClock: Pick<ServerClock, 'now'>;
  /** What the pupil sees of it is to be shown anew. */
  readonly onChange: () => void;
  /** The page of the web in front; null where none is. */
  readonly frontAddress: () => Promise<string | null>;
}

/** "I need help": a hand that goes up for the lesson's teacher. Works without the server: the report waits in the outbox. */
export class RaiseHand {
  readonly #parts: RaiseHandParts;
  /** Two taps at once raise one hand. */
  readonly #inTurn = oneAtATime();

  constructor(parts: RaiseHandParts) {
    this.#parts = parts;
  }

  /** One hand at a time. */
  raise({ about, words }: PageRequest<'raise-hand'>): Promise<HandStanding> {
    return this.#inTurn(async () => {
      const { memory, outbox, frontAddress } = this.#parts;
      const { pupil, lesson } = await this.#placeNow();
      const before = await this.standing();
      if (pupil === null || lesson === null || before.up !== null) return before;
      const requestId = crypto.randomUUID();
      const { lessonId } = lesson;
      const url = await frontAddress();
      const seq = await outbox.add({ kind: 'hand-up', requestId, lessonId, about, url, words });
      if (seq === null) return before;
      const { pupilId } = pupil;
      const raised = { requestId, pupilId, lessonId, about, seq, isDown: false, isKnown: false };
      await memory.write('raisedHand', raised);
      this.#parts.onChange();
      return this.standing();
    });
  }

  lower(): Promise<HandStanding> {
    return this.#inTurn(async () => {
      const { memory, outbox } = this.#parts;
      const raised = await this.#own();
      const { pupil, hand } = await this.#placeNow();
      const requestId = raised?.requestId ?? hand?.requestId;
      if (requestId === undefined || pupil === null) return this.standing();
      await outbox.add({ kind: 'hand-down', requestId });
      const about = { pupilId: pupil.pupilId, about: 'question', seq: 0, isKnown: true } as const;
      const kept = raised ?? { ...about, requestId, lessonId: hand?.lessonId ?? '' };
      await memory.write('raisedHand', { ...kept, isDown: true });
      this.#parts.onChange();
      return this.standing();
    });
  }

  async standing(): Promise<HandStanding> {
    const { pupil, lesson, hand } = await this.#placeNow();
    const teacher = pupil === null ? null : (lesson?.teacher ?? null);
    const isYoung = pupil?.keyStage === 'KS1';
    if (teacher === null) return { teacher, isYoung, up: null, told: null };
    const raised = await this.#own();
    if (raised !== null && !raised.isDown && !raised.isKnown && hand?.requestId !== raised.requestId) {
      const isSent = !(await this.#parts.outbox.isWaiting(raised.seq));
      return { teacher, isYoung, up: { about: raised.about, isSent, comingBy: null }, told: null };
    }
    const isLowered = raised?.isDown === true && hand?.requestId === raised.requestId;
    return { teacher, isYoung, ...(isLowered ? noHand : asShown(hand)) };
  }

  /** What was raised here, where it is still about this pupil and this lesson. */
  async #own(): Promise<RaisedHand | null> {
    const { pupil, lesson } = await this.#placeNow();
    const raised = await this.#parts.memory.read('raisedHand');
    const isOurs = raised?.pupilId === pupil?.pupilId && raised?.lessonId === lesson?.lessonId;
    return isOurs ? raised : null;
  }

  async #placeNow(): Promise<Pick<DeviceState, 'pupil' | 'lesson' | 'hand'>> {
    const { pupil, lesson, hand } = await this.#parts.memory.read('state');
    const isOver = lesson === null || lesson.endsAt <= this.#parts.serverClock.now();
    return isOver
      ? { pupil, lesson: null, hand: null }
      : { pupil, lesson, hand: hand?.lessonId === lesson.lessonId ? hand : null };
  }
}

const noHand = { up: null, told: null } as const;

const asShown = (hand: Hand | null): Pick<HandStanding, 'up' | 'told'> => {
  if (hand === null) return noHand;
  const { about, answer } = hand;
  if (answer === null) return { up: { about, isSent: true, comingBy: null }, told: null };
  const { is, by, words } = answer;
  return is === 'coming'
    ? { up: { about, isSent: true, comingBy: by }, told: null }
    : { up: null, told: { is, by, words } };
};
