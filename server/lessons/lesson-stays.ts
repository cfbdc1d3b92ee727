import type { Kysely } from 'kysely';
import * as z from 'zod';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';
import type { ClassRoster, RosterPupil } from './class-roster.ts';
import { idsIn } from './lesson-rows.ts';

/** A pupil in a lesson: from the first moment on, and no more at `until`. */
export interface Stay {
  readonly pupilId: string;
  readonly from: number;
  readonly until: number;
}

/** In a lesson as its guest. */
export interface Visit extends Stay {
  readonly lessonId: string;
}

export interface WhoWasThere {
  /** All who were in it at any time: the class's own, and its guests after them. */
  readonly pupils: readonly RosterPupil[];
  readonly stays: readonly Stay[];
  /** Where the class's own were meanwhile, in other lessons. */
  readonly away: readonly Visit[];
}

interface LessonSpan {
  readonly lessonId: string;
  readonly classId: string;
  readonly startedAt: number;
  /** Null while it runs. */
  readonly endedAt: number | null;
}

interface Parts {
  readonly storage: Pick<Storage, 'db'>;
  readonly roster: ClassRoster;
}

const comings = ['add-pupils', 'give-pupils', 'take-over-pupils'];
const goings = ['release-pupils', 'let-pupils-go'];
const movedSchema = z.object({ pupilIds: z.array(z.string()) });

/** The class was in its lesson, except those whom another lesson had meanwhile; the ledger says who was a guest where. */
export const whoWasThere = async ({ storage, roster }: Parts, lesson: LessonSpan): Promise<WhoWasThere> => {
  const visits = await readVisits(storage.db, lesson);
  const own = await classOf({ storage, roster }, lesson);
  const ownIds = new Set(own.map(({ pupilId }) => pupilId));
  const hosted = visits.filter(
    ({ lessonId, pupilId }) => lessonId === lesson.lessonId && !ownIds.has(pupilId),
  );
  const away = visits.filter(({ lessonId, pupilId }) => lessonId !== lesson.lessonId && ownIds.has(pupilId));
  const guests = await roster.pupilsNamed([...new Set(hosted.map(({ pupilId }) => pupilId))]);
  return {
    pupils: [...own, ...guests],
    stays: [...own.flatMap(({ pupilId }) => staysBeside(pupilId, away)), ...hosted],
    away,
  };
};

/** As it was when the lesson ended. While it runs, and where nobody wrote it down, as it is today. */
const classOf = async (
  { storage, roster }: Parts,
  { lessonId, classId }: LessonSpan,
): Promise<RosterPupil[]> => {
  const lesson = await storage.db
    .selectFrom('lessons')
    .select('pupilIds')
    .where('lessonId', '=', lessonId)
    .executeTakeFirst();
  const pupilIds = lesson?.pupilIds ?? null;
  return pupilIds === null ? roster.pupilsOf(classId) : roster.pupilsNamed(idsIn(pupilIds));
};

export const wasThere = (stays: readonly Stay[], pupilId: string | null, at: number): boolean =>
  stays.some((stay) => stay.pupilId === pupilId && stay.from <= at && at < stay.until);

/** All the time, without what was spent elsewhere. */
const staysBeside = (pupilId: string, away: readonly Stay[]): Stay[] => {
  const theirs = away.filter((visit) => visit.pupilId === pupilId);
  const starts = [0, ...theirs.map(({ until }) => until)];
  const ends = [...theirs.map(({ from }) => from), Infinity];
  return starts
    .map((from, index) => ({ pupilId, from, until: ends[index] ?? Infinity }))
    .filter(({ from, until }) => from < until);
};

/** In this lesson and in those that ran beside it, the earliest first. */
const readVisits = async (db: Kysely<Schema>, lesson: LessonSpan): Promise<Visit[]> => {
  const open = new Map<string, Visit>();
  const over: Visit[] = [];
  for (const { lessonId, endedAt, at, action, facts } of await readMoves(db, lesson)) {
    for (const pupilId of movedSchema.parse(JSON.parse(facts)).pupilIds) {
      const key = `${lessonId} ${pupilId}`;
      const visit = open.get(key);
      if (visit === undefined && comings.includes(action))
        open.set(key, { lessonId, pupilId, from: at, until: endedAt ?? Infinity });
      if (visit !== undefined && goings.includes(action)) {
        over.push({ ...visit, until: at });
        open.delete(key);
      }
    }
  }
  return [...over, ...open.values()].toSorted((a, b) => a.from - b.from);
};

const readMoves = (db: Kysely<Schema>, { startedAt, endedAt }: LessonSpan) =>
  db
    .selectFrom('ledger')
    .innerJoin('lessons', 'lessons.lessonId', 'ledger.object')
    .select(['lessonId', 'endedAt', 'at', 'action', 'facts'])
    .where('action', 'in', [...comings, ...goings])
    .where('outcome', '=', 'done')
    .where('startedAt', '<=', endedAt ?? Number.MAX_SAFE_INTEGER)
    .where((row) => row.or([row('endedAt', 'is', null), row('endedAt', '>=', startedAt)]))
    .orderBy('seq')
    .execute();
