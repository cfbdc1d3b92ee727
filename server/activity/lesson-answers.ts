import type { Kysely } from 'kysely';
import type { ExceptionTarget } from '#shared/device-state.ts';
import type { DeviceOutcome } from '../commands/order-facts.ts';
import { targetOf } from '../exceptions/exceptions.ts';
import type { Schema } from '../storage/schema.ts';
import type { Named } from './pupils-meant.ts';

/** Something on record of a lesson, and whom it names. */
export interface LessonEntry {
  readonly at: number;
  readonly actor: string;
  readonly action: string;
  readonly outcome: string;
  readonly name: string | null;
  readonly named: Named;
  /** What was opened or closed. */
  readonly target?: ExceptionTarget;
  readonly reason?: string;
  /** What was written to a pupil who had asked. */
  readonly answer?: string;
  /** What a command contained. */
  readonly args?: unknown;
  /** What became of a command. */
  readonly outcomes?: readonly DeviceOutcome[];
}

/** What staff opened, closed and answered. In the ledger these are about the hand, the request or the exception, not about the lesson it was for. */
export const lessonAnswers = async (db: Kysely<Schema>, lessonId: string): Promise<LessonEntry[]> => [
  ...(await handAnswers(db, lessonId)),
  ...(await requestAnswers(db, lessonId)),
  ...(await openings(db, lessonId)),
];

const ledgerOf = (db: Kysely<Schema>) =>
  db
    .selectFrom('ledger')
    .leftJoin('accounts', 'accounts.accountId', 'ledger.actor')
    .select(['ledger.at', 'ledger.actor', 'ledger.action', 'ledger.outcome', 'accounts.name']);

const handAnswers = async (db: Kysely<Schema>, lessonId: string): Promise<LessonEntry[]> => {
  const rows = await ledgerOf(db)
    .innerJoin('hands', 'hands.requestId', 'ledger.object')
    .select(['hands.pupilId', 'hands.answer'])
    .where('hands.lessonId', '=', lessonId)
    .where('ledger.action', '=', 'answer-hand')
    .execute();
  // Of all that was said to a hand, only one way is in words.
  return rows.map(({ pupilId, answer, ...row }) => ({
    ...row,
    named: naming(pupilId),
    ...(row.outcome === 'told' && { answer }),
  }));
};

const requestAnswers = async (db: Kysely<Schema>, lessonId: string): Promise<LessonEntry[]> => {
  const rows = await ledgerOf(db)
    .innerJoin('mayIRequests', 'mayIRequests.requestId', 'ledger.object')
    .select(['mayIRequests.pupilId', 'mayIRequests.answer'])
    .where('mayIRequests.lessonId', '=', lessonId)
    .where('ledger.action', '=', 'answer-request')
    // Who was not allowed to answer is on record as refused, as an answer that refuses is.
    .whereRef('ledger.actor', '=', 'mayIRequests.answeredBy')
    .execute();
  return rows.map(({ pupilId, ...row }) => ({ ...row, named: naming(pupilId) }));
};

const openings = async (db: Kysely<Schema>, lessonId: string): Promise<LessonEntry[]> => {
  const rows = await ledgerOf(db)
    .innerJoin('exceptions', 'exceptions.exceptionId', 'ledger.object')
    .select(['exceptions.exceptionId', 'exceptions.kind', 'exceptions.target', 'exceptions.reason'])
    .where('exceptions.lessonId', '=', lessonId)
    .where('ledger.action', 'in', ['grant-exception', 'end-exception', 'reopen-exception'])
    .where('ledger.outcome', '=', 'done')
    .execute();
  const pupils = await db
    .selectFrom('exceptionPupils')
    .innerJoin('exceptions', 'exceptions.exceptionId', 'exceptionPupils.exceptionId')
    .select(['exceptionPupils.exceptionId', 'pupilId'])
    .where('lessonId', '=', lessonId)
    .execute();
  return rows.map(({ exceptionId, kind, target, reason, ...row }) => {
    const theirs = pupils.filter((each) => each.exceptionId === exceptionId);
    return {
      ...row,
      target: targetOf({ kind, target }),
      // Why it was opened, not why it was closed.
      ...(row.action === 'grant-exception' && { reason }),
      named: naming(...theirs.map(({ pupilId }) => pupilId)),
    };
  });
};

const naming = (...pupilIds: string[]): Named => ({ pupilIds, deviceIds: [] });
