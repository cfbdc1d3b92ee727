import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { GuestLease } from '#shared/device-state.ts';
import { oneAtATime } from '#shared/one-at-a-time.ts';
import type { Clock } from '../clock.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Storage } from '../storage/storage.ts';
import type { Schema } from '../storage/schema.ts';

export interface GuestLeasesParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly ledger: Pick<Ledger, 'append'>;
  readonly clock: Clock;
  /** Some have ended by themselves. */
  readonly onEnd: () => void;
}

export interface StoredGuest extends Readonly<Schema['guestLeases']> {
  readonly by: string;
}
export type NewGuest = Pick<StoredGuest, 'deviceId' | 'ownerId' | 'label' | 'reason' | 'endsAt'>;

/** Which guests are let in, at most one at each device. All that is done to it is in the ledger. */
export class GuestLeases {
  readonly #parts: GuestLeasesParts;
  readonly #db: Kysely<Schema>;
  /** Of two at once for one device the second finds the first. */
  readonly #inTurn = oneAtATime();

  constructor(parts: GuestLeasesParts) {
    this.#parts = parts;
    this.#db = parts.storage.db;
  }

  /** Null where somebody is let in at this device already. */
  add({ deviceId, ownerId, label, reason, endsAt }: NewGuest): Promise<string | null> {
    return this.#inTurn(async () => {
      const held = await this.inForce();
      if (held.some((each) => each.deviceId === deviceId)) return null;
      const leaseId = randomUUID();
      const startedAt = this.#parts.clock();
      const about = { deviceId, label, reason, endsAt };
      await this.#db
        .insertInto('guestLeases')
        .values({ leaseId, ownerId, startedAt, endedAt: null, ...about })
        .execute();
      await this.#record(ownerId, 'let-guest-in', leaseId, about);
      return leaseId;
    });
  }

  async inForce(): Promise<StoredGuest[]> {
    return this.#open().where('guestLeases.endsAt', '>', this.#parts.clock()).execute();
  }

  async find(leaseId: string): Promise<StoredGuest | undefined> {
    return (await this.inForce()).find((each) => each.leaseId === leaseId);
  }

  /** False when it is over meanwhile. */
  async moveEnd(actor: string, leaseId: string, endsAt: number): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable('guestLeases')
      .set({ endsAt })
      .where('leaseId', '=', leaseId)
      .where('endedAt', 'is', null)
      .where('endsAt', '>', this.#parts.clock())
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    await this.#record(actor, 'move-guest-end', leaseId, { endsAt });
    return true;
  }

  /** False when it was over already. */
  async end(actor: string, leaseId: string, why: string): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable('guestLeases')
      .set({ endedAt: this.#parts.clock() })
      .where('leaseId', '=', leaseId)
      .where('endedAt', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    await this.#record(actor, 'end-guest-access', leaseId, { why });
    return true;
  }

  /** The device is somebody's now: no guest comes back to it when that is over. */
  async endAt(actor: string, deviceId: string): Promise<void> {
    for (const each of await this.inForce())
      if (each.deviceId === deviceId) await this.end(actor, each.leaseId, 'The device is somebody’s now');
  }

  /** Writes down what has ended by itself. */
  async noteEnded(): Promise<void> {
    const over = await this.#open().where('guestLeases.endsAt', '<=', this.#parts.clock()).execute();
    for (const { leaseId } of over) await this.end('server', leaseId, 'Its time was over');
    if (over.length > 0) this.#parts.onEnd();
  }

  /** As the devices are told, by device. */
  async forDevices(): Promise<ReadonlyMap<string, GuestLease>> {
    return new Map(
      (await this.inForce()).map(({ deviceId, by, label, reason, startedAt, endsAt }) => [
        deviceId,
        { by, label, reason, startedAt, endsAt },
      ]),
    );
  }

  #open() {
    return this.#db
      .selectFrom('guestLeases')
      .innerJoin('accounts', 'accounts.accountId', 'guestLeases.ownerId')
      .selectAll('guestLeases')
      .select('accounts.name as by')
      .where('guestLeases.endedAt', 'is', null);
  }

  #record(actor: string, action: string, object: string, facts: Record<string, unknown>): Promise<void> {
    return this.#parts.ledger.append({ actor, action, object, outcome: 'done', facts });
  }
}
