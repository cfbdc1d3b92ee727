import type { incidentsApi } from '#shared/api/incidents.ts';
import { success } from '#shared/result.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { ChangeIncidents } from './change-incidents.ts';
import type { Chronologies } from './chronologies.ts';
import type { CorrectPeople } from './correct-people.ts';
import type { IncidentReaders } from './incident-readers.ts';
import type { IncidentRecords } from './incident-records.ts';
import type { ListIncidents } from './list-incidents.ts';
import type { RecordConcern } from './record-concern.ts';
import type { RecordIncident } from './record-incident.ts';
import type { ReviewIncidents } from './review-incidents.ts';
import type { SafeguardingPolicies } from './safeguarding-policies.ts';
import { askMay } from '../people/ask-may.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Clock } from '../clock.ts';
import { audiencesOf } from '#shared/incidents/audience.ts';

export interface IncidentParts {
  readonly record: RecordIncident;
  readonly concerns: RecordConcern;
  readonly listing: ListIncidents;
  readonly review: ReviewIncidents;
  readonly changing: ChangeIncidents;
  readonly people: CorrectPeople;
  readonly records: IncidentRecords;
  readonly chronologies: Chronologies;
  readonly safeguarding: SafeguardingPolicies;
  readonly readers: IncidentReaders;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

export const incidentEndpoints = (parts: IncidentParts): Pick<Handlers, keyof typeof incidentsApi> => ({
  incidents: parts.listing.answer,
  incident: parts.review.one,
  chronology: parts.chronologies.answer,
  recordIncident: parts.record.answer,
  recordConcern: parts.concerns.answer,
  concernPeople: parts.concerns.people,
  incidentPeople: parts.people.named,
  addIncidentAction: parts.review.addAction,
  incidentVersions: parts.records.versions,
  saveIncidentRecord: parts.records.save,
  changeIncidents: parts.changing.change,
  incidentReaders: async ({ audience }, { actor }) => {
    const refused = await askMay(parts, actor, 'review-incidents', {}, 'incidents');
    if (refused) return refused;
    return success(audiencesOf(actor.roles).includes(audience) ? await parts.readers.of(audience) : []);
  },
  safeguardingPolicy: parts.safeguarding.read,
  saveSafeguardingPolicy: parts.safeguarding.save,
});
