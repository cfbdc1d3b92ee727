import * as z from 'zod/mini';
import type { Kysely } from 'kysely';
import type { IncidentSummary, OtherIncident } from '#shared/api/incidents.ts';
import { incidentSources } from '#shared/api/incidents.ts';
import { audiences } from '#shared/incidents/audience.ts';
import { incidentDecisions, triages } from '#shared/incidents/change.ts';
import { infringementCategories } from '#shared/incidents/kinds.ts';
import type { NamedPerson, PersonInvolved } from '#shared/incidents/people.ts';
import type { Vault } from '../evidence/vault.ts';
import type { Storage } from '../storage/storage.ts';
import type { Schema } from '../storage/schema.ts';
import { tellerOf } from '../told/sealed-tellers.ts';
import { headingOf } from './incident-heading.ts';
import { carriedBy } from './merged-under.ts';
import { openParents } from './parents-answers.ts';
import { personOf } from './sealed-people.ts';

const columnsSchema = z.object({
  audience: z.enum(audiences),
  source: z.enum(incidentSources),
  triage: z.nullable(z.enum(triages)),
  category: z.nullable(z.enum(infringementCategories)),
  decision: z.enum(incidentDecisions),
});

const goneName = 'Somebody who is not here any more';

/** A person of an incident, and as what they were named. */
export interface InvolvedRow {
  readonly named: NamedPerson;
  readonly shown: PersonInvolved;
}

/** Reads incidents as lists show them, unsealing what only some may read. */
export class IncidentRows {
  readonly #db: Kysely<Schema>;
  readonly #vault: Vault;

  constructor(parts: { readonly storage: Pick<Storage, 'db'>; readonly vault: Vault }) {
    this.#db = parts.storage.db;
    this.#vault = parts.vault;
  }

  query() {
    return this.#db
      .selectFrom('incidents')
      .leftJoin('accounts as reporters', 'reporters.accountId', 'incidents.reporterId')
      .leftJoin('accounts as assignees', 'assignees.accountId', 'incidents.assigneeId')
      .select([
        'incidents.incidentId',
        'audience',
        'number',
        'kind',
        'sealedHeading',
        'sealedParents',
        'source',
        'reportedAt',
        'firstLookDueAt',
        'firstLookAt',
        'triage',
        'category',
        'assigneeId',
        'decision',
        'closedAt',
        'reviewOn',
        'mergedInto',
        'reporters.name as reporter',
        'assignees.name as assignee',
      ])
      .select((row) =>
        row
          .selectFrom('incidentActions')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .whereRef('incidentActions.incidentId', '=', 'incidents.incidentId')
          .as('actionCount'),
      )
      .select((row) =>
        row
          .selectFrom('sealedIncidents')
          .select('sealedAt')
          .whereRef('sealedIncidents.incidentId', '=', 'incidents.incidentId')
          .as('sealedAt'),
      );
  }

  async summaries(rows: readonly IncidentRow[]): Promise<IncidentSummary[]> {
    const ids = rows.map(({ incidentId }) => incidentId);
    const people = await this.people(ids);
    const carried = await this.#carriedBy(ids);
    const told = rows.filter(({ source }) => source === 'pupil').map(({ incidentId }) => incidentId);
    const tellers = await this.#tellers(told);
    return rows.map((row) => {
      const involved = people.get(row.incidentId) ?? [];
      return {
        ...this.#summaryOf(row, involved, tellers.get(row.incidentId) ?? involved[0]?.shown.name),
        carried: carried.flatMap(({ root, ...other }) => (root === row.incidentId ? [other] : [])),
      };
    });
  }

  async #carriedBy(incidentIds: readonly string[]) {
    const carried = await carriedBy(this.#db, incidentIds);
    const ids = carried.map(({ incidentId }) => incidentId);
    const people = await this.people(ids);
    const sealed = await this.#sealedAmong(ids);
    const kinds = new Map((await this.others(ids)).map(({ incidentId, kind }) => [incidentId, kind]));
    return carried.map(({ incidentId, root, triage }) => ({
      root,
      kind: kinds.get(incidentId) ?? 'other',
      triage: columnsSchema.shape.triage.parse(triage),
      people: sealed.has(incidentId) ? [] : (people.get(incidentId) ?? []).map(({ shown }) => shown),
    }));
  }

