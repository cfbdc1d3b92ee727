import type { Kysely } from 'kysely';
import type { SchoolClass } from '#shared/api/people.ts';
import { yearGroupSchema } from '#shared/people.ts';
import { success } from '#shared/result.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { Clock } from '../clock.ts';
import type { Storage } from '../storage/storage.ts';
import type { Actor } from '../people/actor.ts';
import { askMay } from '../people/ask-may.ts';
import { may } from '../people/may.ts';
import type { Schema } from '../storage/schema.ts';
import type { Lessons } from './lessons.ts';
import { teachersOf } from './running-lesson.ts';
import { lessonFor } from './lesson-for.ts';

export interface LessonEndpointsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly lessons: Lessons;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

type LessonEndpoints = Pick<Handlers, 'classes' | 'startLesson' | 'endLesson'>;

export const lessonEndpoints = (parts: LessonEndpointsParts): LessonEndpoints => ({
  classes: async (_request, { actor }) => {
    // Names of classes are for those who may teach one, beside those who may see all pupils.
    const mayTeach = may(actor, 'start-lesson', {}, parts.clock());
    const refused = mayTeach ? null : await askMay(parts, actor, 'view-roster', {}, 'classes');
    if (refused) return refused;
    const rows = await readClasses(parts.storage.db);
    return success(
      rows.map((row) => ({
        ...row,
        yearGroup: yearGroupSchema.parse(row.yearGroup),
        lesson: lessonOf(parts.lessons, row.classId, actor),
      })),
    );
  },

  startLesson: async ({ classId, minutes }, { actor }) => {
    const refused = await askMay(parts, actor, 'start-lesson', {}, classId);
    return refused ?? parts.lessons.start(actor, classId, parts.clock() + minutes * 60_000);
  },

  endLesson: async ({ lessonId }, { actor }) => {
    const lesson = await lessonFor(parts, actor, 'view-lesson', lessonId);
    if (!lesson.ok) return lesson;
    await parts.lessons.end(lessonId, actor.accountId);
    return success({});
  },
});

const readClasses = (db: Kysely<Schema>) =>
  db
    .selectFrom('classes')
    .leftJoin('pupils', (join) =>
      join.onRef('pupils.classId', '=', 'classes.classId').on('pupils.isActive', '=', 1),
    )
    .select(({ fn }) => [
      'classes.classId as classId',
      'classes.name as name',
      'classes.yearGroup as yearGroup',
      fn.count<number>('pupils.pupilId').as('pupilCount'),
    ])
    .groupBy(['classes.classId', 'classes.name', 'classes.yearGroup'])
    .orderBy('classes.yearGroup')
    .orderBy('classes.name')
    .execute();

const lessonOf = (lessons: Lessons, classId: string, actor: Actor): SchoolClass['lesson'] => {
  const lesson = lessons.ofClass(classId);
  if (!lesson) return null;
  const { lessonId, teacher, startedAt, endsAt } = lesson;
  const isMine = teachersOf(lesson).some(({ accountId }) => accountId === actor.accountId);
  return { lessonId, teacher, startedAt, endsAt, isMine };
};
