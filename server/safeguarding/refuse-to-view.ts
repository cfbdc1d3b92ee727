import type { Kysely } from 'kysely';
import { isNormallyNotViewed, type IncidentKind } from '#shared/incidents/kinds.ts';
import { viewingOpensMs } from '#shared/referrals/initial-review.ts';
import { failure, type Failure } from '#shared/result.ts';
import type { Schema } from '../storage/schema.ts';

interface Look {
  readonly incidentId: string;
  readonly accountId: string;
  /** Epoch ms. */
  readonly now: number;
}

/** Nude or semi-nude imagery opens only to whoever has just written down in a review that is going on why it has to (R45). */
export const refuseToView = async (db: Kysely<Schema>, look: Look): Promise<Failure | null> => {
  const { incidentId, accountId, now } = look;
  const incident = await db
    .selectFrom('incidents')
    .select('kind')
    .where('incidentId', '=', incidentId)
    .executeTakeFirst();
  if (!incident || !isNormallyNotViewed(incident.kind as IncidentKind)) return null;
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
