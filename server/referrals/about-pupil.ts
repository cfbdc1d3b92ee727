import type { Kysely } from 'kysely';
import type { PupilReferral, ReviewInShort } from '#shared/api/incidents.ts';
import type { Audience } from '#shared/incidents/audience.ts';
import { audienceSchema } from '../safeguarding/incident-rights.ts';
import type { Schema } from '../storage/schema.ts';

const goneName = 'Somebody who is not here any more';

interface AboutPupil {
  readonly pupilId: string;
  /** Incidents in which the pupil is named: what was referred from one without a device is about who stands in it. */
  readonly incidentIds: readonly string[];
}

/** The stops of this pupil's devices that these audiences may know of, the oldest first: nothing of what was on the screen. */
export const referralsAbout = async (
  db: Kysely<Schema>,
  { pupilId, incidentIds }: AboutPupil,
  audiences: readonly Audience[],
): Promise<PupilReferral[]> => {
  const rows = await db
    .selectFrom('referrals')
    .leftJoin('accounts', 'accounts.accountId', 'referrals.stoppedBy')
    .select(['referralId', 'number', 'audience', 'stoppedAt', 'deviceId', 'liftedAt', 'accounts.name as by'])
    .where((row) =>
      row.or([
        row('pupilId', '=', pupilId),
        row.and([row('pupilId', 'is', null), row('incidentId', 'in', incidentIds)]),
      ]),
    )
    .where('audience', 'in', audiences)
    .orderBy('stoppedAt')
    .execute();
  const reviews = await reviewsOf(
    db,
    'referralId',
    rows.map(({ referralId }) => referralId),
  );
  return rows.map(({ referralId, number, audience, stoppedAt, deviceId, liftedAt, by }) => ({
    referralId,
    number,
    audience: audienceSchema.parse(audience),
    stoppedAt,
    stoppedBy: by ?? goneName,
    isStopped: deviceId !== null && liftedAt === null,
    reviews: reviews.get(referralId) ?? [],
  }));
};

/** First reviews of imagery by what they are of: who began them, and how they ended. */
export const reviewsOf = async (
  db: Kysely<Schema>,
  of: 'referralId' | 'incidentId',
  ids: readonly string[],
): Promise<ReadonlyMap<string, ReviewInShort[]>> => {
  const found = new Map<string, ReviewInShort[]>();
  if (ids.length === 0) return found;
  const rows = await db
    .selectFrom('initialReviews')
    .leftJoin('accounts', 'accounts.accountId', 'initialReviews.startedBy')
    .select([`initialReviews.${of} as id`, 'startedAt', 'finishedAt', 'outcome', 'accounts.name as by'])
    .where(of, 'in', ids)
    .orderBy('startedAt')
    .execute();
  for (const { id, startedAt, finishedAt, outcome, by } of rows) {
    const review = { startedAt, startedBy: by ?? goneName, finishedAt, outcome };
    found.set(id ?? '', [...(found.get(id ?? '') ?? []), review]);
  }
  return found;
};
