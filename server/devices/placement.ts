import type { DeviceState, Lesson } from '#shared/device-state.ts';
import type { BoundStaff } from '#shared/people.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { ClassRoster } from '../lessons/class-roster.ts';
import type { DeviceBook, DeviceOwner, DeviceRecord } from './device-book.ts';
import type { DesiredStates } from './desired-state.ts';

export interface PlacementParts {
  readonly book: DeviceBook;
  readonly roster: ClassRoster;
  readonly states: DesiredStates;
  readonly ledger: Ledger;
  readonly lessonOf: (classId: string) => Lesson | null;
}

/** Whose device it is, and in which lesson that puts it. */
export class Placement {
  readonly #parts: PlacementParts;

  constructor(parts: PlacementParts) {
    this.#parts = parts;
  }

  /** Brings what is stored for these devices in line with roster and lessons. Answers those that changed. */
  async settle(deviceIds: readonly string[]): Promise<string[]> {
    const { book, roster, states } = this.#parts;
    const records = deviceIds.flatMap((deviceId) => book.find(deviceId) ?? []);
    const pupils = await roster.bound(records.flatMap(({ pupilId }) => pupilId ?? []));
    const accounts = await roster.boundStaff(records.flatMap(({ staffId }) => staffId ?? []));
    return states.change(deviceIds, (state, deviceId) => {
      const record = book.find(deviceId);
      const pupil = pupils.get(record?.pupilId ?? '') ?? null;
      const account = accounts.get(record?.staffId ?? '');
      const staff = account && record && pupil === null ? staffAt(record, account) : null;
      return placed({ ...state, staff }, pupil, pupil ? this.#parts.lessonOf(pupil.classId) : null);
    });
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
const placed = (
  state: DeviceState,
  pupil: DeviceState['pupil'],
  lesson: DeviceState['lesson'],
): DeviceState => {
  const isSameLesson = lesson !== null && lesson.lessonId === state.lesson?.lessonId;
  const isSamePupil = pupil !== null && pupil.pupilId === state.pupil?.pupilId;
  return {
    ...state,
    pupil,
    lesson,
    lock: isSameLesson ? state.lock : null,
    focus: isSameLesson ? state.focus : null,
    exceptions: state.exceptions.filter(
      ({ lessonId }) => isSamePupil && (lessonId === null || lessonId === lesson?.lessonId),
    ),
  };
};
