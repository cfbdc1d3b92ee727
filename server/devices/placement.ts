import type { DeviceState, Lesson } from '#shared/device-state.ts';
import { controlsOf, endingWithLesson, noControls, type Controls } from '#shared/lesson-controls.ts';
import { noGrownUps } from '#shared/told/grown-ups.ts';
import type { BoundPupil, BoundStaff } from '#shared/people.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Clock } from '../clock.ts';
import { oneAtATime } from '#shared/one-at-a-time.ts';
import type { GuestLeases } from '../guests/guest-leases.ts';
import type { ClassRoster } from '../lessons/class-roster.ts';
import { bindingsByAccount, type AccountChange } from './bindings.ts';
import type { DeviceBook, DeviceOwner, DeviceRecord } from './device-book.ts';
import type { DesiredStates } from './desired-state.ts';

/** What the school's policy has every device do by itself. */
export type DeviceOrders = Pick<DeviceState, 'mayShow' | 'earlierPictures' | 'alerts'>;

export interface PlacementParts {
  readonly book: DeviceBook;
  readonly roster: ClassRoster;
  readonly states: DesiredStates;
  readonly ledger: Ledger;
  readonly clock: Clock;
  /** The lesson that holds this pupil now, with what is on for its whole class. */
  readonly lessonOf: (pupil: BoundPupil) => { readonly lesson: Lesson; readonly controls: Controls } | null;
  /** What every device does by itself, and keeps closed. */
  readonly orders: () => Promise<DeviceOrders & Pick<DeviceState, 'closedMarks'>>;
  readonly guestLeases: Pick<GuestLeases, 'forDevices' | 'endAt'>;
  /** By pupil, what staff opened for them and answered them. */
  readonly givenTo: (pupils: readonly BoundPupil[]) => Promise<ReadonlyMap<string, Given>>;
}

type Since = Pick<AccountChange, 'lastSeenAt' | 'accountForMs'>;

/** Which account a browser names, and what it named before. */
export interface Account extends Since {
  readonly profileEmail: string | null;
  readonly lastEmail: string | null;
}

/** The part of a device's state that goes with the pupil to each of their devices. */
export type Given = Pick<
  DeviceState,
  'exceptions' | 'answers' | 'tellings' | 'hand' | 'agreement' | 'trustedAdults' | 'grownUps'
>;

const nothingGiven: Given = {
  exceptions: [],
  answers: [],
  tellings: [],
  hand: null,
  agreement: null,
  trustedAdults: [],
  grownUps: noGrownUps,
};

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
    const orders = await this.#parts.orders();
    const guests = await this.#parts.guestLeases.forDevices();
    return states.change(deviceIds, (state, deviceId) => {
      const record = book.find(deviceId);
      const pupil = pupils.get(record?.pupilId ?? '') ?? null;
      const account = accounts.get(record?.staffId ?? '');
      const staff = account && record && pupil === null ? staffAt(record, account) : null;
      const held = pupil && this.#parts.lessonOf(pupil);
      const own = given.get(pupil?.pupilId ?? '') ?? nothingGiven;
      const isNobodys = !record?.pupilId && !record?.staffId;
      const guest = isNobodys ? (guests.get(deviceId) ?? null) : null;
      return placed({ ...state, staff, guest, ...orders }, { pupil, held, given: own });
    });
  }

  /** After something was given to pupils or taken from them: all their devices, told as soon as they can be. */
  async settlePupils(pupilIds: readonly string[]): Promise<void> {
    const { book, states } = this.#parts;
    const deviceIds = pupilIds.flatMap((pupilId) => book.ofPupil(pupilId).map(({ deviceId }) => deviceId));
    states.deliverLater(await this.settle(deviceIds));
  }

  /** After the school's policy changed: every device, told as soon as it can be. */
  async settleAll(): Promise<void> {
    const deviceIds = this.#parts.book.all().map(({ deviceId }) => deviceId);
    this.#parts.states.deliverLater(await this.settle(deviceIds));
  }

  /** All who are or were in a lesson. */
  async settleLesson(lesson: { classId: string; guestIds: readonly string[] }): Promise<string[]> {
    const pupils = await this.#parts.roster.pupilsIn(lesson);
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
    await this.#parts.book.bind(deviceId, [{ ...owner, fromAt: this.#parts.clock() }]);
    await this.#record(actor, deviceId, owner, 'by-hand');
    if (owner.pupilId !== null || owner.staffId !== null)
      await this.#parts.guestLeases.endAt(actor, deviceId);
    this.#parts.states.deliverLater(await this.settle([deviceId]));
  }

  /**
   * A device that nobody has bound yet goes to the pupil whose account the browser names. So does a pupil's device when
   * another pupil's account has been signed in to since: it is that one who sits there now.
   */
  async bindByEmail(deviceId: string, account: Account): Promise<void> {
    const { profileEmail, lastEmail, ...since } = account;
    const record = this.#parts.book.find(deviceId);
    if (profileEmail === null || record?.staffId) return;
    if (record?.pupilId && profileEmail === lastEmail) return this.#noteReturn(record, since);
    const pupilId = await this.#parts.roster.pupilWithEmail(profileEmail);
    if (pupilId === null || pupilId === record?.pupilId) return;
    const owner = { pupilId, staffId: null };
    const now = this.#parts.clock();
    await this.#parts.book.bind(deviceId, bindingsByAccount({ owner, now, ...since }));
    await this.#record('server', deviceId, owner, 'by-account');
    await this.#parts.guestLeases.endAt('server', deviceId);
  }

  /** Somebody else was signed in since the device was last heard of. */
  async #noteReturn({ deviceId, pupilId, staffId }: DeviceRecord, since: Since): Promise<void> {
    const now = this.#parts.clock();
    const { accountForMs, lastSeenAt } = since;
    if (accountForMs === null || now - accountForMs <= lastSeenAt) return;
    const owner = { pupilId, staffId };
    const [away, back] = [
      { pupilId: null, staffId: null, fromAt: lastSeenAt },
      { ...owner, fromAt: now - accountForMs },
    ];
    await this.#parts.book.bind(deviceId, [away, back]);
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

interface Place extends Pick<DeviceState, 'pupil'> {
  readonly held: ReturnType<PlacementParts['lessonOf']>;
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

// What is on was given in a lesson and does not outlive it; nor does an exception that was.
const placed = (state: DeviceState, { pupil, held, given }: Place): DeviceState => {
  const lesson = held?.lesson ?? null;
  return {
    ...state,
    pupil,
    lesson,
    ...controlsAt(state, pupil, held),
    exceptions: given.exceptions.filter(({ lessonId }) => lessonId === null || lessonId === lesson?.lessonId),
    answers: given.answers,
    tellings: given.tellings,
    agreement: given.agreement,
    trustedAdults: given.trustedAdults,
    grownUps: given.grownUps,
    hand: lesson !== null && given.hand?.lessonId === lesson.lessonId ? given.hand : null,
  };
};

const controlsAt = (state: DeviceState, pupil: Place['pupil'], held: Place['held']): Controls => {
  if (held === null) return noControls;
  const isSameLesson = held.lesson.lessonId === state.lesson?.lessonId;
  const isSamePupil = pupil !== null && pupil.pupilId === state.pupil?.pupilId;
  const controls = isSameLesson && isSamePupil ? controlsOf(state) : held.controls;
  // Another pupil's account opens no lock.
  const lock = isSameLesson && !isSamePupil ? (state.lock ?? controls.lock) : controls.lock;
  return endingWithLesson({ ...controls, lock }, held.lesson.endsAt);
};
