import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { focusSchema, type Focus, type Lesson } from '#shared/device-state.ts';
import { failure, success, type Result } from '#shared/result.ts';
import type { Ledger } from '../evidence/ledger.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import type { Clock } from '../clock.ts';
import type { Storage } from '../storage/storage.ts';
import type { Actor } from '../people/actor.ts';
import type { LessonRight } from '../people/may.ts';
import type { Schema } from '../storage/schema.ts';
import type { ClassRoster } from './class-roster.ts';

/** A class being taught now. */
export interface RunningLesson extends LessonRight {
  readonly lessonId: string;
  readonly classId: string;
  readonly className: string;
  readonly teacher: string;
  readonly startedAt: number;
  readonly endedAt: null;
  /** The focus of the whole class, for who joins later. */
  readonly focus: Focus | null;
}

export interface LessonsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly roster: ClassRoster;
  readonly ledger: Ledger;
  readonly clock: Clock;
  /** Awaited before the person who starts or ends a lesson gets the answer. */
  readonly onStart: (lesson: RunningLesson) => Promise<void>;
  readonly onEnd: (lesson: RunningLesson) => Promise<void>;
}

/** What a device is told of the lesson it is in. */
export const lessonForDevice = ({ lessonId, className, teacher, endsAt }: RunningLesson): Lesson => ({
  lessonId,
  className,
  teacher,
  endsAt,
});

/** The lessons that run now: at most one a class; each ends by hand or at its end. */
export class Lessons {
  readonly #parts: LessonsParts;
  readonly #db: Kysely<Schema>;
  readonly #running = new Map<string, RunningLesson>();
  readonly #inTurn = oneAtATime();

  constructor(parts: LessonsParts) {
    this.#parts = parts;
    this.#db = parts.storage.db;
  }

  /** Goes on with the lessons that ran when the server was last stopped. */
  async load(): Promise<void> {
    const rows = await this.#db
      .selectFrom('lessons')
      .innerJoin('classes', 'classes.classId', 'lessons.classId')
      .innerJoin('accounts', 'accounts.accountId', 'lessons.ownerId')
      .select(['lessonId', 'lessons.classId', 'ownerId', 'startedAt', 'endsAt', 'focus'])
      .select(['classes.name as className', 'accounts.name as teacher'])
      .where('endedAt', 'is', null)
      .execute();
    for (const row of rows) {
      const focus = row.focus === null ? null : focusSchema.parse(JSON.parse(row.focus));
      this.#running.set(row.lessonId, { ...row, endedAt: null, focus });
    }
  }

  find(lessonId: string): RunningLesson | undefined {
    return this.#running.get(lessonId);
  }

  all(): RunningLesson[] {
    return [...this.#running.values()];
  }

  ofClass(classId: string): RunningLesson | undefined {
    return this.all().find((lesson) => lesson.classId === classId);
  }

  /** The same teacher starting again only moves the end. */
  start(actor: Actor, classId: string, minutes: number): Promise<Result<{ lessonId: string }>> {
    return this.#inTurn(async () => {
      const running = this.ofClass(classId);
      if (running && running.ownerId !== actor.accountId) {
        return failure('conflict', `${running.teacher} is teaching this class now.`);
      }
      const schoolClass = await this.#parts.roster.findClass(classId);
      if (!schoolClass) return failure('not-found');
      const now = this.#parts.clock();
      const endsAt = now + minutes * 60_000;
      const lesson = running
        ? { ...running, endsAt }
        : newLesson(actor, { classId, className: schoolClass.name, startedAt: now, endsAt });
      await this.#save(lesson);
      await this.#record(actor.accountId, 'start-lesson', lesson, { classId, endsAt });
      await this.#parts.onStart(lesson);
      return success({ lessonId: lesson.lessonId });
    });
  }

  /** `by` is an account id, or `server` when the time was up. False when it had ended already. */
  end(lessonId: string, by: string): Promise<boolean> {
    return this.#inTurn(async () => {
      const lesson = this.find(lessonId);
      if (!lesson) return false;
      const endedAt = this.#parts.clock();
      await this.#db.updateTable('lessons').set({ endedAt }).where('lessonId', '=', lessonId).execute();
      this.#running.delete(lessonId);
      await this.#record(by, 'end-lesson', lesson, { classId: lesson.classId });
      await this.#parts.onEnd(lesson);
      return true;
    });
  }

  /** Keeps the focus of the whole class; null ends it. */
  keepFocus(lessonId: string, focus: Focus | null): Promise<void> {
    return this.#inTurn(async () => {
      const lesson = this.find(lessonId);
      if (lesson) await this.#save({ ...lesson, focus });
    });
  }

  /** Ends what is over. Called every moment. */
  async tick(): Promise<void> {
    const now = this.#parts.clock();
    const over = this.all().filter((lesson) => lesson.endsAt <= now);
    for (const lesson of over) await this.end(lesson.lessonId, 'server');
  }

  async #save(lesson: RunningLesson): Promise<void> {
    const { lessonId, classId, ownerId, startedAt, endsAt } = lesson;
    const focus = lesson.focus && JSON.stringify(lesson.focus);
    await this.#db
      .insertInto('lessons')
      .values({ lessonId, classId, ownerId, startedAt, endsAt, endedAt: null, focus })
      .onConflict((conflict) => conflict.column('lessonId').doUpdateSet({ endsAt, focus }))
      .execute();
    this.#running.set(lessonId, lesson);
  }

  #record(actor: string, action: string, lesson: RunningLesson, facts: Record<string, unknown>) {
    const { ledger } = this.#parts;
    return ledger.append({ actor, action, object: lesson.lessonId, outcome: 'done', facts });
  }
}

const newLesson = (
  actor: Actor,
  about: Pick<RunningLesson, 'classId' | 'className' | 'startedAt' | 'endsAt'>,
): RunningLesson => ({
  ...about,
  lessonId: randomUUID(),
  ownerId: actor.accountId,
  teacher: actor.name,
  endedAt: null,
  focus: null,
});
