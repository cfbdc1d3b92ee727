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

  /** For one who answers it, or takes it back; nobody else gets it then. It is kept until it is closed. */
  take(askId: string, end: 'of' | 'for', lessonId: string): OpenAsk | null {
    const ask = this.#open.get(askId);
    if (ask?.[end] !== lessonId) return null;
    this.#open.delete(askId);
    return ask;
  }

  async close(askId: string): Promise<void> {
    this.#open.delete(askId);
    await this.#db.deleteFrom('pupilAsks').where('askId', '=', askId).execute();
  }

  /** Nobody asks for these any more. Answers the lessons at both ends of what is another ask now, or none. */
  async leaveOut(pupilIds: readonly string[]): Promise<string[]> {
    const ends = new Set<string>();
    for (const ask of this.#open.values()) {
      const pupils = ask.pupils.filter(({ pupilId }) => !pupilIds.includes(pupilId));
      if (pupils.length === ask.pupils.length) continue;
      ends.add(ask.of).add(ask.for);
      if (pupils.length === 0) await this.close(ask.askId);
      else await this.#narrow({ ...ask, pupils });
    }
    return [...ends];
  }

  async #narrow(ask: OpenAsk): Promise<void> {
    this.#open.set(ask.askId, ask);
    await this.#db
      .updateTable('pupilAsks')
      .set({ pupilIds: JSON.stringify(ask.pupils.map(({ pupilId }) => pupilId)) })
      .where('askId', '=', ask.askId)
      .execute();
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
