import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { WeeklyLesson, WeeklyLessonEdit } from '#shared/api/lessons.ts';
import { createSchoolClock, type Timetable } from '#shared/policy/timetable.ts';
import type { Clock } from '../clock.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Storage } from '../storage/storage.ts';
import type { Schema } from '../storage/schema.ts';
import type { Lessons } from './lessons.ts';
import { schoolMoment, type SchoolMoment } from './school-moment.ts';
import type { StaffList } from './staff-list.ts';
import type { Viewers } from './viewers.ts';

export interface WeeklyLessonsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly lessons: Lessons;
  readonly staffList: StaffList;
  readonly ledger: Ledger;
  readonly viewers: Pick<Viewers, 'lessonsChanged'>;
  readonly clock: Clock;
  /** The school's, from the policy in force: no lesson begins by itself in the holidays. */
  readonly timetable: () => Timetable;
}

type Row = Schema['weeklyLessons'];
export const maxWeeklyLessons = 60;
const minuteMs = 60_000;

/** A teacher's lessons of every week, and those of them that begin by themselves. */
export class WeeklyLessons {
  readonly #parts: WeeklyLessonsParts;
  readonly #db: Kysely<Schema>;
  #lookedAtMinute = -1;
  /** By lesson, the date on which it was last recorded that something is in its way. */
  readonly #missed = new Map<string, string>();

  constructor(parts: WeeklyLessonsParts) {
    this.#parts = parts;
    this.#db = parts.storage.db;
  }

  async of(ownerId: string): Promise<WeeklyLesson[]> {
    const rows = await this.#db
      .selectFrom('weeklyLessons')
      .innerJoin('classes', 'classes.classId', 'weeklyLessons.classId')
      .selectAll('weeklyLessons')
      .select('classes.name as className')
      .where('ownerId', '=', ownerId)
      .orderBy('day')
      .orderBy('fromMinute')
      .execute();
    const now = this.#parts.clock();
    const moment = schoolMoment(now);
    return rows.map((row) => {
      const { weeklyLessonId, classId, className, day, fromMinute, toMinute, startsByItself } = row;
      const waitsFor = isDue(row, moment) ? this.#inTheWayOf(row, moment, now) : undefined;
      const about = { weeklyLessonId, classId, className, day, from: fromMinute, to: toMinute };
      return { ...about, startsByItself: startsByItself === 1, ...(waitsFor !== undefined && { waitsFor }) };
    });
  }

  #inTheWayOf(
    { classId, ownerId, toMinute }: Row,
    moment: SchoolMoment,
    now: number,
  ): WeeklyLesson['waitsFor'] {
    const running = this.#parts.lessons.ofClass(classId);
    if (!running || running.ownerId === ownerId) return undefined;
    const { teacher, endsAt } = running;
    return { teacher, endsAt, isLost: endsAt >= instantOf(toMinute, moment, now) };
  }

  async add(ownerId: string, { classId, day, from, to, startsByItself }: WeeklyLessonEdit): Promise<string> {
    const weeklyLessonId = randomUUID();
    const row = { weeklyLessonId, ownerId, classId, day, fromMinute: from, toMinute: to };
    await this.#db
      .insertInto('weeklyLessons')
      .values({ ...row, startsByItself: startsByItself ? 1 : 0, startedOn: null })
      .execute();
    // What is to begin now is looked at without waiting for the next minute.
    this.#lookedAtMinute = -1;
    return weeklyLessonId;
  }

  async remove(ownerId: string, weeklyLessonId: string): Promise<boolean> {
    const { numDeletedRows } = await this.#db
      .deleteFrom('weeklyLessons')
      .where('weeklyLessonId', '=', weeklyLessonId)
      .where('ownerId', '=', ownerId)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }

  /** Starts what is to start by itself. Called every moment; looks once a minute. */
  async tick(): Promise<void> {
    const now = this.#parts.clock();
    const minute = Math.floor(now / minuteMs);
    if (minute === this.#lookedAtMinute) return;
    this.#lookedAtMinute = minute;
    if (createSchoolClock(this.#parts.timetable())(now) === 'holidays') return;
    const moment = schoolMoment(now);
    for (const row of await this.#due(moment)) await this.#begin(row, moment, now);
  }

  #due({ date, day, minute }: SchoolMoment): Promise<Row[]> {
    return this.#db
      .selectFrom('weeklyLessons')
      .selectAll()
      .where('startsByItself', '=', 1)
      .where('day', '=', day)
      .where('fromMinute', '<=', minute)
      .where('toMinute', '>', minute)
      .where((row) => row.or([row('startedOn', 'is', null), row('startedOn', '!=', date)]))
      .orderBy('fromMinute')
      .execute();
  }

  /** Once a day: one that was ended by hand stays ended. What is in its way is waited for, as long as the lesson lasts. */
  async #begin(row: Row, moment: SchoolMoment, now: number): Promise<void> {
    const { weeklyLessonId, ownerId, classId, fromMinute, toMinute } = row;
    const { lessons, staffList } = this.#parts;
    const owner = (await staffList.teachers()).find(({ accountId }) => accountId === ownerId);
    if (!owner) return;
    const running = lessons.ofClass(classId);
    if (running?.ownerId === ownerId) {
      // Theirs that goes on past the middle of this one is this one, begun by hand; another one only runs over.
      if (running.endsAt > instantOf((fromMinute + toMinute) / 2, moment, now))
        await this.#noteBegun(row, moment);
      return;
    }
    const started = await lessons.start(owner, classId, instantOf(toMinute, moment, now), 'timetable');
    if (started.ok) await this.#noteBegun(row, moment);
    else if (this.#missed.get(weeklyLessonId) !== moment.date) {
      this.#missed.set(weeklyLessonId, moment.date);
      await this.#recordMissed(row, started.detail);
      this.#parts.viewers.lessonsChanged();
    }
  }

  async #noteBegun({ weeklyLessonId }: Row, { date }: SchoolMoment): Promise<void> {
    await this.#db
      .updateTable('weeklyLessons')
      .set({ startedOn: date })
      .where('weeklyLessonId', '=', weeklyLessonId)
      .execute();
  }

  #recordMissed({ ownerId, weeklyLessonId, classId }: Row, why: string): Promise<void> {
    return this.#parts.ledger.append({
      actor: ownerId,
      action: 'start-lesson',
      object: weeklyLessonId,
      outcome: 'refused',
      facts: { classId, how: 'timetable', why },
    });
  }
}

/** A minute of today's clock. */
const instantOf = (minute: number, moment: SchoolMoment, now: number): number =>
  now - (now % minuteMs) + (minute - moment.minute) * minuteMs;

/** Should begin by itself now, and has not today. */
const isDue = (
  { day, fromMinute, toMinute, startsByItself, startedOn }: Row,
  { date, day: today, minute }: SchoolMoment,
): boolean =>
  startsByItself === 1 && day === today && fromMinute <= minute && minute < toMinute && startedOn !== date;
