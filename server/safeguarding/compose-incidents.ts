import { AlertRows } from '../alerts/alert-rows.ts';
import { ChangeIncidents, type ChangeIncidentsParts } from './change-incidents.ts';
import { Chronologies } from './chronologies.ts';
import { CorrectPeople } from './correct-people.ts';
import { DeviceFacts, type DeviceFactsParts } from './device-facts.ts';
import type { DeskLooks } from '../desk/desk-looks.ts';
import type { Tellings } from '../told/tellings.ts';
import type { DesignatedDevices } from '../designated/designated-devices.ts';
import type { SealedIncidents } from '../referrals/sealed-incidents.ts';
import { ExportGuard } from '../exports/export-guard.ts';
import { ExportIncidents, type ExportIncidentsParts } from '../exports/export-incidents.ts';
import { IncidentNotes } from './incident-notes.ts';
import { IncidentReaders } from './incident-readers.ts';
import { IncidentRecords } from './incident-records.ts';
import { IncidentRights } from './incident-rights.ts';
import { IncidentRows } from './incident-rows.ts';
import { ListIncidents } from './list-incidents.ts';
import { RecordConcern } from './record-concern.ts';
import { RecordIncident, type RecordIncidentParts } from './record-incident.ts';
import { ReviewIncidents } from './review-incidents.ts';
import { SafeguardingPolicies, type SafeguardingPoliciesParts } from './safeguarding-policies.ts';
import { TakeConcerns } from './take-concerns.ts';
import { WriteIncident, type WriteIncidentParts } from './write-incident.ts';

type Ground = Omit<RecordIncidentParts, 'deviceFacts' | 'writing' | 'safeguarding'> &
  Omit<WriteIncidentParts, 'readers'> &
  Pick<ChangeIncidentsParts, 'notifier'> &
  DeviceFactsParts &
  SafeguardingPoliciesParts &
  Pick<ExportIncidentsParts, 'keys' | 'school' | 'printer' | 'approvals'> & {
    readonly sealedIncidents: SealedIncidents;
    readonly deskLooks: DeskLooks;
    readonly tellings: Tellings;
    readonly designated: DesignatedDevices;
  };

/** Everything about incidents: where they come from, who may know of them, and what is done with them. */
export const composeIncidents = (ground: Ground) => {
  const readers = new IncidentReaders(ground);
  const rights = new IncidentRights(ground);
  const rows = new IncidentRows(ground);
  const notes = new IncidentNotes(ground);
  const deviceFacts = new DeviceFacts(ground);
  const safeguarding = new SafeguardingPolicies(ground);
  const writing = new WriteIncident({ ...ground, readers });
  const records = new IncidentRecords({ ...ground, rights });
  const review = new ReviewIncidents({ ...ground, rights, rows, notes, records, safeguarding });
  const people = new CorrectPeople({ ...ground, rows, rights, readers });
  return {
    writing,
    people,
    deviceFacts,
    readers,
    rights,
    safeguarding,
    records,
    review,
    record: new RecordIncident({ ...ground, deviceFacts, writing, safeguarding }),
    concerns: new RecordConcern({ ...ground, readers, writing }),
    takingConcerns: new TakeConcerns({ ...ground, deviceFacts, writing, safeguarding }),
    listing: new ListIncidents({ ...ground, rows }),
    changing: new ChangeIncidents({ ...ground, rights, readers, notes, people }),
    chronologies: new Chronologies({ ...ground, rows, review, alertRows: new AlertRows(ground) }),
    exporting: new ExportIncidents({
      ...ground,
      review,
      guard: new ExportGuard({ ...ground, rights }),
    }),
  };
};
