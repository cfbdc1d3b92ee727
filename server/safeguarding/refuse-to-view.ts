import type { Kysely } from 'kysely';
import { isNormallyNotViewed, type IncidentKind } from '#shared/incidents/kinds.ts';
import { viewingOpensMs } from '#shared/referrals/initial-review.ts';
import { failure, type Failure } from '#shared/result.ts';
import type { Vault } from '../evidence/vault.ts';
import type { Schema } from '../storage/schema.ts';
import { headedRows, headingOf, type HeadedRow } from './incident-heading.ts';

interface Look {
  readonly incidentId: string;
  readonly accountId: string;
  /** Epoch ms. */
  readonly now: number;
}

/** Nude or semi-nude imagery opens only to whoever has just written down in a review that is going on why it has to (R45). */
export const refuseToView = async (db: Kysely<Schema>, vault: Vault, look: Look): Promise<Failure | null> => {
  const { incidentId, accountId, now } = look;
  const [incident] = await headedRows(db, [incidentId]);
  if (!incident || !isNormallyNotViewed(headingOf(vault, incident).kind)) return null;
  const written = await db
    .selectFrom('reviewViewings')
    .innerJoin('initialReviews', 'initialReviews.reviewId', 'reviewViewings.reviewId')
    .select('viewingId')
    .where('initialReviews.incidentId', '=', incidentId)
    .where('initialReviews.finishedAt', 'is', null)
    .where('reviewViewings.accountId', '=', accountId)
    .where('reviewViewings.at', '>', now - viewingOpensMs)
    .executeTakeFirst();
  return written ? null : failure('conflict', notViewed);
};

const notViewed =
  'Imagery of this kind is normally not viewed. Where there is no other way to decide, write down in the first review why it has to be, and who is present: it then opens to you for 15 minutes.';

/** What was taken for such imagery becomes something else, whose pictures open and are copied, only once a first review has found so. */
export const whyNotReclassified = async (
  db: Kysely<Schema>,
  vault: Vault,
  rows: readonly HeadedRow[],
  kind: IncidentKind,
): Promise<Failure | null> => {
  if (isNormallyNotViewed(kind)) return null;
  for (const row of rows)
    if (isNormallyNotViewed(headingOf(vault, row).kind) && !(await isReviewed(db, row.incidentId)))
      return failure('conflict', notReviewed);
  return null;
};

const isReviewed = async (db: Kysely<Schema>, incidentId: string): Promise<boolean> => {
  const reviews = await db
    .selectFrom('initialReviews')
    .select('finishedAt')
    .where('incidentId', '=', incidentId)
    .execute();
  return reviews.some(({ finishedAt }) => finishedAt !== null);
};

const notReviewed =
  'Imagery of this kind is normally not viewed, so it stays of this kind until a first review is finished. It can be given to the head or the chair at once.';
