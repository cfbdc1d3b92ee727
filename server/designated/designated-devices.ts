import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { designatedText, type designatedDevicesApi } from '#shared/api/designated-devices.ts';
import { failure, success, type Failure } from '#shared/result.ts';
import type { Clock } from '../clock.ts';
import type { Settings } from '../config.ts';
import { importDeviceKey, isSignedBy } from '../devices/proof.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { Actor } from '../people/actor.ts';
import { askMay } from '../people/ask-may.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';
import { Challenges } from './challenges.ts';

export interface DesignatedDevicesParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly settings: Pick<Settings, 'url'>;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

interface Proof {
  readonly deviceId: string;
  readonly until: number;
}

type Named = keyof typeof designatedDevicesApi;

const settingKey = 'designatedOnly';
const about = 'designated-devices';
/** As long as a password that was given again. A copied cookie is of use for no longer. */
const provenForMs = 10 * 60_000;
const unproven = (): Failure =>
  failure('not-designated', 'This browser could not show that it is a designated computer.');

/**
 * One designated computer (R43): browsers that the admin has marked, known by a key that never leaves them. Where the school
 * says so, pictures, prints and exports are given to those only.
 */
export class DesignatedDevices {
  readonly #parts: DesignatedDevicesParts;
  readonly #db: Kysely<Schema>;
  readonly #challenges: Challenges;
  readonly #proofs = new Map<string, Proof>();

  constructor(parts: DesignatedDevicesParts) {
    this.#parts = parts;
    this.#db = parts.storage.db;
    this.#challenges = new Challenges(parts);
  }

