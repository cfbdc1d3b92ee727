import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import * as z from 'zod/mini';
import {
  incidentDecisions,
  incidentKinds,
  type Incident,
  type IncidentSummary,
} from '#shared/api/incidents.ts';
import { failure, success, type Result } from '#shared/result.ts';
import type { Ledger } from '../evidence/ledger.ts';
import { sha256Of, type Vault } from '../evidence/vault.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { Viewers } from '../lessons/viewers.ts';
import type { Clock } from '../clock.ts';
import type { Storage } from '../storage/storage.ts';
import type { Actor } from '../people/actor.ts';
import { askMay } from '../people/ask-may.ts';
import type { SealedIncidents } from '../referrals/sealed-incidents.ts';
import type { Schema } from '../storage/schema.ts';
import { openFacts } from './incident-facts.ts';

export interface ReviewIncidentsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly viewers: Viewers;
  readonly vault: Vault;
  readonly sealedIncidents: Pick<SealedIncidents, 'refusalOf'>;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

const kindSchema = z.enum(incidentKinds);
const decisionSchema = z.enum(incidentDecisions);
const actionPlace = (actionId: string): string => `incident action ${actionId}`;
const reasonPlace = (incidentId: string): string => `incident ${incidentId} decision`;

/** The DSL's side: reads incidents, their pictures, and writes down what was done and decided. */
export class ReviewIncidents {
  readonly #parts: ReviewIncidentsParts;
  readonly #db: Kysely<Schema>;

  constructor(parts: ReviewIncidentsParts) {
    this.#parts = parts;
    this.#db = parts.storage.db;
  }

  /** Numbers and names alone: no content, so no second look at the password. */
  readonly list: Handlers['incidents'] = async (_request, { actor }) => {
    const refused = await askMay(this.#parts, actor, 'review-incidents', {}, 'incidents');
    if (refused) return refused;
    const rows = await this.#rows().orderBy('incidents.number', 'desc').execute();
    return success(rows.map(summaryOf));
  };

  readonly one: Handlers['incident'] = async ({ incidentId }, { actor }) => {
    const refused = await askMay(this.#parts, actor, 'view-evidence', {}, incidentId);
    if (refused) return refused;
    const sealed = await this.#parts.sealedIncidents.refusalOf(incidentId);
    if (sealed) return sealed;
    const incident = await this.find(incidentId);
    if (!incident) return failure('not-found');
    await this.#record(actor, 'view-incident', incidentId);
    return success(incident);
  };

  readonly addAction: Handlers['addIncidentAction'] = async ({ incidentId, text }, { actor }) => {
    const refused = await this.#refuseChange(actor, incidentId);
    if (refused) return refused;
    const actionId = randomUUID();
    const sealedText = this.#parts.vault.seal(actionPlace(actionId), text);
    const at = this.#parts.clock();
    await this.#db
      .insertInto('incidentActions')
      .values({ actionId, incidentId, at, accountId: actor.accountId, sealedText })
      .execute();
    await this.#record(actor, 'add-incident-action', incidentId, {
      actionId,
      textSha256: sha256Of(Buffer.from(text)),
    });
    this.#parts.viewers.incidentsChanged();
    return success({});
  };

  readonly decide: Handlers['decideIncident'] = async ({ incidentId, decision, reason }, { actor }) => {
    const refused = await this.#refuseChange(actor, incidentId);
    if (refused) return refused;
    const sealedDecisionReason = this.#parts.vault.seal(reasonPlace(incidentId), reason);
    await this.#db
      .updateTable('incidents')
      .set({ decision, sealedDecisionReason })
      .where('incidentId', '=', incidentId)
      .execute();
    const reasonSha256 = sha256Of(Buffer.from(reason));
    await this.#record(actor, 'decide-incident', incidentId, { decision, reasonSha256 });
    this.#parts.viewers.incidentsChanged();
    return success({});
  };

