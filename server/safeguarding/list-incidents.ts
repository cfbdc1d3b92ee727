import type { Kysely } from 'kysely';
import {
  incidentShelves,
  incidentsAtOnce,
  type IncidentShelf,
  type IncidentSummary,
} from '#shared/api/incidents.ts';
import { audiencesOf, recordName, type Audience } from '#shared/incidents/audience.ts';
import { success } from '#shared/result.ts';
import type { Clock } from '../clock.ts';
import type { DeskLooks } from '../desk/desk-looks.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Handlers } from '../http/endpoint.ts';
import { schoolMoment } from '../lessons/school-moment.ts';
import type { Actor } from '../people/actor.ts';
import { askMay } from '../people/ask-may.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';
import type { IncidentRows } from './incident-rows.ts';

export interface ListIncidentsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly rows: IncidentRows;
  readonly deskLooks: Pick<DeskLooks, 'note'>;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

/** For whom, and on which day. */
interface Asked {
  readonly audiences: readonly Audience[];
  readonly accountId: string;
  readonly today: string;
}

/** The shelves of the desk: what is to be done, the most urgent first, and what is done. */
export class ListIncidents {
  readonly #parts: ListIncidentsParts;
  readonly #db: Kysely<Schema>;

  constructor(parts: ListIncidentsParts) {
    this.#parts = parts;
    this.#db = parts.storage.db;
  }

  /** Numbers and names alone: no content, so no second look at the password. */
  readonly answer: Handlers['incidents'] = async ({ shelf, search }, { actor }) => {
    const refused = await askMay(this.#parts, actor, 'review-incidents', {}, 'incidents');
    if (refused) return refused;
    const found = (await this.on(shelf, actor)).filter((incident) => fits(incident, search));
    await this.#parts.deskLooks.note(actor, { action: 'view-desk', found: found.length, search });
    return success({
      incidents: found.slice(0, incidentsAtOnce),
      total: found.length,
      counts: await this.counts(actor),
    });
  };

  /** All that this person may know of; of what is sealed no name, so that none leads to it. */
  async on(shelf: IncidentShelf, actor: Actor): Promise<IncidentSummary[]> {
    const query = this.#parts.rows.query().where('incidentId', 'in', this.#ids(shelf, this.#askedBy(actor)));
    const inOrder =
      shelf === 'closed'
        ? query.orderBy('closedAt', 'desc').orderBy('number', 'desc')
        : query
            .orderBy((row) => row.case().when('firstLookAt', 'is', null).then(0).else(1).end())
            .orderBy('firstLookDueAt')
            .orderBy('number');
    return (await this.#parts.rows.summaries(await inOrder.execute())).map(withoutSealedNames);
  }

  async counts(actor: Actor): Promise<Record<IncidentShelf, number>> {
    const asked = this.#askedBy(actor);
    const counts = { open: 0, mine: 0, review: 0, closed: 0 };
    for (const shelf of incidentShelves) counts[shelf] = (await this.#ids(shelf, asked).execute()).length;
    return counts;
  }

  #askedBy({ accountId, roles }: Actor): Asked {
    return { audiences: audiencesOf(roles), accountId, today: schoolMoment(this.#parts.clock()).date };
  }

  #ids(shelf: IncidentShelf, { audiences, accountId, today }: Asked) {
    const all = this.#db
      .selectFrom('incidents')
      .select('incidents.incidentId')
      .where('audience', 'in', audiences);
    const open = all.where('decision', '=', 'open').where('mergedInto', 'is', null);
    switch (shelf) {
      case 'open':
        return open;
      case 'mine':
        return open.where('assigneeId', '=', accountId);
      case 'review':
        return all.where('mergedInto', 'is', null).where('reviewOn', '<=', today);
      case 'closed':
        return all.where((row) => row.or([row('decision', '!=', 'open'), row('mergedInto', 'is not', null)]));
    }
  }
}

const withoutSealedNames = (incident: IncidentSummary): IncidentSummary =>
  incident.isSealed
    ? {
        ...incident,
        people: [],
        reporter: incident.source === 'pupil' ? 'A pupil' : incident.reporter,
        carried: incident.carried.map((each) => ({ ...each, people: [] })),
      }
    : incident;

export const fits = (incident: IncidentSummary, search: string): boolean => {
  const sought = search.toLowerCase();
  if (sought === '' || recordName(incident).toLowerCase() === sought) return true;
  return incident.people.some(({ name }) => name.toLowerCase().includes(sought));
};
