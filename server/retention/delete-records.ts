import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { recordName } from '#shared/incidents/audience.ts';
import type { Clock } from '../clock.ts';
import { eraseFacts } from '../evidence/erase-facts.ts';
import type { Ledger } from '../evidence/ledger.ts';
import { deletionAction } from '../evidence/ledger-rows.ts';
import type { LedgerSigner } from '../evidence/ledger-signer.ts';
import { recordOwner } from '../evidence/sealed-columns.ts';
import type { Vault } from '../evidence/vault.ts';
import { scrubDeleted } from '../storage/dialect-differences.ts';
import { nextRecordNumber } from '../storage/next-record-number.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';
import { signCertificate, type Certificate } from './certificate.ts';
import { retentionDays } from './retention-days.ts';
import { alertsOf, reviewsOf, takeAwayIncident } from './take-away-incident.ts';
import { type KeptIncident } from './whose-incident.ts';

export interface DeleteRecordsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly vault: Vault;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly keys: { readonly ledger: LedgerSigner };
}

/** By which rule something goes, and who had it so. */
export interface Why {
  readonly rule: string;
  /** `server`, or the accounts of who asked and who allowed. */
  readonly by: readonly [string, ...string[]];
}

type Deleted = Omit<Certificate, 'name' | 'by' | 'rule' | 'at' | 'backupsGoneAt' | 'keys'> &
  Pick<KeptIncident, 'audience'>;
type Numbered = Pick<KeptIncident, 'incidentId' | 'number' | 'audience'>;
type DeletedKind = 'incident' | 'evidence';

const dayMs = 24 * 3_600_000;

/**
 * Deletes records: their keys are destroyed first, so that no copy can be read from then on, then their rows and the facts of
 * the ledger about them. What is cut short is done again: it needs none of the keys.
 */
export class DeleteRecords {
  readonly #parts: DeleteRecordsParts;
  readonly #db: Kysely<Schema>;

  constructor(parts: DeleteRecordsParts) {
    this.#parts = parts;
    this.#db = parts.storage.db;
  }

  /** The whole record with its evidence. Answers the name of its certificate. */
  async incident(incident: Numbered, why: Why): Promise<string> {
    const { incidentId, audience } = incident;
    const items = await this.#evidenceOf(incidentId);
    const commitments = await this.#parts.ledger.commitmentsAbout([incidentId, ...items]);
    const what = `record of incident ${recordName(incident)}`;
    const deleted = { certificateId: randomUUID(), audience, what, items: items.length, commitments };
    await this.#hide(incident, deleted);
    await this.#announce('incident', deleted, why);
    const owners = [
      recordOwner('incident', incidentId),
      ...(await reviewsOf(this.#db, incidentId)).map((id) => recordOwner('review', id)),
      ...(await alertsOf(this.#db, incidentId)).map((id) => recordOwner('alert', id)),
    ];
    const keys = await this.#parts.vault.destroy(owners, items);
    return this.#finish('incident', { ...deleted, keys }, why, (transaction) =>
      takeAwayIncident(transaction, incidentId),
    );
  }

  /** The pictures alone; what was written stays. Null where there were none. */
  async evidence(incident: Numbered, why: Why): Promise<string | null> {
    const { incidentId, audience } = incident;
    const items = await this.#evidenceOf(incidentId);
    if (items.length === 0) return null;
    const what = `pictures of incident ${recordName(incident)}`;
    const deleted = { certificateId: randomUUID(), audience, what, items: items.length, commitments: [] };
    await this.#hide(incident, deleted);
    await this.#announce('evidence', deleted, why);
    const keys = await this.#parts.vault.destroy([], items);
    return this.#finish('evidence', { ...deleted, keys }, why, async (transaction) => {
      await transaction.deleteFrom('evidenceItems').where('incidentId', '=', incidentId).execute();
    });
  }

  /** Before the ledger says that it goes: nobody learns of it then who might not know of it before. */
  async #hide({ incidentId, audience }: Numbered, { certificateId }: Deleted): Promise<void> {
    if (audience === 'safeguarding') return;
    const holds = await this.#db
      .selectFrom('legalHolds')
      .select('holdId')
      .where('objectId', '=', incidentId)
      .execute();
    const objectIds = [incidentId, certificateId, ...holds.map(({ holdId }) => holdId)];
    await this.#db
      .insertInto('hiddenObjects')
      .values(objectIds.map((objectId) => ({ objectId, audience })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  async #evidenceOf(incidentId: string): Promise<string[]> {
    const rows = await this.#db
      .selectFrom('evidenceItems')
      .select('evidenceId')
      .where('incidentId', '=', incidentId)
      .execute();
    return rows.map(({ evidenceId }) => evidenceId);
  }

  /** Before anything goes: whoever finds facts missing finds this too. */
  #announce(kind: DeletedKind, deleted: Deleted, { rule, by }: Why): Promise<void> {
    const { certificateId, items, commitments } = deleted;
    return this.#parts.ledger.append({
      actor: by[0],
      action: deletionAction,
      object: certificateId,
      outcome: 'done',
      facts: { kind, rule, by, items, erased: commitments.map(({ seq }) => seq) },
    });
  }

  async #finish(
    kind: DeletedKind,
    deleted: Deleted & Pick<Certificate, 'keys'>,
    { rule, by }: Why,
    takeAway: (transaction: Kysely<Schema>) => Promise<void>,
  ): Promise<string> {
    const { certificateId, audience, commitments } = deleted;
    const { backups } = await retentionDays(this.#db);
    const at = this.#parts.clock();
    const backupsGoneAt = at + (backups + 1) * dayMs;
    const name = await this.#db.transaction().execute(async (transaction) => {
      await takeAway(transaction);
      await eraseFacts(
        transaction,
        commitments.map(({ seq }) => seq),
      );
      const number = await nextRecordNumber(transaction, 'certificate', audience);
      const certificate = { ...deleted, name: recordName({ audience, number }), at, rule, by, backupsGoneAt };
      const note = signCertificate(certificate, this.#parts.keys.ledger);
      await transaction
        .insertInto('deletionCertificates')
        .values({ number, certificateId, audience, at, kind, note })
        .execute();
      return certificate.name;
    });
    await scrubDeleted(this.#db);
    return name;
  }
}
