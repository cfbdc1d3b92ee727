import type { Incident } from '#shared/api/incidents.ts';
import { recordTextSchema, type RecordText } from '#shared/incidents/record.ts';
import { failure, success } from '#shared/result.ts';
import type { Clock } from '../clock.ts';
import type { Ledger } from '../evidence/ledger.ts';
import { sha256Of, type Vault } from '../evidence/vault.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { Viewers } from '../lessons/viewers.ts';
import type { Storage } from '../storage/storage.ts';
import type { IncidentRights } from './incident-rights.ts';

export interface IncidentRecordsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly rights: IncidentRights;
  readonly vault: Vault;
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
    const { rights, storage, vault, ledger, viewers, clock } = this.#parts;
    const refused = await rights.refuse(actor, [incidentId]);
    if (refused) return refused;
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

  /** As it stands now. */
  async newest(incidentId: string, reportedAt: number): Promise<Incident['record']> {
    const row = await this.#parts.storage.db
      .selectFrom('incidentRevisions')
      .leftJoin('accounts', 'accounts.accountId', 'incidentRevisions.accountId')
      .select(['revision', 'at', 'accounts.name as by', 'sealedText'])
      .where('incidentId', '=', incidentId)
      .orderBy('revision', 'desc')
      .limit(1)
      .executeTakeFirst();
    const filledBy = 'ThinkClick, from what was recorded';
    // Incidents of before there were records.
    if (!row) return { ...nothingWritten, revision: 0, at: reportedAt, by: filledBy };
    const { revision, at, by, sealedText } = row;
    const text = this.#parts.vault.open(placeOf(incidentId, revision), sealedText);
    return { ...recordTextSchema.parse(JSON.parse(text)), revision, at, by: by ?? filledBy };
  }
}
