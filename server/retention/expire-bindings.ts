import type { Kysely } from 'kysely';
import { forgotten } from '../devices/bindings.ts';
import type { Schema } from '../storage/schema.ts';
import type { Expiry } from './expire-rows.ts';

/**
 * Takes away whose devices were before anything was told that is still kept. Of each device that something stays: that it
 * was somebody's, so that nothing from then is taken for another's. Answers how many went.
 */
export const expireBindings = async (db: Kysely<Schema>, expiry: Expiry): Promise<number> => {
  const over = await bindingsOver(db, expiry);
  const seen = new Set<string>();
  let count = 0;
  for (const { deviceId, fromAt, pupilId } of over) {
    const isFirst = !seen.has(deviceId);
    seen.add(deviceId);
    if (isFirst && pupilId === forgotten) continue;
    await (isFirst ? forget(db, deviceId, fromAt) : remove(db, deviceId, fromAt));
    count += 1;
  }
  return count;
};

/** Followed by another one by then; the earliest of each device first. */
const bindingsOver = (db: Kysely<Schema>, { before, heldPupilIds }: Expiry) =>
  db
    .selectFrom('deviceBindings as binding')
    .select(['deviceId', 'fromAt', 'pupilId'])
    .where((row) =>
      row.exists(
        row
          .selectFrom('deviceBindings as later')
          .select('later.deviceId')
          .whereRef('later.deviceId', '=', 'binding.deviceId')
          .whereRef('later.fromAt', '>', 'binding.fromAt')
          .where('later.fromAt', '<', before),
      ),
    )
    .$if(heldPupilIds.length > 0, (query) =>
      query.where((row) => row.or([row('pupilId', 'is', null), row('pupilId', 'not in', heldPupilIds)])),
    )
    .orderBy('deviceId')
    .orderBy('fromAt')
    .execute();

const forget = (db: Kysely<Schema>, deviceId: string, fromAt: number) =>
  db
    .updateTable('deviceBindings')
    .set({ pupilId: forgotten, staffId: null })
    .where('deviceId', '=', deviceId)
    .where('fromAt', '=', fromAt)
    .execute();

const remove = (db: Kysely<Schema>, deviceId: string, fromAt: number) =>
  db.deleteFrom('deviceBindings').where('deviceId', '=', deviceId).where('fromAt', '=', fromAt).execute();
