import type { DeviceState, PupilAnswer } from '#shared/device-state.ts';
import { oneAtATime } from '#shared/one-at-a-time.ts';
import { parseAddress } from '#shared/policy/address.ts';
import type { DecisionReason } from '#shared/policy/decide.ts';
import { pageKeyOf } from '#shared/policy/page-key.ts';
import { downloadKeyOf } from '#shared/policy/transfers.ts';
import type { MayIAbout } from '#shared/reports.ts';
import type { Protection } from './enforce/protection.ts';
import type { KeptRequest, Memory } from './memory.ts';
import { fittingUrl } from './observe/report-of.ts';
import type { Outbox } from './outbox.ts';
import type { RequestAnswer, RequestStanding } from './page-facts.ts';
import type { PageRequest } from './page-requests.ts';
import type { ServerClock } from './server-clock.ts';

export interface MayIParts {
  readonly memory: Memory;
  readonly outbox: Pick<Outbox, 'add' | 'isWaiting'>;
  readonly protection: Pick<Protection, 'decide'>;
  readonly serverClock: Pick<ServerClock, 'now'>;
}

/** So many may be asked in a minute; the next one waits, and the pupil is told how long. */
const mostInAMinute = 5;
const minuteMs = 60_000;
/** After a no, the same may be asked again then. */
const askAgainMs = 10 * minuteMs;
/** What was never answered does not stand in the way for longer. */
const forgottenMs = 24 * 60 * minuteMs;
const mostKept = 50;

/** What stands before every exception: asking would change nothing. */
const nobodyOpens: ReadonlySet<DecisionReason> = new Set([
  'lock',
  'agreement',
  'not-let-in',
  'illegal',
  'emergency',
  'bad-address',
  'search-engine',
]);

/** "May I?": what a pupil asks for, and what became of it. Works without the server: the report waits in the outbox. */
export class MayI {
  readonly #parts: MayIParts;
  /** Two taps at once ask once. */
  readonly #inTurn = oneAtATime();

  constructor(parts: MayIParts) {
    this.#parts = parts;
  }

  /** Asks, unless the same waits already or too much was asked just now. */
  ask({ address, about, words }: PageRequest<'may-i'>): Promise<RequestAnswer> {
    return this.#inTurn(async () => {
      const before = await this.standing({ address, about });
      const state = await this.#parts.memory.read('state');
      if (before.standing.is !== 'may-ask' || state.pupil === null) return before;
      const requestId = crypto.randomUUID();
      const url = fittingUrl(about === 'download' ? downloadKeyOf(address) : address);
      const seq = await this.#parts.outbox.add({ kind: 'may-i', requestId, about, url, words });
      if (seq === null) return before;
      const { pupilId } = state.pupil;
      const kept = {
        requestId,
        pupilId,
        about,
        key: keyOf(address, about),
        seq,
        askedAt: this.#now(),
        isAnswered: false,
      };
      await this.#parts.memory.change('requests', (requests) => [...requests, kept].slice(-mostKept));
      return this.standing({ address, about });
    });
  }

  async standing({ address, about }: PageRequest<'ask-request'>): Promise<RequestAnswer> {
    const state = await this.#parts.memory.read('state');
    const { lesson, pupil } = state;
    return {
      standing: await this.#standing(address, about, state),
      teacher: lesson !== null && lesson.endsAt > this.#now() ? lesson.teacher : null,
      isYoung: pupil?.keyStage === 'KS1',
    };
  }

  /** All that this pupil was answered lately, newest first. */
  async answers(): Promise<PupilAnswer[]> {
    const { answers } = await this.#parts.memory.read('state');
    return answers.filter(({ endsAt }) => endsAt > this.#now());
  }

  async #standing(
    address: string,
    about: KeptRequest['about'],
    state: DeviceState,
  ): Promise<RequestStanding> {
    const reason = this.#parts.protection.decide(address)?.reason;
    const isMadeByPage = about === 'download' && address.startsWith('data:');
    if (state.pupil === null || reason === undefined) return { is: 'cannot-ask' };
    if (nobodyOpens.has(reason) && !isMadeByPage) return { is: 'cannot-ask' };
    const requests = (await this.#parts.memory.read('requests')).filter(
      ({ pupilId, askedAt }) => pupilId === state.pupil?.pupilId && askedAt > this.#now() - forgottenMs,
    );
    const last = requests.findLast((each) => each.about === about && each.key === keyOf(address, about));
    return (last && (await this.#became(last, state.answers))) ?? this.#pace(requests);
  }

  /** Null when it is over and may be asked anew. */
  async #became(request: KeptRequest, answers: readonly PupilAnswer[]): Promise<RequestStanding | null> {
    const answer = answers.find(({ requestId }) => requestId === request.requestId);
    if (answer === undefined) {
      if (request.isAnswered) return null;
      return { is: 'waiting', isSent: !(await this.#parts.outbox.isWaiting(request.seq)) };
    }
    const isAllowed = answer.is === 'allowed';
    const isOver = this.#now() >= (isAllowed ? answer.endsAt : answer.answeredAt + askAgainMs);
    return isOver ? null : { is: isAllowed ? 'allowed' : 'refused', by: answer.by, words: answer.words };
  }

  #pace(requests: readonly KeptRequest[]): RequestStanding {
    const recent = requests.filter(({ askedAt }) => askedAt > this.#now() - minuteMs);
    const first = recent.at(-mostInAMinute);
    return first === undefined
      ? { is: 'may-ask' }
      : { is: 'slow-down', forMs: Math.max(0, first.askedAt + minuteMs - this.#now()) };
  }

  #now(): number {
    return this.#parts.serverClock.now();
  }
}

/** `host/path` of a page, the host of a site, or what a file is known by. */
const keyOf = (address: string, about: MayIAbout): string => {
  const key =
    about === 'download'
      ? downloadKeyOf(address)
      : (pageKeyOf(address) ?? parseAddress(address)?.host ?? address);
  return key.slice(0, 2048);
};
