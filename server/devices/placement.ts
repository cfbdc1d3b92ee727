import type { DeviceState, Lesson } from '#shared/device-state.ts';
import type { BoundPupil } from '#shared/people.ts';
import type { Ledger } from '../evidence/ledger.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import type { ClassRoster } from '../lessons/class-roster.ts';
import type { DeviceBook } from './device-book.ts';
import type { DesiredStates } from './desired-state.ts';

export interface PlacementParts {
  readonly book: DeviceBook;
  readonly roster: ClassRoster;
  readonly states: DesiredStates;
  readonly ledger: Ledger;
  readonly lessonOf: (classId: string) => Lesson | null;
  /** By pupil, what staff opened for them and answered them. */
  readonly givenTo: (pupils: readonly BoundPupil[]) => Promise<ReadonlyMap<string, Given>>;
}

/** The part of a device's state that goes with the pupil to each of their devices. */
export type Given = Pick<DeviceState, 'exceptions' | 'answers'>;

const nothingGiven: Given = { exceptions: [], answers: [] };

/** Whose device it is, and in which lesson that puts it. */
export class Placement {
  readonly #parts: PlacementParts;
  /** What is read for one settling is stored before the next one reads. */
  readonly #inTurn = oneAtATime();

  constructor(parts: PlacementParts) {
    this.#parts = parts;
  }

  /** Brings what is stored for these devices in line with roster and lessons. Answers those that changed. */
  settle(deviceIds: readonly string[]): Promise<string[]> {
    return this.#inTurn(() => this.#settle(deviceIds));
  }

  async #settle(deviceIds: readonly string[]): Promise<string[]> {
    const { book, roster, states, givenTo } = this.#parts;
    const pupilIds = deviceIds.flatMap((deviceId) => book.find(deviceId)?.pupilId ?? []);
    const pupils = await roster.bound(pupilIds);
    const given = await givenTo([...pupils.values()]);
    return states.change(deviceIds, (state, deviceId) => {
      const pupil = pupils.get(book.find(deviceId)?.pupilId ?? '') ?? null;
      const lesson = pupil ? this.#parts.lessonOf(pupil.classId) : null;
      return placed(state, pupil, lesson, given.get(pupil?.pupilId ?? '') ?? nothingGiven);
    });
  }

  /** After something was given to pupils or taken from them: all their devices, told as soon as they can be. */
  async settlePupils(pupilIds: readonly string[]): Promise<void> {
    const { book, states } = this.#parts;
    const deviceIds = pupilIds.flatMap((pupilId) => book.ofPupil(pupilId).map(({ deviceId }) => deviceId));
    states.deliverLater(await this.settle(deviceIds));
  }

  async settleClass(classId: string): Promise<string[]> {
    const pupils = await this.#parts.roster.pupilsOf(classId);
    return this.settle(
      pupils.flatMap(({ pupilId }) => this.#parts.book.ofPupil(pupilId).map(({ deviceId }) => deviceId)),
    );
  }

  /** Binds by hand, or unbinds with null. */
  async bind(actor: string, deviceId: string, pupilId: string | null): Promise<void> {
    await this.#parts.book.bind(deviceId, pupilId);
    await this.#record(actor, deviceId, pupilId, 'by-hand');
    this.#parts.states.deliverLater(await this.settle([deviceId]));
  }

  /** A device that nobody has bound yet goes to the pupil whose account the browser names. */
  async bindByEmail(deviceId: string, profileEmail: string | null): Promise<void> {
    if (profileEmail === null || this.#parts.book.find(deviceId)?.pupilId) return;
    const pupilId = await this.#parts.roster.pupilWithEmail(profileEmail);
    if (pupilId === null) return;
    await this.#parts.book.bind(deviceId, pupilId);
    await this.#record('server', deviceId, pupilId, 'by-account');
  }

  #record(actor: string, deviceId: string, pupilId: string | null, how: string): Promise<void> {
    const { ledger } = this.#parts;
    return ledger.append({
      actor,
      action: 'bind-device',
      object: deviceId,
      outcome: 'done',
      facts: { pupilId, how },
    });
  }
}

// Lock and focus are given in a lesson and do not outlive it; nor does an exception that was.
const placed = (
  state: DeviceState,
  pupil: DeviceState['pupil'],
  lesson: DeviceState['lesson'],
  given: Given,
): DeviceState => {
  const isSameLesson = lesson !== null && lesson.lessonId === state.lesson?.lessonId;
  return {
    ...state,
    pupil,
    lesson,
    lock: isSameLesson ? state.lock : null,
    focus: isSameLesson ? state.focus : null,
    exceptions: given.exceptions.filter(({ lessonId }) => lessonId === null || lessonId === lesson?.lessonId),
    answers: given.answers,
  };
};
