import type { Kysely } from 'kysely';
import type { PupilAsk } from '#shared/class-snapshot.ts';
import type { Clock } from '../clock.ts';
import type { Storage } from '../storage/storage.ts';
import type { Schema } from '../storage/schema.ts';
import type { ClassRoster } from './class-roster.ts';
import { idsIn } from './lesson-rows.ts';
import type { RunningLesson } from './running-lesson.ts';

export interface OpenAsk extends PupilAsk {
  /** The lesson that holds the pupils, and the one that asks for them. */
  readonly of: string;
  readonly for: string;
}

export interface PupilAsksParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly roster: Pick<ClassRoster, 'bound' | 'namesOf'>;
  readonly clock: Clock;
}

/** Asks of one lesson for pupils that another holds, until they are answered or one of the two is over. */
export class PupilAsks {
  readonly #parts: PupilAsksParts;
  readonly #db: Kysely<Schema>;
  readonly #open = new Map<string, OpenAsk>();

  constructor(parts: PupilAsksParts) {
    this.#parts = parts;
    this.#db = parts.storage.db;
  }

  /** Goes on with those between lessons that run, with the names of today. */
  async load(lessons: readonly RunningLesson[]): Promise<void> {
    const running = new Map(lessons.map((lesson) => [lesson.lessonId, lesson]));
    const rows = await this.#db.selectFrom('pupilAsks').selectAll().orderBy('askedAt').execute();
    const { roster } = this.#parts;
    const names = await roster.namesOf(rows.map(({ askedBy }) => askedBy));
    for (const { askId, ofLessonId, forLessonId, askedBy, pupilIds } of rows) {
      const asking = running.get(forLessonId);
      const bound = await roster.bound(idsIn(pupilIds));
      if (!asking || !running.has(ofLessonId) || bound.size === 0) {
        await this.close(askId);
        continue;
      }
      const pupils = [...bound.values()].map(({ pupilId, name }) => ({ pupilId, name }));
      const ask = { askId, by: names.get(askedBy) ?? '', className: asking.className, pupils };
      this.#open.set(askId, { ...ask, of: ofLessonId, for: forLessonId });
    }
  }

  ofHolder(lessonId: string): OpenAsk[] {
    return [...this.#open.values()].filter((ask) => ask.of === lessonId);
  }

  ofAsker(lessonId: string): OpenAsk[] {
    return [...this.#open.values()].filter((ask) => ask.for === lessonId);
  }

  async add(ask: OpenAsk, askedBy: string): Promise<void> {
    const pupilIds = JSON.stringify(ask.pupils.map(({ pupilId }) => pupilId));
    const about = { askId: ask.askId, ofLessonId: ask.of, forLessonId: ask.for, askedBy, pupilIds };
    await this.#db
      .insertInto('pupilAsks')
      .values({ ...about, askedAt: this.#parts.clock() })
      .execute();
    this.#open.set(ask.askId, ask);
  }

  /** For one who answers it; nobody else gets it then. It is kept until it is closed. */
  take(askId: string, ofLessonId: string): OpenAsk | null {
    const ask = this.#open.get(askId);
    if (ask?.of !== ofLessonId) return null;
    this.#open.delete(askId);
    return ask;
  }

  async close(askId: string): Promise<void> {
    this.#open.delete(askId);
    await this.#db.deleteFrom('pupilAsks').where('askId', '=', askId).execute();
  }

  /** All from and to a lesson that is over. Answers the lessons at their other ends. */
  async forget(lessonId: string): Promise<string[]> {
    const own = [...this.ofHolder(lessonId), ...this.ofAsker(lessonId)];
    for (const { askId } of own) this.#open.delete(askId);
    await this.#db
      .deleteFrom('pupilAsks')
      .where((row) => row.or([row('ofLessonId', '=', lessonId), row('forLessonId', '=', lessonId)]))
      .execute();
    return [...new Set(own.map((ask) => (ask.of === lessonId ? ask.for : ask.of)))];
  }
}
