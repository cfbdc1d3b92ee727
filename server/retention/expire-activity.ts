import type { Kysely } from 'kysely';
import type { Schema } from '../storage/schema.ts';
import type { Expiry } from './expire-rows.ts';

const rowsPerPage = 500;

/**
 * Takes away what devices told, device by device and from its oldest on, a page at a time: each is found by the primary key, so
 * that nothing is searched through and no statement is long. The last number of each device stays: by it the next is
 * known to follow. Answers how many went.
 */
export const expireActivity = async (db: Kysely<Schema>, expiry: Expiry): Promise<number> => {
  const devices = await db.selectFrom('devices').select('deviceId').execute();
  let count = 0;
  for (const { deviceId } of devices) count += await expireDevice(db, deviceId, expiry);
  return count;
};

const expireDevice = async (db: Kysely<Schema>, deviceId: string, expiry: Expiry): Promise<number> => {
  const last = await db
    .selectFrom('reports')
    .select('seq')
    .where('deviceId', '=', deviceId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!last) return 0;
  const held = new Set(expiry.heldPupilIds);
  let [count, after] = [0, -1];
  for (;;) {
    const page = await db
      .selectFrom('reports')
      .select(['seq', 'at', 'pupilId'])
      .where('deviceId', '=', deviceId)
      .where('seq', '>', after)
      .where('seq', '<', last.seq)
      .orderBy('seq')
      .limit(rowsPerPage)
      .execute();
    const old = page.filter(({ at, pupilId }) => at < expiry.before && !held.has(pupilId ?? ''));
    count += await removeReports(
      db,
      deviceId,
      old.map(({ seq }) => seq),
    );
    const end = page.at(-1);
    if (end === undefined || page.length < rowsPerPage || end.at >= expiry.before) return count;
    after = end.seq;
  }
};

const removeReports = async (
  db: Kysely<Schema>,
  deviceId: string,
  seqs: readonly number[],
): Promise<number> => {
  if (seqs.length > 0)
    await db.deleteFrom('reports').where('deviceId', '=', deviceId).where('seq', 'in', seqs).execute();
  return seqs.length;
};
