import type { DeviceState, Focus, Lesson } from '#shared/device-state.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { ClassRoster } from '../lessons/class-roster.ts';
import type { DeviceBook } from './device-book.ts';
import type { DesiredStates } from './desired-state.ts';

export interface PlacementParts {
  readonly book: DeviceBook;
  readonly roster: ClassRoster;
  readonly states: DesiredStates;
  readonly ledger: Ledger;
  readonly lessonOf: (classId: string) => Lesson | null;
  /** The focus of the whole class. */
  readonly focusOf: (classId: string) => Focus | null;
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
    const pupilIds = deviceIds.flatMap((deviceId) => book.find(deviceId)?.pupilId ?? []);
    const pupils = await roster.bound(pupilIds);
    return states.change(deviceIds, (state, deviceId) => {
      const pupil = pupils.get(book.find(deviceId)?.pupilId ?? '') ?? null;
      const lesson = pupil && this.#parts.lessonOf(pupil.classId);
      return placed(state, { pupil, lesson, classFocus: pupil && this.#parts.focusOf(pupil.classId) });
    });
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

interface Place extends Pick<DeviceState, 'pupil' | 'lesson'> {
  readonly classFocus: Focus | null;
}

// Lock and focus are given in a lesson and do not outlive it; nor does an exception that was.
const placed = (state: DeviceState, { pupil, lesson, classFocus }: Place): DeviceState => {
  const isSameLesson = lesson !== null && lesson.lessonId === state.lesson?.lessonId;
  const isSamePupil = pupil !== null && pupil.pupilId === state.pupil?.pupilId;
  return {
    ...state,
    pupil,
    lesson,
    lock: isSameLesson ? state.lock : null,
    // A focus lasts as long as its lesson, wherever the end is moved to.
    focus: endingWith(lesson, isSameLesson && isSamePupil ? state.focus : classFocus),
    exceptions: state.exceptions.filter(
      ({ lessonId }) => isSamePupil && (lessonId === null || lessonId === lesson?.lessonId),
    ),
  };
};

const endingWith = (lesson: Lesson | null, focus: Focus | null): Focus | null =>
  lesson && focus && { ...focus, endsAt: lesson.endsAt };
