import type { Kysely } from 'kysely';
import type { PastLesson, TimelineLine } from '#shared/api/past-lessons.ts';
import type { ReportKind } from '#shared/reports.ts';
import { failure, success } from '#shared/result.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { ClassRoster } from '../lessons/class-roster.ts';
import { whoWasThere, type Stay } from '../lessons/lesson-stays.ts';
import type { Clock } from '../clock.ts';
import { askMay } from '../people/ask-may.ts';
import { may, type LessonRight } from '../people/may.ts';
import { idsIn } from '../lessons/lesson-rows.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';
import { doneLines, mostLines } from './done-lines.ts';
import { movedLines } from './moved-lines.ts';
import { asNotFound } from '../lessons/lesson-for.ts';

export interface PastLessonsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly roster: ClassRoster;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

const mostLessons = 200;

interface KeptLesson extends Omit<PastLesson, 'endedAt'>, LessonRight {
  readonly classId: string;
}

/** After a lesson, and while it runs: what is kept of it, with what staff did and looked at. */
export const pastLessonEndpoints = (
  parts: PastLessonsParts,
): Pick<Handlers, 'pastLessons' | 'lessonTimeline'> => ({
  pastLessons: async (_request, { actor }) => {
    const lessons = await readLessons(parts.storage.db, { limit: mostLessons });
    const seen = lessons.filter((lesson) => may(actor, 'view-past-lesson', { lesson }, parts.clock()));
    return success(seen.map(shown));
  },

  lessonTimeline: async ({ lessonId, pupilId }, { actor }) => {
    const [lesson] = await readLessons(parts.storage.db, { lessonId, limit: 1 });
    if (lesson === undefined) return failure('not-found');
    const refused = asNotFound(await askMay(parts, actor, 'view-past-lesson', { lesson }, lessonId));
    if (refused) return refused;
    const there = await whoWasThere(parts, lesson);
    const { pupils, stays } = there;
    if (pupilId !== undefined && !pupils.some((pupil) => pupil.pupilId === pupilId))
      return failure('not-found');
    const { db } = parts.storage;
    const lines = [
      ...(await toldLines(
        parts,
        lesson,
        stays.filter((stay) => pupilId === undefined || stay.pupilId === pupilId),
      )),
      ...(await doneLines(parts, lesson, there, pupilId ?? null)),
      ...(await movedLines(db, lesson, there, pupilId ?? null)),
    ].toSorted((a, b) => b.at - a.at);
    const told = await whoTold(parts, lesson, stays);
    const untold = pupils.filter((pupil) => !told.has(pupil.pupilId)).map(({ name }) => name);
    const entry = { actor: actor.accountId, action: 'view-timeline', object: lessonId, outcome: 'done' };
    await parts.ledger.append({ ...entry, facts: { pupilId: pupilId ?? null } });
    return success({ lesson: shown(lesson), pupils: [...pupils], untold, lines: lines.slice(0, mostLines) });
  },
});

const readLessons = async (
  db: Kysely<Schema>,
  about: { readonly lessonId?: string; readonly limit: number },
): Promise<KeptLesson[]> => {
  const rows = await db
    .selectFrom('lessons')
    .innerJoin('classes', 'classes.classId', 'lessons.classId')
    .innerJoin('accounts', 'accounts.accountId', 'lessons.ownerId')
    .select(['lessonId', 'lessons.classId', 'ownerId', 'startedAt', 'endsAt', 'endedAt', 'partnerIds'])
    .select(['classes.name as className', 'accounts.name as teacher'])
    .$if(about.lessonId !== undefined, (query) => query.where('lessonId', '=', about.lessonId ?? ''))
    .orderBy('startedAt', 'desc')
    .limit(about.limit)
    .execute();
  return rows.map((row) => ({ ...row, partnerIds: idsIn(row.partnerIds) }));
};

const shown = ({ lessonId, className, teacher, startedAt, endedAt }: KeptLesson): PastLesson => ({
  lessonId,
  className,
  teacher,
  startedAt,
  endedAt,
});

/** What devices told of pupils while they were there. */
const reportsIn = (
  { storage, clock }: PastLessonsParts,
  { startedAt, endedAt }: KeptLesson,
  stays: readonly Stay[],
) =>
  storage.db
    .selectFrom('reports')
    .where((row) =>
      row.or(
        sameStays(stays).map(({ pupilIds, from, until }) =>
          row.and([row('pupilId', 'in', pupilIds), row('at', '>=', from), row('at', '<', until)]),
        ),
      ),
    )
    .where('at', '>=', startedAt)
    .where('at', '<=', endedAt ?? clock());

const whoTold = async (
  parts: PastLessonsParts,
  lesson: KeptLesson,
  stays: readonly Stay[],
): Promise<ReadonlySet<string>> => {
  const rows = await reportsIn(parts, lesson, stays).select('pupilId').distinct().execute();
  return new Set(rows.flatMap(({ pupilId }) => pupilId ?? []));
};

const toldLines = async (
  parts: PastLessonsParts,
  lesson: KeptLesson,
  stays: readonly Stay[],
): Promise<TimelineLine[]> => {
  const rows = await reportsIn(parts, lesson, stays)
    .select(['at', 'pupilId', 'kind', 'url', 'text'])
    .orderBy('at', 'desc')
    .limit(mostLines)
    .execute();
  // Only reports that were parsed are stored, so a stored kind is a known one.
  return rows.flatMap(({ at, pupilId, kind, url, text }) =>
    pupilId === null ? [] : [{ is: 'told', at, pupilId, kind: kind as ReportKind, url, text }],
  );
};

/** Those who came and went together in one: most of a class is there from the beginning to the end. */
const sameStays = (
  stays: readonly Stay[],
): readonly { readonly pupilIds: string[]; readonly from: number; readonly until: number }[] => {
  const same = new Map<string, { pupilIds: string[]; from: number; until: number }>();
  for (const { pupilId, from, until } of stays) {
    const key = `${from} ${until}`;
    const before = same.get(key)?.pupilIds ?? [];
    same.set(key, { pupilIds: [...before, pupilId], from, until: Math.min(until, Number.MAX_SAFE_INTEGER) });
  }
  return [...same.values()];
};