  get handlers(): Pick<Handlers, Named> {
    return {
      designatedDevices: (_request, { actor }) => this.#list(actor),
      deviceChallenge: async (_request, { actor }) =>
        success({ challenge: this.#challenges.give(actor.sessionHash) }),
      markDevice: this.#mark,
      proveDevice: this.#prove,
      unmarkDevice: this.#unmark,
      setDesignatedOnly: this.#setOnly,
    };
  }

  /** To be asked before evidence leaves, after everything else was. Null where it may: what is refused is in the ledger. */
  async refuse(actor: Actor, object: string): Promise<Failure | null> {
    if (!(await this.#isOnly()) || this.#isProven(actor)) return null;
    await this.#record(actor, 'open-evidence-elsewhere', object, 'refused');
    const names = (await this.#rows()).map(({ name }) => `“${name}”`).join(' or ');
    return failure('not-designated', elsewhere(names));
  }

  async #list(actor: Actor): ReturnType<Handlers['designatedDevices']> {
    const refused = await askMay(this.#parts, actor, 'view-designated', {}, about);
    if (refused) return refused;
    const rows = await this.#rows();
    const devices = rows.map(({ publicKey: _key, ...device }) => device);
    return success({ isOnly: await this.#isOnly(), devices });
  }

  readonly #mark: Handlers['markDevice'] = async ({ name, publicKey, ...signed }, { actor }) => {
    const refused = await this.#mayManage(actor, 'designate-device');
    if (refused) return refused;
    if (!this.#isSigned(actor, 'mark', publicKey, signed)) return unproven();
    if ((await this.#rows()).some((device) => device.publicKey === publicKey))
      return failure('conflict', 'This browser is marked already.');
    const deviceId = randomUUID();
    const row = { deviceId, name, publicKey, markedBy: actor.accountId, markedAt: this.#parts.clock() };
    await this.#db
      .insertInto('designatedDevices')
      .values({ ...row, lastUsedAt: null })
      .execute();
    await this.#record(actor, 'designate-device', deviceId, 'done');
    return success({ deviceId });
  };

  readonly #prove: Handlers['proveDevice'] = async ({ deviceId, ...signed }, { actor }) => {
    const device = (await this.#rows()).find((each) => each.deviceId === deviceId);
    const isProven = this.#isSigned(actor, 'prove', device?.publicKey ?? '', signed);
    if (!device || !isProven) {
      await this.#record(actor, 'prove-device', deviceId, 'refused');
      return unproven();
    }
    const now = this.#parts.clock();
    for (const [session, { until }] of this.#proofs) if (until <= now) this.#proofs.delete(session);
    this.#proofs.set(actor.sessionHash, { deviceId, until: now + provenForMs });
    await this.#db
      .updateTable('designatedDevices')
      .set({ lastUsedAt: now })
      .where('deviceId', '=', deviceId)
      .execute();
    await this.#record(actor, 'prove-device', deviceId, 'done');
    return success({});
  };

  readonly #unmark: Handlers['unmarkDevice'] = async ({ deviceId }, { actor }) => {
    const refused = await this.#mayManage(actor, 'designate-device');
    if (refused) return refused;
    const rows = await this.#rows();
    if (!rows.some((each) => each.deviceId === deviceId)) return failure('not-found');
    if (rows.length === 1 && (await this.#isOnly()))
      return failure(
        'conflict',
        'Evidence opens on this computer only. Mark another one first, or let the safeguarding lead or the head switch that off.',
      );
    await this.#db.deleteFrom('designatedDevices').where('deviceId', '=', deviceId).execute();
    for (const [session, proof] of this.#proofs)
      if (proof.deviceId === deviceId) this.#proofs.delete(session);
    await this.#record(actor, 'remove-designated-device', deviceId, 'done');
    return success({});
  };

  readonly #setOnly: Handlers['setDesignatedOnly'] = async ({ isOnly }, { actor }) => {
    const refused = await this.#mayManage(actor, 'manage-safeguarding');
    if (refused) return refused;
    if (isOnly && (await this.#rows()).length === 0)
      return failure('conflict', 'No computer is marked yet. The admin marks one under Deploy first.');
    const value = isOnly ? '1' : '0';
    await this.#db
      .insertInto('settings')
      .values({ key: settingKey, value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
      .execute();
    await this.#record(actor, 'set-designated-only', about, 'done', { isOnly });
    return success({});
  };

  async #mayManage(
    actor: Actor,
    action: 'designate-device' | 'manage-safeguarding',
  ): Promise<Failure | null> {
    const refused = await askMay(this.#parts, actor, action, {}, about);
    if (refused) return refused;
    return this.#parts.clock() < actor.confirmedUntil ? null : failure('confirm-password');
  }

  #isSigned(
    { sessionHash }: Actor,
    purpose: 'mark' | 'prove',
    publicKey: string,
    { challenge, signature }: { readonly challenge: string; readonly signature: string },
  ): boolean {
    // Used up before anything is looked at, so that nothing can be tried twice.
    if (!this.#challenges.take(sessionHash, challenge)) return false;
    const key = importDeviceKey(publicKey);
    const text = designatedText(purpose, this.#parts.settings.url, challenge);
    return key !== null && isSignedBy(key, text, signature);
  }

  #isProven({ sessionHash }: Actor): boolean {
    return (this.#proofs.get(sessionHash)?.until ?? 0) > this.#parts.clock();
  }

  async #isOnly(): Promise<boolean> {
    const row = await this.#db
      .selectFrom('settings')
      .select('value')
      .where('key', '=', settingKey)
      .executeTakeFirst();
    return row?.value === '1';
  }

  #rows() {
    return this.#db
      .selectFrom('designatedDevices')
      .innerJoin('accounts', 'accounts.accountId', 'designatedDevices.markedBy')
      .select([
        'deviceId',
        'designatedDevices.name',
        'publicKey',
        'accounts.name as markedBy',
        'markedAt',
        'lastUsedAt',
      ])
      .orderBy('markedAt')
      .execute();
  }

  #record(
    { accountId }: Actor,
    action: string,
    object: string,
    outcome: string,
    facts: Record<string, unknown> = {},
  ): Promise<void> {
    return this.#parts.ledger.append({ actor: accountId, action, object, outcome, facts });
  }
}

const elsewhere = (names: string): string =>
  `Evidence opens on the designated computer only: ${names}. Please go on there. If it is broken or lost, the admin can mark another one under Deploy, or the safeguarding lead or the head can switch this off under Safeguarding policy.`;
