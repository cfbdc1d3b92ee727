import type { Kysely } from 'kysely';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';
import type { DeviceOwner } from './device-book.ts';

/** Whose a device is from then on. Server epoch ms. */
export interface Binding extends DeviceOwner {
  readonly fromAt: number;
}

export type OwnerAt = (at: number) => DeviceOwner;

const nobody: DeviceOwner = { pupilId: null, staffId: null };
/** In place of a pupil whose name is not kept any longer: somebody, and nobody knows who. */
export const forgotten = '';

/** Whose each device was, and from when on: what waits on a device is told of whoever sat there when it happened. */
export class Bindings {
  readonly #db: Kysely<Schema>;
  /** The last one of each device. Most of what is told is newer than that. */
  readonly #last = new Map<string, Binding>();

  constructor(parts: { readonly storage: Pick<Storage, 'db'> }) {
    this.#db = parts.storage.db;
  }

  async load(): Promise<void> {
    const rows = await this.#db.selectFrom('deviceBindings').selectAll().orderBy('fromAt').execute();
    for (const { deviceId, ...binding } of rows) this.#last.set(deviceId, binding);
  }

  /** In order of time, in the transaction that binds the device. What was noted of a later time is no longer so. */
  async write(db: Kysely<Schema>, deviceId: string, bindings: readonly Binding[]): Promise<void> {
    const [first] = bindings;
    if (first === undefined) return;
    await db
      .deleteFrom('deviceBindings')
      .where('deviceId', '=', deviceId)
      .where('fromAt', '>=', first.fromAt)
      .execute();
    await db
      .insertInto('deviceBindings')
      .values(bindings.map((binding) => ({ deviceId, ...binding })))
      .execute();
  }

  /** Once that transaction is through. */
  written(deviceId: string, bindings: readonly Binding[]): void {
    const last = bindings.at(-1);
    if (last !== undefined) this.#last.set(deviceId, last);
  }

  /** Who sat at a device, for every moment from this one on. */
  async ownersSince(deviceId: string, from: number): Promise<OwnerAt> {
    const last = this.#last.get(deviceId);
    if (last !== undefined && last.fromAt <= from) return () => last;
    const rows = await this.#db
      .selectFrom('deviceBindings')
      .select(['fromAt', 'pupilId', 'staffId'])
      .where('deviceId', '=', deviceId)
      .orderBy('fromAt')
      .execute();
    return (at) => ownerIn(rows, at);
  }
}

/**
 * Never a wrong child: of what is from before anything is known it is the owner only where the device has been nobody
 * else's since.
 */
export const ownerIn = (bindings: readonly Binding[], at: number): DeviceOwner => {
  const { pupilId, staffId } = bindings.findLast(({ fromAt }) => fromAt <= at) ?? onlyOwner(bindings);
  return pupilId === forgotten ? nobody : { pupilId, staffId };
};

const onlyOwner = (bindings: readonly Binding[]): DeviceOwner => {
  const owners = bindings.filter(({ pupilId, staffId }) => pupilId !== null || staffId !== null);
  const [first] = owners;
  const isOnly = owners.every(
    ({ pupilId, staffId }) => pupilId === first?.pupilId && staffId === first.staffId,
  );
  return first !== undefined && isOnly ? first : nobody;
};

export interface AccountChange {
  readonly owner: DeviceOwner;
  readonly now: number;
  /** When the device was last heard of with the account of before. */
  readonly lastSeenAt: number;
  /** For how long this account has been signed in, as the device says; null: it does not say. */
  readonly accountForMs: number | null;
}

/** A device looks who is signed in twice a minute. */
const unsureMs = 60_000;

/** Between the account of before and this one lies a while in which it may have been either: then it is nobody's. */
export const bindingsByAccount = (change: AccountChange): readonly [...Binding[], Binding] => {
  const { owner, now, lastSeenAt, accountForMs } = change;
  const earliest = Math.min(now, lastSeenAt);
  const fromAt = accountForMs === null ? now : Math.max(earliest, now - accountForMs);
  const unsureFrom = accountForMs === null ? earliest : Math.max(earliest, fromAt - unsureMs);
  const own = { ...owner, fromAt };
  return unsureFrom < fromAt ? [{ ...nobody, fromAt: unsureFrom }, own] : [own];
};
