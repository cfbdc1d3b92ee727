import type { Kysely } from 'kysely';
import type { Incident } from '#shared/api/incidents.ts';
import { stepsFor } from '#shared/incidents/matrix.ts';
import { failure, success, type Result } from '#shared/result.ts';
import type { Clock } from '../clock.ts';
import type { DesignatedDevices } from '../designated/designated-devices.ts';
import type { Ledger } from '../evidence/ledger.ts';
import { sha256Of, type Vault } from '../evidence/vault.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { Viewers } from '../lessons/viewers.ts';
import type { Actor } from '../people/actor.ts';
import type { Tellings } from '../told/tellings.ts';
import type { SealedIncidents } from '../referrals/sealed-incidents.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';
import { openFacts } from './incident-facts.ts';
import type { IncidentNotes } from './incident-notes.ts';
import type { IncidentRecords } from './incident-records.ts';
import type { IncidentRights } from './incident-rights.ts';
import type { IncidentRows } from './incident-rows.ts';
import { openMeasures } from './sealed-measures.ts';
import { refuseToView } from './refuse-to-view.ts';
import type { SafeguardingPolicies } from './safeguarding-policies.ts';

export interface ReviewIncidentsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly rights: IncidentRights;
  readonly rows: IncidentRows;
  readonly records: IncidentRecords;
  readonly notes: IncidentNotes;
  readonly safeguarding: SafeguardingPolicies;
  readonly vault: Vault;
  readonly sealedIncidents: Pick<SealedIncidents, 'refusalOf'>;
  readonly tellings: Pick<Tellings, 'markRead'>;
  readonly designated: Pick<DesignatedDevices, 'refuse'>;
  readonly ledger: Ledger;
  readonly viewers: Viewers;
  readonly clock: Clock;
}

export const reasonPlace = (incidentId: string): string => `incident ${incidentId} decision`;

/** The DSL's side: reads incidents and their pictures, and writes down what was done. */
export class ReviewIncidents {
  readonly #parts: ReviewIncidentsParts;
  readonly #db: Kysely<Schema>;

  constructor(parts: ReviewIncidentsParts) {
    this.#parts = parts;
    this.#db = parts.storage.db;
  }

  readonly one: Handlers['incident'] = async ({ incidentId }, { actor }) => {
    const refused = await this.#parts.rights.refuse(actor, [incidentId]);
    if (refused) return refused;
    const sealed = await this.#parts.sealedIncidents.refusalOf(incidentId);
    if (sealed) return sealed;
    await this.#noteFirstLook(incidentId);
    const incident = await this.find(incidentId);
    if (!incident) return failure('not-found');
    await this.#record(actor, 'view-incident', incidentId);
    await this.#parts.tellings.markRead(incidentId, actor);
    return success(incident);
  };

  readonly addAction: Handlers['addIncidentAction'] = async (request, { actor }) => {
    const { incidentId, step, isDone, text } = request;
    const refused = await this.#parts.rights.refuse(actor, [incidentId]);
    if (refused) return refused;
    const { notes, storage } = this.#parts;
    const actionId = await notes.add(storage.db, actor.accountId, incidentId, text, { step, isDone });
    const textSha256 = sha256Of(Buffer.from(text));
    await this.#record(actor, 'add-incident-action', incidentId, { actionId, step, isDone, textSha256 });
    this.#parts.viewers.incidentsChanged();
    return success({});
  };

