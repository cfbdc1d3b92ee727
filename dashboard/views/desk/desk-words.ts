import type { AlertSummary } from '#shared/api/alerts.ts';
import type { DeskItem, DeskKind } from '#shared/api/desk.ts';
import type { IncidentSummary } from '#shared/api/incidents.ts';
import type { ReferralSummary } from '#shared/api/referrals.ts';
import { alertKindOf } from '#shared/alerts/kinds.ts';
import { recordName } from '#shared/incidents/audience.ts';
import { incidentTitle } from '../incidents/incident-title.ts';

/** What a line is. */
export const deskKindLabels: Readonly<Record<DeskKind, string>> = {
  alert: 'Alert',
  pupil: 'Told by a pupil',
  staff: 'Recorded by staff',
  'from-alert': 'From an alert',
  referral: 'Stopped and referred',
};

export const whoIn = ({ pupil }: Pick<AlertSummary, 'pupil'>): string =>
  pupil?.name ?? 'Whoever sat at a device that is nobody’s';

export const titleOf = (item: DeskItem): string => {
  if (item.is === 'incident') return incidentTitle(item.incident);
  return item.is === 'alert' ? alertKindOf[item.alert.kind].label : `Referral ${recordName(item.referral)}`;
};

/** For whoever does not see which row it is in. */
export const nameOf = (item: DeskItem): string =>
  item.is === 'incident' ? `incident ${recordName(item.incident)}` : `the alert ${titleOf(item)}`;

const folders = { incident: 'incidents', alert: 'alerts', referral: 'referrals' } as const;
export const pathOf = ({ is, id }: DeskItem): string => `/${folders[is]}/${id}`;

/** What may be done with several: referrals are worked on one by one, on their own page. */
export interface ChosenItems {
  readonly incidents: readonly IncidentSummary[];
  readonly alerts: readonly AlertSummary[];
}

export const mayChoose = (item: DeskItem): boolean =>
  item.is === 'incident' || (item.is === 'alert' && item.alert.verdict !== 'true');

export const chosenOf = (items: readonly DeskItem[]): ChosenItems => ({
  incidents: items.flatMap((item) => (item.is === 'incident' ? [item.incident] : [])),
  alerts: items.flatMap((item) => (item.is === 'alert' ? [item.alert] : [])),
});

const incidentsNamed = (incidents: readonly IncidentSummary[]): string => {
  const names = incidents.map((incident) => recordName(incident));
  return `${names.length === 1 ? 'incident' : 'incidents'} ${names.join(', ')}`;
};
const alertsCounted = ({ length }: readonly AlertSummary[]): string =>
  length === 1 ? 'one alert' : `${length} alerts`;

/** "incidents 3, 7 and 2 alerts". */
export const namesOf = ({ incidents, alerts }: ChosenItems): string =>
  [
    ...(incidents.length > 0 ? [incidentsNamed(incidents)] : []),
    ...(alerts.length > 0 ? [alertsCounted(alerts)] : []),
  ].join(' and ');

export const stepsWords = ({ stepsDone }: Pick<ReferralSummary, 'stepsDone'>, of: number): string =>
  stepsDone === 0 ? 'Nothing is done yet' : `${stepsDone} of ${of} steps done`;
