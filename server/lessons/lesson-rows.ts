import type { Kysely } from 'kysely';
import { focusSchema } from '#shared/device-state.ts';
import { controlsSchema, noControls, type Controls } from '#shared/lesson-controls.ts';
import type { Schema } from '../storage/schema.ts';
import { withPartners, type RunningLesson } from './running-lesson.ts';

type LessonRow = Pick<Schema['lessons'], 'focus' | 'controls'>;

/** Lessons that no one has ended, with the names of today. */
export const readRunning = async (db: Kysely<Schema>): Promise<RunningLesson[]> => {
  const rows = await db
    .selectFrom('lessons')
    .innerJoin('classes', 'classes.classId', 'lessons.classId')
    .innerJoin('accounts', 'accounts.accountId', 'lessons.ownerId')
    .select(['lessonId', 'lessons.classId', 'ownerId', 'startedAt', 'endsAt'])
    .select(['focus', 'controls', 'partnerIds', 'guestIds', 'guestsSince'])
    .select(['classes.name as className', 'accounts.name as teacher'])
    .where('endedAt', 'is', null)
    .execute();
  const partners = await namesOf(
    db,
    rows.flatMap(({ partnerIds }) => idsIn(partnerIds)),
  );
  return rows.map(({ focus, controls, partnerIds, guestIds, guestsSince, ...row }) => {
    const beside = idsIn(partnerIds).map((accountId) => ({
      accountId,
      name: partners.get(accountId) ?? '',
    }));
    const lesson = { ...row, endedAt: null, controls: controlsIn({ focus, controls }) } as const;
    const guests = { guestIds: idsIn(guestIds), guestsSince: timesIn(guestsSince) };
    return withPartners({ ...lesson, ...guests, partners: [], partnerIds: [] }, beside);
  });
};

export const saveLesson = async (db: Kysely<Schema>, lesson: RunningLesson): Promise<void> => {
  const { lessonId, classId, ownerId, startedAt, endsAt } = lesson;
  const changing = {
    ownerId,
    endsAt,
    controls: JSON.stringify(lesson.controls),
    partnerIds: JSON.stringify(lesson.partnerIds),
    guestIds: JSON.stringify(lesson.guestIds),
    guestsSince: JSON.stringify(lesson.guestsSince),
  };
  await db
    .insertInto('lessons')
    .values({ lessonId, classId, startedAt, endedAt: null, focus: null, pupilIds: null, ...changing })
    .onConflict((conflict) => conflict.column('lessonId').doUpdateSet({ ...changing, focus: null }))
    .execute();
};

/** A lesson that an older server began has its focus in a column of its own. */
const controlsIn = ({ focus, controls }: LessonRow): Controls => {
  if (controls !== null) return controlsSchema.parse(JSON.parse(controls));
  return { ...noControls, focus: focus === null ? null : focusSchema.parse(JSON.parse(focus)) };
};

export const idsIn = (text: string | null): string[] => (text === null ? [] : (JSON.parse(text) as string[]));

const timesIn = (text: string | null): Record<string, number> =>
  text === null ? {} : (JSON.parse(text) as Record<string, number>);

const namesOf = async (db: Kysely<Schema>, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('accounts')
    .select(['accountId', 'name'])
    .where('accountId', 'in', ids)
    .execute();
  return new Map(rows.map(({ accountId, name }) => [accountId, name]));
};
