import type { Kysely } from 'kysely';
import * as z from 'zod';
import { cameToIn, type DeviceOutcome } from '../commands/order-facts.ts';
import { readFacts } from '../evidence/ledger-rows.ts';
import type { ClassRoster, RosterPupil } from '../lessons/class-roster.ts';
import { wasThere, type WhoWasThere } from '../lessons/lesson-stays.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';

/** The facts of ledger entries about a lesson, as far as they say whom something was about. */
const factsSchema = z.object({
  pupilId: z.string().nullable().optional(),
  pupilIds: z.array(z.string()).optional(),
  deviceId: z.string().optional(),
  deviceIds: z.array(z.string()).optional(),
  devices: z.record(z.string(), z.unknown()).optional(),
});

/** Whom an entry names; nobody where it is about all. */
export interface Named {
  readonly pupilIds: readonly string[];
  readonly deviceIds: readonly string[];
}

/** Null: everyone in the lesson. None: others, or nobody's device. */
export type Meant = readonly RosterPupil[] | null;

/** Whom each entry was about, by the devices they have now. */
export const pupilsMeant = async (
  { storage, roster }: { readonly storage: Pick<Storage, 'db'>; readonly roster: ClassRoster },
  entries: readonly { readonly at: number; readonly named: Named }[],
  { pupils, stays }: WhoWasThere,
): Promise<Meant[]> => {
  // Pupils who were only asked for are known by name to whoever asked.
  const named = await roster.pupilsNamed([...new Set(entries.flatMap((entry) => entry.named.pupilIds))]);
  const byId = new Map([...named, ...pupils].map((pupil) => [pupil.pupilId, pupil]));
  const byDevice = await ownersOf(storage.db, pupils);
  return entries.map(({ at, named: { pupilIds, deviceIds } }) => {
    if (pupilIds.length + deviceIds.length === 0) return null;
    const ids = [...pupilIds, ...deviceIds.map((id) => byDevice.get(id) ?? '')];
    const found = [...new Set(ids)].flatMap((id) => byId.get(id) ?? []);
    const there = pupils.filter(({ pupilId }) => wasThere(stays, pupilId, at));
    return isEveryone(found, there) ? null : found;
  });
};

export const namedIn = (facts: string): Named => {
  const order = cameToIn(facts);
  return order === null ? namedInFacts(facts) : namedByOutcomes(order.outcomes);
};

/** Whose each device was then; of a device that was nobody's, whose it is now. */
export const namedByOutcomes = (outcomes: readonly DeviceOutcome[]): Named => ({
  pupilIds: outcomes.flatMap(({ pupilId }) => pupilId ?? []),
  deviceIds: outcomes.flatMap(({ pupilId, deviceId }) => (pupilId === null ? deviceId : [])),
});

const namedInFacts = (facts: string): Named => {
  const parsed = factsSchema.safeParse(readFacts(facts));
  if (!parsed.success) return { pupilIds: [], deviceIds: [] };
  const { pupilId, pupilIds = [], deviceId, deviceIds = [], devices = {} } = parsed.data;
  return {
    pupilIds: [pupilId ?? [], pupilIds].flat(),
    deviceIds: [deviceId ?? [], deviceIds, Object.keys(devices)].flat(),
  };
};

const ownersOf = async (
  db: Kysely<Schema>,
  pupils: readonly RosterPupil[],
): Promise<ReadonlyMap<string, string>> => {
  const devices = await db
    .selectFrom('devices')
    .select(['deviceId', 'pupilId'])
    .where(
      'pupilId',
      'in',
      pupils.map(({ pupilId }) => pupilId),
    )
    .execute();
  return new Map(devices.map(({ deviceId, pupilId }) => [deviceId, pupilId ?? '']));
};

const isEveryone = (found: readonly RosterPupil[], there: readonly RosterPupil[]): boolean =>
  there.length > 1 &&
  found.length === there.length &&
  there.every(({ pupilId }) => found.some((each) => each.pupilId === pupilId));
