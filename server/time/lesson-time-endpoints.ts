import type { Kysely } from 'kysely';
import { success } from '#shared/result.ts';
import type { Clock } from '../clock.ts';
import type { Handlers } from '../http/endpoint.ts';
import { idsIn } from '../lessons/lesson-rows.ts';
import { may } from '../people/may.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';
import { classTimesOf } from './class-times.ts';
import { schoolDay } from './lesson-times.ts';

export interface LessonTimeEndpointsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly clock: Clock;
}

const weekMs = 7 * 24 * 60 * 60 * 1000;

/** Sums by class. Of today there is nothing: as long as children can be added, two looks could tell one of them. */
export const lessonTimeEndpoints = (parts: LessonTimeEndpointsParts): Pick<Handlers, 'lessonTimes'> => ({
  lessonTimes: async (_request, { actor }) => {
    const now = parts.clock();
    const lessons = await readLessons(parts.storage.db, now - weekMs);
    const seen = lessons.filter(
      (lesson) =>
        schoolDay(lesson.startedAt) !== schoolDay(now) && may(actor, 'view-past-lesson', { lesson }, now),
    );
    const kept = await readTimes(
      parts.storage.db,
      seen.map(({ lessonId }) => lessonId),
    );
    return success(
      classTimesOf(
        seen
          .map((lesson) => ({ ...lesson, rows: kept.filter(({ lessonId }) => lessonId === lesson.lessonId) }))
          .filter(({ rows }) => rows.length > 0),
      ),
    );
  },
});

const readLessons = async (db: Kysely<Schema>, from: number) => {
  const rows = await db
    .selectFrom('lessons')
    .innerJoin('classes', 'classes.classId', 'lessons.classId')
    .innerJoin('accounts', 'accounts.accountId', 'lessons.ownerId')
    .select(['lessonId', 'lessons.classId', 'ownerId', 'startedAt', 'endsAt', 'endedAt', 'partnerIds'])
    .select(['classes.name as className', 'accounts.name as teacher'])
    .where('startedAt', '>', from)
    .orderBy('startedAt', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, partnerIds: idsIn(row.partnerIds) }));
};

const readTimes = async (db: Kysely<Schema>, lessonIds: readonly string[]) =>
  lessonIds.length === 0
    ? []
    : db.selectFrom('lessonTimes').selectAll().where('lessonId', 'in', lessonIds).execute();
