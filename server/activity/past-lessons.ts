import type { Kysely } from 'kysely';
import type { PastLesson, TimelineLine } from '#shared/api/past-lessons.ts';
import type { ReportKind } from '#shared/reports.ts';
import { failure, success } from '#shared/result.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { ClassRoster, RosterPupil } from '../lessons/class-roster.ts';
import type { Clock } from '../clock.ts';
import { askMay } from '../people/ask-may.ts';
import { may, type LessonRight } from '../people/may.ts';
import { idsIn } from '../lessons/lesson-rows.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';
import { pupilsMeant } from './pupils-meant.ts';
import { asNotFound } from '../lessons/lesson-for.ts';

export interface PastLessonsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly roster: ClassRoster;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

const mostLessons = 200;
const mostLines = 3_000;

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
    const pupils = await parts.roster.pupilsOf(lesson.classId);
    const meant = pupils.filter((pupil) => pupilId === undefined || pupil.pupilId === pupilId);
    if (meant.length === 0 && pupilId !== undefined) return failure('not-found');
    const lines = [
      ...(await toldLines(parts, lesson, meant)),
      ...(await doneLines(parts, lesson, pupils, pupilId ?? null)),
    ].toSorted((a, b) => b.at - a.at);
    const entry = { actor: actor.accountId, action: 'view-timeline', object: lessonId, outcome: 'done' };
    await parts.ledger.append({ ...entry, facts: { pupilId: pupilId ?? null } });
    return success({ lesson: shown(lesson), pupils, lines: lines.slice(0, mostLines) });
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

const toldLines = async (
  { storage, clock }: PastLessonsParts,
  { startedAt, endedAt }: KeptLesson,
  pupils: readonly RosterPupil[],
): Promise<TimelineLine[]> => {
  if (pupils.length === 0) return [];
  const rows = await storage.db
    .selectFrom('reports')
    .select(['at', 'pupilId', 'kind', 'url', 'text'])
    .where(
      'pupilId',
      'in',
      pupils.map(({ pupilId }) => pupilId),
    )
    .where('at', '>=', startedAt)
    .where('at', '<=', endedAt ?? clock())
    .orderBy('at', 'desc')
    .limit(mostLines)
    .execute();
  // Only reports that were parsed are stored, so a stored kind is a known one.
  return rows.flatMap(({ at, pupilId, kind, url, text }) =>
    pupilId === null ? [] : [{ is: 'told', at, pupilId, kind: kind as ReportKind, url, text }],
  );
};

/** A command is shown by what it came to, not a second time by its being asked for; a colleague may never answer. */
const doneLines = async (
  { storage }: PastLessonsParts,
  { lessonId }: KeptLesson,
  pupils: readonly RosterPupil[],
  pupilId: string | null,
): Promise<TimelineLine[]> => {
  const rows = await storage.db
    .selectFrom('ledger')
    .leftJoin('accounts', 'accounts.accountId', 'ledger.actor')
    .select(['at', 'actor', 'action', 'outcome', 'facts', 'accounts.name as name'])
    .where('object', '=', lessonId)
    .where(({ eb, or }) => or([eb('outcome', '!=', 'requested'), eb('action', '=', 'ask-for-pupils')]))
    .orderBy('at', 'desc')
    .limit(mostLines)
    .execute();
  const meant = await pupilsMeant(storage.db, rows, pupils);
  return rows.flatMap(({ at, actor, action, outcome, name }, index) => {
    const about = meant[index] ?? [];
    const isOurs = pupilId === null || about.length === 0 || about.some((each) => each.pupilId === pupilId);
    const by = name ?? (actor === 'server' ? 'ThinkClick' : actor);
    return isOurs ? [{ is: 'done', at, by, action, outcome, pupils: about.map((each) => each.name) }] : [];
  });
};
