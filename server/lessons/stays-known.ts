import type { Storage } from '../storage/storage.ts';
import type { ClassRoster } from './class-roster.ts';
import { whoWasThere, type Stay } from './lesson-stays.ts';
import type { RunningLesson } from './running-lesson.ts';

export interface StaysKnownParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly roster: ClassRoster;
}

/** Who has been in a running lesson and when, read once between two changes of lessons: every report asks for it. */
export class StaysKnown {
  readonly #parts: StaysKnownParts;
  readonly #known = new Map<string, Promise<readonly Stay[]>>();

  constructor(parts: StaysKnownParts) {
    this.#parts = parts;
  }

  /** For one who is in it now: where they are not known to be, the class has changed since. */
  async of(lesson: RunningLesson, pupilId: string | null): Promise<readonly Stay[]> {
    const known = await this.#known.get(lesson.lessonId);
    if (known?.some((stay) => stay.pupilId === pupilId)) return known;
    const read = this.#read(lesson);
    this.#known.set(lesson.lessonId, read);
    read.catch(() => this.#known.delete(lesson.lessonId));
    return read;
  }

  /** Somebody may have come or gone. */
  forget(): void {
    this.#known.clear();
  }

  /** A class is in its lesson from its beginning on. */
  async #read(lesson: RunningLesson): Promise<readonly Stay[]> {
    const { stays } = await whoWasThere(this.#parts, lesson);
    return stays.map((stay) => ({ ...stay, from: Math.max(stay.from, lesson.startedAt) }));
  }
}