  async picture(actor: Actor, evidenceId: string): Promise<Result<{ bytes: Uint8Array; type: string }>> {
    const item = await this.#db
      .selectFrom('evidenceItems')
      .select(['sha256', 'mediaType', 'incidentId'])
      .where('evidenceId', '=', evidenceId)
      .executeTakeFirst();
    const refused = await this.#parts.rights.refuse(actor, [item?.incidentId ?? evidenceId]);
    if (refused) return refused;
    if (!item) return failure('not-found');
    const sealed = await this.#parts.sealedIncidents.refusalOf(item.incidentId);
    if (sealed) return sealed;
    const elsewhere = await this.#parts.designated.refuse(actor, item.incidentId);
    if (elsewhere) return elsewhere;
    const look = { incidentId: item.incidentId, accountId: actor.accountId, now: this.#parts.clock() };
    const notViewed = await refuseToView(this.#db, this.#parts.vault, look);
    if (notViewed) return notViewed;
    await this.#record(actor, 'view-picture', item.incidentId, { evidenceId });
    const bytes = await this.#parts.vault.read(evidenceId, item.sha256);
    return success({ bytes, type: item.mediaType });
  }

  /** For those who may; looks are recorded by whoever asks. */
  async find(incidentId: string): Promise<Incident | null> {
    const { rows, records, safeguarding } = this.#parts;
    const row = await rows.query().where('incidents.incidentId', '=', incidentId).executeTakeFirst();
    if (!row) return null;
    const [summary] = await rows.summaries([row]);
    const others = await this.#othersOf(incidentId, row.mergedInto);
    const sealed = await this.#sealedOf(incidentId);
    if (!summary || !sealed) return null;
    const { matrix, categories: proposals } = await safeguarding.current();
    return {
      ...summary,
      ...sealed,
      pictures: await this.#picturesOf(incidentId),
      saidToPupil: await this.#saidToPupil(incidentId),
      record: await records.newest(incidentId, summary.reportedAt),
      steps: [...stepsFor(matrix, summary.kind, summary.audience)],
      proposals,
      actions: await this.#parts.notes.of(incidentId),
      ...others,
    };
  }

  async #sealedOf(incidentId: string) {
    const row = await this.#db
      .selectFrom('incidents')
      .select(['sealedFacts', 'sealedDecisionReason', 'sealedMeasures'])
      .where('incidentId', '=', incidentId)
      .executeTakeFirst();
    if (!row) return null;
    const { vault } = this.#parts;
    const { reporterPosition, className, toldByName, ...facts } = openFacts(
      vault,
      incidentId,
      row.sealedFacts,
    );
    const reason = row.sealedDecisionReason;
    const decisionReason = reason ? vault.open(reasonPlace(incidentId), reason) : '';
    const measures = openMeasures(vault, incidentId, row.sealedMeasures);
    const reporter = toldByName === undefined ? {} : { reporter: toldByName };
    return { ...reporter, reporterPosition, className, facts, decisionReason, measures };
  }

  /** All of one audience: links and merges never leave it. */
  async #othersOf(
    incidentId: string,
    into: string | null,
  ): Promise<Pick<Incident, 'mergedInto' | 'merged' | 'linked'>> {
    const { rows } = this.#parts;
    const links = await this.#db
      .selectFrom('incidentLinks')
      .selectAll()
      .where((row) => row.or([row('incidentId', '=', incidentId), row('otherId', '=', incidentId)]))
      .execute();
    const linkedIds = links.map((link) => (link.incidentId === incidentId ? link.otherId : link.incidentId));
    const ids = async (incidentIds: readonly string[]) =>
      incidentIds.length === 0 ? [] : rows.others(incidentIds);
    const merged = await this.#db
      .selectFrom('incidents')
      .select('incidentId')
      .where('mergedInto', '=', incidentId)
      .execute();
    const [mergedInto = null] = await ids(into === null ? [] : [into]);
    return {
      mergedInto,
      merged: await ids(merged.map((each) => each.incidentId)),
      linked: await ids(linkedIds),
    };
  }

  async #saidToPupil(incidentId: string): Promise<Incident['saidToPupil']> {
    const row = await this.#db
      .selectFrom('tellings')
      .select(['toldAt', 'said'])
      .where('incidentId', '=', incidentId)
      .executeTakeFirst();
    return row ? { at: row.toldAt, words: row.said } : null;
  }

  #picturesOf(incidentId: string): Promise<Incident['pictures']> {
    return this.#db
      .selectFrom('evidenceItems')
      .select(['evidenceId', 'takenAt', 'sha256', 'sizeBytes'])
      .where('incidentId', '=', incidentId)
      .orderBy('takenAt')
      .execute();
  }

  async #noteFirstLook(incidentId: string): Promise<void> {
    const done = await this.#db
      .updateTable('incidents')
      .set({ firstLookAt: this.#parts.clock() })
      .where('incidentId', '=', incidentId)
      .where('firstLookAt', 'is', null)
      .executeTakeFirst();
    if (done.numUpdatedRows > 0n) this.#parts.viewers.incidentsChanged();
  }

  #record(actor: Actor, action: string, object: string, facts: Record<string, unknown> = {}): Promise<void> {
    return this.#parts.ledger.append({ actor: actor.accountId, action, object, outcome: 'done', facts });
  }
}
