import { composeAlerts } from './alerts/compose-alerts.ts';
import { Approvals } from './approvals/approvals.ts';
import { DesignatedDevices } from './designated/designated-devices.ts';
import { composeNotify } from './notify/compose-notify.ts';
import type { OnCallParts } from './notify/on-call.ts';
import type { Parts } from './parts.ts';
import { createReferralGround, type ReferralGroundParts } from './referrals/compose-referrals.ts';
import { DeleteRecords } from './retention/delete-records.ts';
import { LegalHolds } from './retention/legal-holds.ts';
import { Retention } from './retention/retention.ts';
import { audienceOf } from './retention/whose-incident.ts';
import { composeIncidents } from './safeguarding/compose-incidents.ts';
import { IncidentRights } from './safeguarding/incident-rights.ts';
import { Tellings, type TellingsParts } from './told/tellings.ts';
import { TimeStamps } from './time-stamps/time-stamps.ts';
import { SubjectAccess } from './subject-access/subject-access.ts';

type IncidentGround = Omit<
  Parameters<typeof composeIncidents>[0],
  'approvals' | 'sealedIncidents' | 'notifier' | 'tellings' | 'designated'
>;
export type SafeguardingParts = Parts &
  IncidentGround &
  ReferralGroundParts &
  Pick<OnCallParts, 'holidays'> &
  Pick<Parameters<typeof composeAlerts>[0], 'alertsInClass' | 'classView'> &
  Pick<TellingsParts, 'placement' | 'viewers' | 'promptPlans'>;

/** Incidents and what stands around them: who is told, two people, how long they are kept, and who may have a copy. */
export const composeSafeguarding = (parts: SafeguardingParts) => {
  const referralGround = createReferralGround(parts);
  const { sealedIncidents } = referralGround;
  const rights = new IncidentRights(parts);
  const audienceOfAny = audienceOf(parts.storage.db);
  const approvals = new Approvals({
    ...parts,
    audienceOf: async (kind, objects) =>
      kind === 'export-incidents' ? rights.audienceOfAll(objects) : audienceOfAny(kind, objects),
  });
  const designated = new DesignatedDevices(parts);
  const notify = composeNotify(parts);
  const tellings = new Tellings({ ...parts, ...notify });
  const { takingConcerns, writing, deviceFacts, ...incidents } = composeIncidents({
    ...parts,
    tellings,
    approvals,
    sealedIncidents,
    designated,
    notifier: notify.notifier,
  });
  const holds = new LegalHolds(parts);
  const { takingAlerts, ...alerts } = composeAlerts({
    ...parts,
    ...incidents,
    writing,
    deviceFacts,
    notifier: notify.notifier,
    holds,
  });
  const deletes = new DeleteRecords(parts);
  return {
    ...incidents,
    ...alerts,
    takingAlerts,
    referralGround,
    takingConcerns,
    tellings,
    designated,
    timeStamps: new TimeStamps(parts),
    notify,
    approvals,
    holds,
    deletes,
    retention: new Retention({ ...parts, holds, deletes }),
    subjectAccess: new SubjectAccess({
      ...parts,
      holds,
      approvals,
      designated,
      alertsAbout: (pupilId) => alerts.alertRows.about(pupilId),
      findIncident: async (incidentId) =>
        (await sealedIncidents.isSealed(incidentId)) ? null : incidents.review.find(incidentId),
    }),
  };
};
