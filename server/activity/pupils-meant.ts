import type { Kysely } from 'kysely';
import * as z from 'zod';
import type { RosterPupil } from '../lessons/class-roster.ts';
import type { Schema } from '../storage/schema.ts';

/** The facts of ledger entries about a lesson, as far as they say whom something was about. */
const factsSchema = z.object({
  pupilId: z.string().nullable().optional(),
  pupilIds: z.array(z.string()).optional(),
  deviceId: z.string().optional(),
  deviceIds: z.array(z.string()).optional(),
  devices: z.record(z.string(), z.unknown()).optional(),
});

/** For each entry the pupils it was about, by the devices they have now; none where it was about the class. */
export const pupilsMeant = async (
  db: Kysely<Schema>,
  entries: readonly { readonly facts: string }[],
  pupils: readonly RosterPupil[],
): Promise<RosterPupil[][]> => {
  const byId = new Map(pupils.map((pupil) => [pupil.pupilId, pupil]));
  const devices = await db
    .selectFrom('devices')
    .select(['deviceId', 'pupilId'])
    .where('pupilId', 'in', [...byId.keys()])
    .execute();
  const byDevice = new Map(devices.map(({ deviceId, pupilId }) => [deviceId, byId.get(pupilId ?? '')]));
  return entries.map(({ facts }) => {
    const parsed = factsSchema.safeParse(JSON.parse(facts));
    if (!parsed.success) return [];
    const { pupilId, pupilIds = [], deviceId, deviceIds = [], devices: outcomes = {} } = parsed.data;
    const named = [deviceId ?? [], deviceIds, Object.keys(outcomes)].flat();
    const meant = [
      ...[pupilId ?? '', ...pupilIds].map((id) => byId.get(id)),
      ...named.map((id) => byDevice.get(id)),
    ];
    const found = [...new Set(meant)].filter((pupil) => pupil !== undefined);
    return found.length === pupils.length ? [] : found;
  });
};
