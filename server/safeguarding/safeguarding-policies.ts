import { incidentsApi, type SafeguardingPolicy } from '#shared/api/incidents.ts';
import {
  alertOrdersOf,
  captureTriggers,
  defaultCapture,
  earlierPicturesOf,
  mayShowOf,
  possibleParts,
  type CapturePolicy,
} from '#shared/incidents/capture.ts';
import { defaultContacts } from '#shared/incidents/contacts.ts';
import { defaultMatrix, matrixKinds } from '#shared/incidents/matrix.ts';
import { neverOff } from '#shared/alerts/orders.ts';
import { failure, success } from '#shared/result.ts';
import type { Clock } from '../clock.ts';
import type { Ledger } from '../evidence/ledger.ts';
import { sha256Of } from '../evidence/vault.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { DeviceOrders, Placement } from '../devices/placement.ts';
import { askMay } from '../people/ask-may.ts';
import type { Kysely } from 'kysely';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';

const key = 'safeguardingPolicy';
const policySchema = incidentsApi.safeguardingPolicy.answer;

export interface SafeguardingPoliciesParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly placement: Pick<Placement, 'settleAll'>;
}

/** The school's matrix of what follows on which incident (R42), what each category proposes (R41), and whom to ask outside (R47). */
export class SafeguardingPolicies {
  readonly #parts: SafeguardingPoliciesParts;

  constructor(parts: SafeguardingPoliciesParts) {
    this.#parts = parts;
  }

  readonly read: Handlers['safeguardingPolicy'] = async (_request, { actor }) => {
    const refused = await askMay(this.#parts, actor, 'review-incidents', {}, key);
    return refused ?? success(await this.current());
  };

  readonly save: Handlers['saveSafeguardingPolicy'] = async (policy, { actor }) => {
    const refused = await askMay(this.#parts, actor, 'manage-safeguarding', {}, key);
    if (refused) return refused;
    const unknown = Object.keys(policy.matrix).find((kind) => !matrixKinds.some((known) => known === kind));
    if (unknown !== undefined) return failure('bad-message', `There is no kind “${unknown}” in the matrix.`);
    const impossible = impossiblePart(policy.capture);
    if (impossible !== null) return failure('bad-message', impossible);
    const muted = neverOff.find((kind) => policy.alerts[kind] === 'off');
    if (muted !== undefined) return failure('bad-message', 'Some kinds of alert are never off.');
    const before = await this.current();
    const value = JSON.stringify(policy);
    await this.#parts.storage.db
      .insertInto('settings')
      .values({ key, value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
      .execute();
    await this.#parts.ledger.append({
      actor: actor.accountId,
      action: 'save-safeguarding-policy',
      object: key,
      outcome: 'done',
      facts: {
        sha256: sha256Of(Buffer.from(value)),
        capture: policy.capture,
        alerts: policy.alerts,
        ...(isOther(policy.categories, before.categories) && { categories: policy.categories }),
      },
    });
    if (onDevices(policy) !== onDevices(before)) await this.#parts.placement.settleAll();
    return success({});
  };

  current(): Promise<SafeguardingPolicy> {
    return currentPolicy(this.#parts.storage.db);
  }
}

const impossiblePart = (capture: CapturePolicy): string | null => {
  for (const trigger of captureTriggers)
    for (const part of capture[trigger].parts)
      if (!possibleParts[trigger].includes(part)) return `“${part}” cannot be taken down with “${trigger}”.`;
  return null;
};

const isOther = (value: unknown, before: unknown): boolean =>
  JSON.stringify(value) !== JSON.stringify(before);

/** What devices know of it. */
const ordersOf = (policy: SafeguardingPolicy): DeviceOrders => ({
  mayShow: mayShowOf(policy.capture),
  earlierPictures: earlierPicturesOf(policy.capture),
  alerts: alertOrdersOf(policy),
});
const onDevices = (policy: SafeguardingPolicy): string => JSON.stringify(ordersOf(policy));

/** What a pupil may be asked to show, and what is an alert, as the school has it now. */
export const currentOrders = async (db: Kysely<Schema>) => ordersOf(await currentPolicy(db));

const currentPolicy = async (db: Kysely<Schema>): Promise<SafeguardingPolicy> => {
  const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst();
  if (!row)
    return policySchema.parse({
      matrix: defaultMatrix,
      contacts: [...defaultContacts],
      capture: defaultCapture,
    });
  const policy = policySchema.parse(JSON.parse(row.value));
  // Kinds that came after the school set its own.
  return { ...policy, matrix: { ...defaultMatrix, ...policy.matrix } };
};
