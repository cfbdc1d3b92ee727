import type { DeviceState, Focus, Lesson } from '#shared/device-state.ts';
import type { BoundPupil, BoundStaff } from '#shared/people.ts';
import type { Ledger } from '../evidence/ledger.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import type { ClassRoster } from '../lessons/class-roster.ts';
import type { DeviceBook, DeviceOwner, DeviceRecord } from './device-book.ts';
import type { DesiredStates } from './desired-state.ts';

export interface PlacementParts {
  readonly book: DeviceBook;
  readonly roster: ClassRoster;
  readonly states: DesiredStates;
  readonly ledger: Ledger;
  readonly lessonOf: (classId: string) => Lesson | null;
  /** The focus of the whole class. */
  readonly focusOf: (classId: string) => Focus | null;
  /** By pupil, what staff opened for them and answered them. */
  readonly givenTo: (pupils: readonly BoundPupil[]) => Promise<ReadonlyMap<string, Given>>;
}

/** The part of a device's state that goes with the pupil to each of their devices. */
export type Given = Pick<DeviceState, 'exceptions' | 'answers' | 'hand'>;

const nothingGiven: Given = { exceptions: [], answers: [], hand: null };

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
    const records = deviceIds.flatMap((deviceId) => book.find(deviceId) ?? []);
    const pupils = await roster.bound(records.flatMap(({ pupilId }) => pupilId ?? []));
    const accounts = await roster.boundStaff(records.flatMap(({ staffId }) => staffId ?? []));
    const given = await givenTo([...pupils.values()]);
    return states.change(deviceIds, (state, deviceId) => {
      const record = book.find(deviceId);
      const pupil = pupils.get(record?.pupilId ?? '') ?? null;
      const account = accounts.get(record?.staffId ?? '');
      const staff = account && record && pupil === null ? staffAt(record, account) : null;
      const lesson = pupil && this.#parts.lessonOf(pupil.classId);
      const classFocus = pupil && this.#parts.focusOf(pupil.classId);
      const own = given.get(pupil?.pupilId ?? '') ?? nothingGiven;
      return placed({ ...state, staff }, { pupil, lesson, classFocus, given: own });
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

  /** A member of staff has left: their devices are guests' from now on. */
  async settleStaff(accountId: string): Promise<void> {
    const deviceIds = this.#parts.book.ofStaff(accountId).map(({ deviceId }) => deviceId);
    this.#parts.states.deliverLater(await this.settle(deviceIds));
  }

  /** Binds by hand, or unbinds where the owner is nobody. */
  async bind(actor: string, deviceId: string, owner: DeviceOwner): Promise<void> {
    await this.#parts.book.bind(deviceId, owner);
    await this.#record(actor, deviceId, owner, 'by-hand');
    this.#parts.states.deliverLater(await this.settle([deviceId]));
  }

  /** A device that nobody has bound yet goes to the pupil whose account the browser names. */
  async bindByEmail(deviceId: string, profileEmail: string | null): Promise<void> {
    const record = this.#parts.book.find(deviceId);
    if (profileEmail === null || record?.pupilId || record?.staffId) return;
    const pupilId = await this.#parts.roster.pupilWithEmail(profileEmail);
    if (pupilId === null) return;
    const owner = { pupilId, staffId: null };
    await this.#parts.book.bind(deviceId, owner);
    await this.#record('server', deviceId, owner, 'by-account');
  }

  #record(actor: string, deviceId: string, owner: DeviceOwner, how: string): Promise<void> {
    const { ledger } = this.#parts;
    return ledger.append({
      actor,
      action: 'bind-device',
      object: deviceId,
      outcome: 'done',
      facts: { ...owner, how },
    });
  }
}

interface Place extends Pick<DeviceState, 'pupil' | 'lesson'> {
  readonly classFocus: Focus | null;
  readonly given: Given;
}

/**
 * The wider rules hold only while the browser does not say that somebody else is signed in. An account's name proves
 * nobody, but another one is reason enough to fall back to the rules for guests.
 */
const staffAt = (
  { profileEmail }: Pick<DeviceRecord, 'profileEmail'>,
  { accountId, name, email }: BoundStaff & { readonly email: string },
): BoundStaff | null =>
  profileEmail === null || profileEmail.toLowerCase() === email.toLowerCase() ? { accountId, name } : null;

// Lock and focus are given in a lesson and do not outlive it; nor does an exception that was.
const placed = (state: DeviceState, { pupil, lesson, classFocus, given }: Place): DeviceState => {
  const isSameLesson = lesson !== null && lesson.lessonId === state.lesson?.lessonId;
  const isSamePupil = pupil !== null && pupil.pupilId === state.pupil?.pupilId;
  return {
    ...state,
    pupil,
    lesson,
    lock: isSameLesson ? state.lock : null,
    // A focus lasts as long as its lesson, wherever the end is moved to.
    focus: endingWith(lesson, isSameLesson && isSamePupil ? state.focus : classFocus),
    exceptions: given.exceptions.filter(({ lessonId }) => lessonId === null || lessonId === lesson?.lessonId),
    answers: given.answers,
    hand: lesson !== null && given.hand?.lessonId === lesson.lessonId ? given.hand : null,
  };
};

const endingWith = (lesson: Lesson | null, focus: Focus | null): Focus | null =>
  lesson && focus && { ...focus, endsAt: lesson.endsAt };
