import { sql, type Kysely } from 'kysely';
import type { LessonTime } from '#shared/reports.ts';
import type { Clock } from '../clock.ts';
import { idsIn } from '../lessons/lesson-rows.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';

export interface LessonTimesParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly clock: Clock;
}

/** How long a pupil was where, as their device summed it. */
export interface TimeTold {
  readonly pupilId: string;
  readonly report: LessonTime;
}

/** The row that counts the children. */
export const allKinds = 'all';
/** A lesson that was made longer meanwhile, and minutes that were rounded up. */
const graceMinutes = 5;

const dayFormat = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });
/** "2026-11-30", of the school's clock. */
export const schoolDay = (at: number): string => dayFormat.format(at);

/**
 * How long a class was at which kind of site in a lesson. Each child is added once, on the lesson's own day; when that is
 * over nobody can be added any more, and who was is forgotten.
 */
export class LessonTimes {
  readonly #parts: LessonTimesParts;
  readonly #db: Kysely<Schema>;
  #forgottenOn = '';

  constructor(parts: LessonTimesParts) {
    this.#parts = parts;
    this.#db = parts.storage.db;
  }

  readonly add = async (told: readonly TimeTold[]): Promise<void> => {
    for (const { report, pupilId } of told) await this.#addOne(report, pupilId);
  };

  /** Once a day: who was added to a lesson of another day. */
  async tick(): Promise<void> {
    const today = schoolDay(this.#parts.clock());
    if (this.#forgottenOn === today) return;
    this.#forgottenOn = today;
    const rows = await this.#db
      .selectFrom('lessonTimeSharers')
      .innerJoin('lessons', 'lessons.lessonId', 'lessonTimeSharers.lessonId')
      .select(['lessons.lessonId', 'startedAt'])
      .distinct()
      .execute();
    const over = rows.filter(({ startedAt }) => schoolDay(startedAt) !== today);
    for (const { lessonId } of over)
      await this.#db.deleteFrom('lessonTimeSharers').where('lessonId', '=', lessonId).execute();
  }

  async #addOne({ lessonId, minutes }: LessonTime, pupilId: string): Promise<void> {
    const all = Object.values(minutes).reduce((sum, each) => sum + each, 0);
    if (all === 0 || !(await this.#mayBeAdded(lessonId, pupilId, all))) return;
    const { numInsertedOrUpdatedRows } = await this.#db
      .insertInto('lessonTimeSharers')
      .values({ lessonId, pupilId })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows !== 1n) return;
    for (const [kind, spent] of [...Object.entries(minutes), [allKinds, all] as const])
      if (spent > 0) await this.#sum(lessonId, kind, spent);
  }

  /** A pupil of this lesson, today, for no longer than it was. */
  async #mayBeAdded(lessonId: string, pupilId: string, minutes: number): Promise<boolean> {
    const lesson = await this.#db
      .selectFrom('lessons')
      .select(['classId', 'guestIds', 'startedAt', 'endsAt'])
      .where('lessonId', '=', lessonId)
      .executeTakeFirst();
    if (lesson === undefined) return false;
    const now = this.#parts.clock();
    if (schoolDay(lesson.startedAt) !== schoolDay(now)) return false;
    if (minutes > (lesson.endsAt - lesson.startedAt) / 60_000 + graceMinutes) return false;
    return idsIn(lesson.guestIds).includes(pupilId) || (await this.#isInClass(pupilId, lesson.classId));
  }

  async #isInClass(pupilId: string, classId: string): Promise<boolean> {
    const row = await this.#db
      .selectFrom('pupils')
      .select('pupilId')
      .where('pupilId', '=', pupilId)
      .where('classId', '=', classId)
      .executeTakeFirst();
    return row !== undefined;
  }

  async #sum(lessonId: string, kind: string, minutes: number): Promise<void> {
    await this.#db
      .insertInto('lessonTimes')
      .values({ lessonId, kind, children: 1, minutes })
      .onConflict((conflict) =>
        conflict.columns(['lessonId', 'kind']).doUpdateSet({
          children: sql`${sql.ref('lessonTimes.children')} + 1`,
          minutes: sql`${sql.ref('lessonTimes.minutes')} + ${minutes}`,
        }),
      )
      .execute();
  }
}
