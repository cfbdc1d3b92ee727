import type { Kysely } from 'kysely';
import type { Incident } from '#shared/api/incidents.ts';
import { recordTextSchema, type RecordText } from '#shared/incidents/record.ts';
import { failure, success } from '#shared/result.ts';
import type { Clock } from '../clock.ts';
import type { Ledger } from '../evidence/ledger.ts';
import { sha256Of, type Vault } from '../evidence/vault.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { Viewers } from '../lessons/viewers.ts';
import type { SealedIncidents } from '../referrals/sealed-incidents.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';
import { firstLookDue } from './first-look-due.ts';
import { headedRows, headingOf } from './incident-heading.ts';
import type { IncidentRights } from './incident-rights.ts';
import { whyNotTimes } from './incident-times.ts';

export interface IncidentRecordsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly rights: IncidentRights;
  readonly vault: Vault;
  readonly sealedIncidents: Pick<SealedIncidents, 'refusalOf'>;
  readonly ledger: Ledger;
  readonly viewers: Viewers;
  readonly clock: Clock;
}

const placeOf = (incidentId: string, revision: number): string =>
  `incident ${incidentId} revision ${revision}`;

export const sealRecordText = (
  vault: Vault,
  incidentId: string,
  revision: number,
  text: RecordText,
): Uint8Array => vault.seal(placeOf(incidentId, revision), JSON.stringify(text));

const nothingWritten: RecordText = {
  happenedAt: null,
  place: 'unknown',
  account: '',
  devices: '',
  outcome: '',
};

/** What the school writes about an incident as it learns more. Nothing that was written is ever written over. */
export class IncidentRecords {
  readonly #parts: IncidentRecordsParts;

  constructor(parts: IncidentRecordsParts) {
    this.#parts = parts;
  }

  readonly save: Handlers['saveIncidentRecord'] = async ({ incidentId, basedOn, record }, { actor }) => {
    const { rights, sealedIncidents, storage, vault, ledger, viewers, clock } = this.#parts;
    const refused =
      (await rights.refuse(actor, [incidentId])) ?? (await sealedIncidents.refusalOf(incidentId));
    if (refused) return refused;
    const reportedAt = await this.#reportedAt(incidentId);
    const impossible = whyNotTimes(record, reportedAt);
    if (impossible) return impossible;
    const before = await this.newest(incidentId, reportedAt);
    const isHeardAnew = (before.heardAt ?? null) !== (record.heardAt ?? null);
    const revision = basedOn + 1;
    const sealedText = sealRecordText(vault, incidentId, revision, record);
    const isNew = await storage.db.transaction().execute(async (transaction) => {
      const last = await transaction
        .selectFrom('incidentRevisions')
        .select(({ fn }) => fn.max('revision').as('revision'))
        .where('incidentId', '=', incidentId)
        .executeTakeFirst();
      if ((last?.revision ?? 0) !== basedOn) return false;
      const { accountId } = actor;
      await transaction
        .insertInto('incidentRevisions')
        .values({ incidentId, revision, at: clock(), accountId, sealedText })
        .execute();
      if (isHeardAnew) await this.#moveDue(transaction, incidentId, record.heardAt ?? reportedAt);
      return true;
    });
    if (!isNew)
      return failure(
        'conflict',
        'Somebody else has changed this record. Load it again; your words stay here.',
      );
    await ledger.append({
      actor: actor.accountId,
      action: 'save-incident-record',
      object: incidentId,
      outcome: 'done',
      facts: { revision, recordSha256: sha256Of(Buffer.from(JSON.stringify(record))) },
    });
    viewers.incidentsChanged();
    return success({ revision });
  };

  readonly versions: Handlers['incidentVersions'] = async ({ incidentId }, { actor }) => {
    const { rights, sealedIncidents, ledger } = this.#parts;
    const refused =
      (await rights.refuse(actor, [incidentId])) ?? (await sealedIncidents.refusalOf(incidentId));
    if (refused) return refused;
    await ledger.append({
      actor: actor.accountId,
      action: 'view-incident-versions',
      object: incidentId,
      outcome: 'done',
    });
    const rows = await this.#revisions().where('incidentId', '=', incidentId).orderBy('revision').execute();
    return success(rows.map((row) => this.#versionOf(incidentId, row)));
  };

  /** As it stands now. */
  async newest(incidentId: string, reportedAt: number): Promise<Incident['record']> {
    const row = await this.#revisions()
      .where('incidentId', '=', incidentId)
      .orderBy('revision', 'desc')
      .limit(1)
      .executeTakeFirst();
    // Incidents of before there were records.
    if (!row) return { ...nothingWritten, revision: 0, at: reportedAt, by: filledBy };
    return this.#versionOf(incidentId, row);
  }

  #revisions() {
    return this.#parts.storage.db
      .selectFrom('incidentRevisions')
      .leftJoin('accounts', 'accounts.accountId', 'incidentRevisions.accountId')
      .select(['revision', 'at', 'accounts.name as by', 'sealedText']);
  }

  #versionOf(incidentId: string, { revision, at, by, sealedText }: RevisionRow): Incident['record'] {
    const text = this.#parts.vault.open(placeOf(incidentId, revision), sealedText);
    return { ...recordTextSchema.parse(JSON.parse(text)), revision, at, by: by ?? filledBy };
  }

  async #reportedAt(incidentId: string): Promise<number> {
    const row = await this.#parts.storage.db
      .selectFrom('incidents')
      .select('reportedAt')
      .where('incidentId', '=', incidentId)
      .executeTakeFirstOrThrow();
    return row.reportedAt;
  }

  /** By when somebody must look at it hangs on when the school heard of it (R47). */
  async #moveDue(db: Kysely<Schema>, incidentId: string, heardAt: number): Promise<void> {
    const [row] = await headedRows(db, [incidentId]);
    if (!row) return;
    const { kind } = headingOf(this.#parts.vault, row);
    await db
      .updateTable('incidents')
      .set({ firstLookDueAt: firstLookDue(kind, heardAt) })
      .where('incidentId', '=', incidentId)
      .execute();
  }
}

interface RevisionRow {
  readonly revision: number;
  readonly at: number;
  readonly by: string | null;
  readonly sealedText: Uint8Array;
}

const filledBy = 'ThinkClick, from what was recorded';