  async #sealedAmong(incidentIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (incidentIds.length === 0) return new Set();
    const rows = await this.#db
      .selectFrom('sealedIncidents')
      .select('incidentId')
      .where('incidentId', 'in', incidentIds)
      .execute();
    return new Set(rows.map(({ incidentId }) => incidentId));
  }

  /** Who told, however the people of the incident were put right since. */
  async #tellers(incidentIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (incidentIds.length === 0) return new Map();
    const rows = await this.#db
      .selectFrom('tellings')
      .select(['incidentId', 'requestId', 'pupilId', 'sealedTeller'])
      .where('incidentId', 'in', incidentIds)
      .execute();
    const told = rows.flatMap((row) => {
      const teller = tellerOf(this.#vault, row);
      return teller === null || row.incidentId === null
        ? []
        : [{ incidentId: row.incidentId, pupilId: teller.pupilId }];
    });
    const names = await this.#namesOf(
      told.map(({ pupilId }) => ({ kind: 'pupil', pupilId, involvement: 'saw' })),
    );
    return new Map(told.map(({ incidentId, pupilId }) => [incidentId, names.get(pupilId) ?? goneName]));
  }

  /** The oldest first. */
  async others(incidentIds: readonly string[]): Promise<OtherIncident[]> {
    if (incidentIds.length === 0) return [];
    const rows = await this.query()
      .where('incidents.incidentId', 'in', incidentIds)
      .orderBy('reportedAt')
      .execute();
    return rows.map((row) => {
      const { incidentId, number, reportedAt } = row;
      const { audience, decision } = columnsSchema.parse(row);
      const { kind } = headingOf(this.#vault, row);
      return { incidentId, audience, number, kind, reportedAt, decision };
    });
  }

  /** The people of each of these incidents, in the order in which they were named. */
  async people(incidentIds: readonly string[]): Promise<Map<string, InvolvedRow[]>> {
    const found = new Map<string, InvolvedRow[]>();
    if (incidentIds.length === 0) return found;
    const rows = await this.#db
      .selectFrom('incidentPeople')
      .selectAll()
      .where('incidentId', 'in', incidentIds)
      .orderBy('place')
      .execute();
    const people = await this.shown(rows.map((row) => personOf(this.#vault, row)));
    for (const [at, { incidentId }] of rows.entries())
      found.set(incidentId, [...(found.get(incidentId) ?? []), ...people.slice(at, at + 1)]);
    return found;
  }

  async shown(people: readonly NamedPerson[]): Promise<InvolvedRow[]> {
    const names = await this.#namesOf(people);
    return people.map((named) => ({ named, shown: shownAs(named, names) }));
  }

  async #namesOf(people: readonly NamedPerson[]): Promise<ReadonlyMap<string, string>> {
    const pupilIds = people.flatMap((person) => (person.kind === 'pupil' ? [person.pupilId] : []));
    const accountIds = people.flatMap((person) => (person.kind === 'staff' ? [person.accountId] : []));
    const pupils = pupilIds.length
      ? await this.#db
          .selectFrom('pupils')
          .select(['pupilId as id', 'name'])
          .where('pupilId', 'in', pupilIds)
          .execute()
      : [];
    const accounts = accountIds.length
      ? await this.#db
          .selectFrom('accounts')
          .select(['accountId as id', 'name'])
          .where('accountId', 'in', accountIds)
          .execute()
      : [];
    return new Map([...pupils, ...accounts].map(({ id, name }) => [id, name]));
  }

  #summaryOf(
    row: IncidentRow,
    people: readonly InvolvedRow[],
    teller: string | undefined,
  ): Omit<IncidentSummary, 'carried'> {
    const { incidentId, number, reportedAt, firstLookDueAt, firstLookAt, assigneeId } = row;
    const heading = headingOf(this.#vault, row);
    const reporter = row.source === 'pupil' ? (teller ?? heading.reporter) : heading.reporter;
    const assignee = assigneeId === null ? null : { accountId: assigneeId, name: row.assignee ?? goneName };
    return {
      incidentId,
      number,
      ...columnsSchema.parse(row),
      kind: heading.kind,
      reporter,
      people: people.map(({ shown }) => shown),
      reportedAt,
      firstLookDueAt,
      firstLookAt,
      assignee,
      closedAt: row.closedAt,
      parents: openParents(this.#vault, incidentId, row.sealedParents),
      reviewOn: row.reviewOn,
      isSealed: row.sealedAt !== null,
      actionCount: Number(row.actionCount),
    };
  }
}

export type IncidentRow = Awaited<ReturnType<ReturnType<IncidentRows['query']>['execute']>>[number];

const shownAs = (person: NamedPerson, names: ReadonlyMap<string, string>): PersonInvolved => {
  const { kind, involvement } = person;
  const pupilId = person.kind === 'pupil' ? person.pupilId : null;
  if (person.kind === 'pupil')
    return { kind, involvement, pupilId, name: names.get(person.pupilId) ?? goneName };
  if (person.kind === 'staff')
    return { kind, involvement, pupilId, name: names.get(person.accountId) ?? goneName };
  return { kind, involvement, pupilId, name: person.name };
};
