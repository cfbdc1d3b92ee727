import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { HoldScope } from '#shared/api/retention.ts';
import type { Clock } from '../clock.ts';
import type { Ledger } from '../evidence/ledger.ts';
import { sha256Of, type Vault } from '../evidence/vault.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';
import { sealedPupils } from './sealed-pupils.ts';

export interface LegalHoldsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly vault: Vault;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

export interface NewHold {
  readonly scope: HoldScope;
  /** An incident's or a pupil's id; empty where everything is held. */
  readonly objectId: string;
  readonly reason: string;
  /** An account id. */
  readonly setBy: string;
  /** A hold of a referral ends with it (`lift`), and never by an ordinary request. */
  readonly source: 'person' | 'referral';
}

/** What is held now. */
export interface Held {
  readonly everything: boolean;
  readonly incidentIds: ReadonlySet<string>;
  readonly pupilIds: ReadonlySet<string>;
}

const reasonPlace = (holdId: string): string => `hold ${holdId} reason`;

/** Holds over what would be deleted: while one is in force, nothing under it goes, by clock or by hand. */
export class LegalHolds {
  readonly #parts: LegalHoldsParts;
  readonly #db: Kysely<Schema>;

  constructor(parts: LegalHoldsParts) {
    this.#parts = parts;
    this.#db = parts.storage.db;
  }

  async place({ reason, ...hold }: NewHold): Promise<string> {
    const holdId = randomUUID();
    const sealedReason = this.#parts.vault.seal(reasonPlace(holdId), reason);
    const set = { setAt: this.#parts.clock(), endedBy: null, endedAt: null };
    await this.#db
      .insertInto('legalHolds')
      .values({ ...hold, ...set, holdId, sealedReason })
      .execute();
    const { scope, objectId, source } = hold;
    const reasonSha256 = sha256Of(Buffer.from(reason));
    await this.#record(hold.setBy, 'set-legal-hold', holdId, { scope, objectId, source, reasonSha256 });
    return holdId;
  }

  /** False where none such is in force. */
  async lift(holdId: string, endedBy: string, source: NewHold['source']): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable('legalHolds')
      .set({ endedBy, endedAt: this.#parts.clock() })
      .where('holdId', '=', holdId)
      .where('source', '=', source)
      .where('endedAt', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    await this.#record(endedBy, 'end-legal-hold', holdId, { source });
    return true;
  }

  async held(): Promise<Held> {
    const rows = await this.#rows().select(['scope', 'objectId']).execute();
    const idsOf = (scope: HoldScope) =>
      new Set(rows.filter((row) => row.scope === scope).map(({ objectId }) => objectId));
    const pupilIds = idsOf('pupil');
    const referred = await this.#referred();
    return {
      everything: rows.some(({ scope }) => scope === 'everything'),
      incidentIds: new Set([...idsOf('incident'), ...referred, ...(await this.#sealedAbout(pupilIds))]),
      pupilIds,
    };
  }

  /** What only the head or the chair may know is about a pupil under a hold as well, which no column tells. */
  async #sealedAbout(pupilIds: ReadonlySet<string>): Promise<string[]> {
    if (pupilIds.size === 0) return [];
    const sealed = await sealedPupils(this.#db, this.#parts.vault);
    return [...sealed.pupilIds].flatMap(([incidentId, ids]) =>
      ids.some((pupilId) => pupilIds.has(pupilId)) ? [incidentId] : [],
    );
  }

  /** What was stopped and referred is held until two people have lifted the stop on the word of the police. */
  async #referred(): Promise<string[]> {
    const rows = await this.#parts.storage.db
      .selectFrom('sealedIncidents')
      .innerJoin('referrals', 'referrals.referralId', 'sealedIncidents.referralId')
      .select('sealedIncidents.incidentId')
      .where('referrals.liftedAt', 'is', null)
      .execute();
    return rows.map(({ incidentId }) => incidentId);
  }

  /** Those in force, the newest first, with their reasons: for those who may know. */
  async list() {
    const rows = await this.#rows()
      .leftJoin('accounts', 'accounts.accountId', 'legalHolds.setBy')
      .select(['holdId', 'scope', 'objectId', 'sealedReason', 'source', 'setAt', 'accounts.name as setBy'])
      .orderBy('setAt', 'desc')
      .execute();
    return rows.map(({ sealedReason, ...row }) => ({
      ...row,
      reason: this.#parts.vault.open(reasonPlace(row.holdId), sealedReason),
    }));
  }

  #rows() {
    return this.#db.selectFrom('legalHolds').where('endedAt', 'is', null);
  }

  #record(actor: string, action: string, object: string, facts: Record<string, unknown>): Promise<void> {
    return this.#parts.ledger.append({ actor, action, object, outcome: 'done', facts });
  }
}