  async picture(actor: Actor, evidenceId: string): Promise<Result<{ bytes: Uint8Array; type: string }>> {
    const refused = await askMay(this.#parts, actor, 'view-evidence', {}, evidenceId);
    if (refused) return refused;
    const item = await this.#db
      .selectFrom('evidenceItems')
      .select(['sha256', 'mediaType', 'incidentId'])
      .where('evidenceId', '=', evidenceId)
      .executeTakeFirst();
    if (!item) return failure('not-found');
    const sealed = await this.#parts.sealedIncidents.refusalOf(item.incidentId);
    if (sealed) return sealed;
    await this.#record(actor, 'view-picture', item.incidentId, { evidenceId });
    const bytes = await this.#parts.vault.read(evidenceId, item.sha256);
    return success({ bytes, type: item.mediaType });
  }

  async #refuseChange(actor: Actor, incidentId: string) {
    const refused = await askMay(this.#parts, actor, 'view-evidence', {}, incidentId);
    if (refused) return refused;
    const known = await this.#rows().where('incidents.incidentId', '=', incidentId).executeTakeFirst();
    return known ? null : failure('not-found');
  }

  /** For those who may; looks are recorded by whoever asks. */
  async find(incidentId: string): Promise<Incident | null> {
    const row = await this.#rows().where('incidents.incidentId', '=', incidentId).executeTakeFirst();
    if (!row) return null;
    const { vault } = this.#parts;
    const { reporterPosition, className, ...facts } = openFacts(vault, incidentId, row.sealedFacts);
    const { sealedDecisionReason: sealedReason } = row;
    return {
      ...summaryOf(row),
      reporterPosition,
      className,
      facts,
      pictures: await this.#picturesOf(incidentId),
      actions: await this.#actionsOf(incidentId),
      decisionReason: sealedReason ? vault.open(reasonPlace(incidentId), sealedReason) : '',
    };
  }

  #picturesOf(incidentId: string): Promise<Incident['pictures']> {
    return this.#db
      .selectFrom('evidenceItems')
      .select(['evidenceId', 'takenAt', 'sha256', 'sizeBytes'])
      .where('incidentId', '=', incidentId)
      .orderBy('takenAt')
      .execute();
  }

  async #actionsOf(incidentId: string): Promise<Incident['actions']> {
    const rows = await this.#db
      .selectFrom('incidentActions')
      .innerJoin('accounts', 'accounts.accountId', 'incidentActions.accountId')
      .select(['actionId', 'at', 'accounts.name as by', 'sealedText'])
      .where('incidentId', '=', incidentId)
      .orderBy('at')
      .execute();
    return rows.map(({ actionId, at, by, sealedText }) => ({
      at,
      by,
      text: this.#parts.vault.open(actionPlace(actionId), sealedText),
    }));
  }

  #rows() {
    return this.#db
      .selectFrom('incidents')
      .innerJoin('pupils', 'pupils.pupilId', 'incidents.pupilId')
      .innerJoin('accounts', 'accounts.accountId', 'incidents.reporterId')
      .selectAll('incidents')
      .select(['pupils.name as pupilName', 'accounts.name as reporter'])
      .select((row) =>
        row
          .selectFrom('incidentActions')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .whereRef('incidentActions.incidentId', '=', 'incidents.incidentId')
          .as('actionCount'),
      );
  }

  #record(actor: Actor, action: string, object: string, facts: Record<string, unknown> = {}): Promise<void> {
    return this.#parts.ledger.append({ actor: actor.accountId, action, object, outcome: 'done', facts });
  }
}

interface SummaryRow {
  readonly incidentId: string;
  readonly number: number;
  readonly kind: string;
  readonly pupilName: string;
  readonly reporter: string;
  readonly reportedAt: number;
  readonly decision: string;
  readonly actionCount: number | null;
}

const summaryOf = (row: SummaryRow): IncidentSummary => ({
  incidentId: row.incidentId,
  number: row.number,
  kind: kindSchema.parse(row.kind),
  pupilName: row.pupilName,
  reporter: row.reporter,
  reportedAt: row.reportedAt,
  decision: decisionSchema.parse(row.decision),
  actionCount: Number(row.actionCount),
});
