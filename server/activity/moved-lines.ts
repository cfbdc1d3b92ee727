import type { Kysely } from 'kysely';
import type { TimelineLine } from '#shared/api/past-lessons.ts';
import type { Visit, WhoWasThere } from '../lessons/lesson-stays.ts';
import type { Schema } from '../storage/schema.ts';

interface Span {
  readonly startedAt: number;
  /** Null while it runs. */
  readonly endedAt: number | null;
}

/** Where pupils of the class were while they were not in its lesson; of all, or of one. */
export const movedLines = async (
  db: Kysely<Schema>,
  { startedAt, endedAt }: Span,
  { pupils, away }: WhoWasThere,
  pupilId: string | null,
): Promise<TimelineLine[]> => {
  const visits = away.filter((visit) => pupilId === null || visit.pupilId === pupilId);
  if (visits.length === 0) return [];
  const lessons = await namesOf(db, visits);
  const until = endedAt ?? Infinity;
  const wayOf = (way: 'out' | 'back', momentOf: (visit: Visit) => number): TimelineLine[] =>
    together(visits, momentOf)
      .filter(({ at }) => startedAt <= at && at < until)
      .flatMap(({ at, lessonId, pupilIds }) => {
        const lesson = lessons.get(lessonId);
        const names = pupils.flatMap((pupil) => (pupilIds.includes(pupil.pupilId) ? pupil.name : []));
        return lesson === undefined ? [] : [{ is: 'moved', at, way, pupils: names, ...lesson }];
      });
  return [...wayOf('out', ({ from }) => from), ...wayOf('back', ({ until: back }) => back)];
};

/** Those who went, or came, with one another. */
const together = (visits: readonly Visit[], momentOf: (visit: Visit) => number) => {
  const groups = new Map<string, { at: number; lessonId: string; pupilIds: string[] }>();
  for (const visit of visits) {
    const { lessonId, pupilId } = visit;
    const at = momentOf(visit);
    const group = groups.get(`${lessonId} ${at}`) ?? { at, lessonId, pupilIds: [] };
    group.pupilIds.push(pupilId);
    groups.set(`${lessonId} ${at}`, group);
  }
  return [...groups.values()];
};

const namesOf = async (db: Kysely<Schema>, visits: readonly Visit[]) => {
  const rows = await db
    .selectFrom('lessons')
    .innerJoin('classes', 'classes.classId', 'lessons.classId')
    .innerJoin('accounts', 'accounts.accountId', 'lessons.ownerId')
    .select(['lessonId', 'classes.name as className', 'accounts.name as teacher'])
    .where('lessonId', 'in', [...new Set(visits.map(({ lessonId }) => lessonId))])
    .execute();
  return new Map(rows.map(({ lessonId, ...names }) => [lessonId, names]));
};
