import type { Kysely } from 'kysely';
import type { Controls } from '#shared/lesson-controls.ts';
import { failure, success, type Result } from '#shared/result.ts';
import type { Ledger } from '../evidence/ledger.ts';
import { oneAtATime } from '#shared/one-at-a-time.ts';
import type { Clock } from '../clock.ts';
import type { Storage } from '../storage/storage.ts';
import type { Actor } from '../people/actor.ts';
import type { Schema } from '../storage/schema.ts';
import type { ClassRoster } from './class-roster.ts';
import { idsIn, readRunning, saveLesson } from './lesson-rows.ts';
import { newLesson, withGuestsSince, type RunningLesson } from './running-lesson.ts';

export interface LessonsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly roster: ClassRoster;
  readonly ledger: Ledger;
  readonly clock: Clock;
  /** Awaited before the person who starts, changes or ends a lesson gets the answer. `before` is null at its start. */
  readonly onChange: (lesson: RunningLesson, before: RunningLesson | null) => Promise<void>;
  readonly onEnd: (lesson: RunningLesson) => Promise<void>;
}

/** For the ledger: who did what, and what is to be known of it. */
export interface Said {
  /** An account id, or `server`. */
  readonly actor: string;
  readonly action: string;
  readonly facts: Record<string, unknown>;
}

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
    for (const lesson of await readRunning(this.#db)) this.#running.set(lesson.lessonId, lesson);
  }

  find(lessonId: string): RunningLesson | undefined {
    return this.#running.get(lessonId);
  }

  /** Also when it is over. */
  async wasTaughtBy(lessonId: string, accountId: string): Promise<boolean> {
    const row = await this.#db
      .selectFrom('lessons')
      .select(['ownerId', 'partnerIds'])
      .where('lessonId', '=', lessonId)
      .executeTakeFirst();
    return row !== undefined && [row.ownerId, ...idsIn(row.partnerIds)].includes(accountId);
  }

  all(): RunningLesson[] {
    return [...this.#running.values()];
  }

  ofClass(classId: string): RunningLesson | undefined {
    return this.all().find((lesson) => lesson.classId === classId);
  }

  /** The lesson that holds a pupil now: one that has them as a guest before their own class's. */
  holding(pupilId: string, classId: string): RunningLesson | undefined {
    return this.all().find(({ guestIds }) => guestIds.includes(pupilId)) ?? this.ofClass(classId);
  }

  /** The same teacher starting again only moves the end. `how` is said in the ledger. */
  start(
    actor: Pick<Actor, 'accountId' | 'name'>,
    classId: string,
    endsAt: number,
    how: 'by-hand' | 'timetable' = 'by-hand',
  ): Promise<Result<{ lessonId: string }>> {
    return this.#inTurn(async () => {
      const running = this.ofClass(classId);
      if (running && running.ownerId !== actor.accountId) {
        return failure('conflict', `${running.teacher} is teaching this class now.`);
      }
      const schoolClass = await this.#parts.roster.findClass(classId);
      if (!schoolClass) return failure('not-found');
      const startedAt = this.#parts.clock();
      const lesson = running
        ? { ...running, endsAt }
        : newLesson(actor, { classId, className: schoolClass.name, startedAt, endsAt });
      const facts = { classId, endsAt, how };
      const action = running ? 'move-lesson-end' : 'start-lesson';
      await this.#put(lesson, { actor: actor.accountId, action, facts });
      return success({ lessonId: lesson.lessonId });
    });
  }

  /** Null when it has ended, or when `next` wants no change. */
  change(
    lessonId: string,
    said: Said,
    next: (lesson: RunningLesson) => RunningLesson | null,
  ): Promise<RunningLesson | null> {
    return this.#inTurn(async () => {
      const before = this.find(lessonId);
      const lesson = before ? next(before) : null;
      if (lesson) await this.#put(lesson, said);
      return lesson;
    });
  }

  /** `by` is an account id, or `server` when the time was up. False when it had ended already. */
  end(lessonId: string, by: string): Promise<boolean> {
    return this.#inTurn(async () => {
      const lesson = this.find(lessonId);
      if (!lesson) return false;
      const endedAt = this.#parts.clock();
      const own = await this.#parts.roster.pupilsOf(lesson.classId);
      const pupilIds = JSON.stringify(own.map(({ pupilId }) => pupilId));
      await this.#db
        .updateTable('lessons')
        .set({ endedAt, pupilIds })
        .where('lessonId', '=', lessonId)
        .execute();
      this.#running.delete(lessonId);
      const facts = { classId: lesson.classId };
      await this.#record(lesson, { actor: by, action: 'end-lesson', facts });
      await this.#parts.onEnd(lesson);
      return true;
    });
  }

  /** Keeps what is on for the whole class. */
  keepControls(lessonId: string, next: (controls: Controls) => Controls): Promise<void> {
    return this.#inTurn(async () => {
      const lesson = this.find(lessonId);
      if (lesson) await this.#save({ ...lesson, controls: next(lesson.controls) });
    });
  }

  /** Ends what is over. Called every moment. */
  async tick(): Promise<void> {
    const now = this.#parts.clock();
    const over = this.all().filter((lesson) => lesson.endsAt <= now);
    for (const lesson of over) await this.end(lesson.lessonId, 'server');
  }

  async #put(wanted: RunningLesson, said: Said): Promise<void> {
    const before = this.find(wanted.lessonId) ?? null;
    const lesson = withGuestsSince(wanted, before, this.#parts.clock());
    await this.#save(lesson);
    await this.#record(lesson, said);
    await this.#parts.onChange(lesson, before);
  }

  async #save(lesson: RunningLesson): Promise<void> {
    await saveLesson(this.#db, lesson);
    this.#running.set(lesson.lessonId, lesson);
  }

  #record({ lessonId }: RunningLesson, said: Said): Promise<void> {
    return this.#parts.ledger.append({ ...said, object: lessonId, outcome: 'done' });
  }
}
