import type { Incident } from '#shared/api/incidents.ts';
import { audienceLabels, recordName } from '#shared/incidents/audience.ts';
import { decisionLabels, triageLabels } from '#shared/incidents/change.ts';
import { kindOf } from '#shared/incidents/kinds.ts';
import { stepLabels } from '#shared/incidents/matrix.ts';
import { involvementLabels, type PersonInvolved } from '#shared/incidents/people.ts';
import { placeLabels } from '#shared/incidents/record.ts';
import { csvOf } from '#shared/exports/csv.ts';
import { personWords } from './person-words.ts';
import { sortableTime } from './london-time.ts';
import type { ExportMark } from './export-mark.ts';

/** One row: an incident and one of the pupils in it, for systems that file by pupil. */
interface Row {
  readonly incident: Incident;
  readonly pupil: PersonInvolved | null;
  readonly mark: ExportMark;
}

const lines = (texts: readonly string[]): string => texts.join('\n');
const time = (at: number | null): string => (at === null ? '' : sortableTime(at));
const nameAndPart = ({ name, kind, involvement }: PersonInvolved): string =>
  `${name} (${personWords[kind]}; ${involvementLabels[involvement]})`;

const actionLine = ({ at, by, step, isDone, text }: Incident['actions'][number]): string => {
  const what = step === null ? '' : `${stepLabels[step]}${isDone ? '' : ' (not done)'}: `;
  return `${sortableTime(at)} ${by}: ${what}${text}`;
};

const stepsWhere = ({ actions }: Incident, isDone: boolean): string =>
  lines(
    actions.flatMap(({ step, isDone: was }) => (step !== null && was === isDone ? [stepLabels[step]] : [])),
  );

const parentsStates = { told: 'told', 'not-told': 'not told', 'no-need': 'no need' } as const;

/** Their order and meaning are in docs/incident-export.md. */
const columns: Readonly<Record<string, (row: Row) => string>> = {
  incident: ({ incident }) => recordName(incident),
  pupil_name: ({ pupil }) => pupil?.name ?? '',
  pupil_involvement: ({ pupil }) => (pupil ? involvementLabels[pupil.involvement] : ''),
  class: ({ incident }) => incident.className,
  others_involved: ({ incident, pupil }) =>
    lines(incident.people.filter((person) => person !== pupil).map(nameAndPart)),
  kind: ({ incident }) => kindOf[incident.kind].label,
  category: ({ incident }) => incident.category ?? '',
  goes_to: ({ incident }) => lines(incident.measures?.escalation ?? []),
  sanctions: ({ incident }) => lines(incident.measures?.sanctions ?? []),
  measures_decided_at: ({ incident }) => time(incident.measures?.at ?? null),
  measures_decided_by: ({ incident }) => incident.measures?.by ?? '',
  for_the_eyes_of: ({ incident }) => audienceLabels[incident.audience],
  happened_at: ({ incident }) => time(incident.record.happenedAt),
  place: ({ incident }) => placeLabels[incident.record.place],
  reported_at: ({ incident }) => time(incident.reportedAt),
  reporter: ({ incident }) => incident.reporter,
  reporter_position: ({ incident }) => incident.reporterPosition,
  heard_at: ({ incident }) => time(incident.record.heardAt ?? null),
  reported_words: ({ incident }) => incident.facts.words,
  description: ({ incident }) => incident.record.account,
  devices: ({ incident }) => incident.record.devices,
  page_address: ({ incident }) => incident.facts.page?.url ?? '',
  page_title: ({ incident }) => incident.facts.page?.title ?? '',
  first_looked_at: ({ incident }) => time(incident.firstLookAt),
  finding: ({ incident }) => (incident.triage === null ? '' : triageLabels[incident.triage]),
  handled_by: ({ incident }) => incident.assignee?.name ?? '',
  steps_done: ({ incident }) => stepsWhere(incident, true),
  steps_not_taken: ({ incident }) => stepsWhere(incident, false),
  actions: ({ incident }) => lines(incident.actions.map(actionLine)),
  decision: ({ incident }) => decisionLabels[incident.decision],
  decision_reason: ({ incident }) => incident.decisionReason,
  parents: ({ incident: { parents } }) => (parents ? parentsStates[parents.is] : ''),
  parents_told_at: ({ incident: { parents } }) => (parents?.is === 'told' ? time(parents.at) : ''),
  parents_told_by: ({ incident: { parents } }) => (parents?.is === 'told' ? parents.by : ''),
  parents_not_told_why: ({ incident: { parents } }) => (parents?.is === 'not-told' ? parents.why : ''),
  outcome: ({ incident }) => incident.record.outcome,
  review_on: ({ incident }) => incident.reviewOn ?? '',
  linked_incidents: ({ incident }) => [...incident.linked, ...incident.merged].map(recordName).join(' '),
  pictures: ({ incident }) => String(incident.pictures.length),
  picture_sha256: ({ incident }) => incident.pictures.map(({ sha256 }) => sha256).join(' '),
  exported_at: ({ mark }) => sortableTime(mark.at),
  exported_by: ({ mark }) => mark.by,
};
export const columnNames = Object.keys(columns);

const rowsOf = (incident: Incident, mark: ExportMark): Row[] => {
  // A pupil whose name was replaced has no id either, and no row.
  const pupils = incident.people.filter(({ pupilId }) => pupilId !== null);
  return (pupils.length > 0 ? pupils : [null]).map((pupil) => ({ incident, pupil, mark }));
};

export const incidentCsv = (incidents: readonly Incident[], mark: ExportMark): string =>
  csvOf([
    columnNames,
    ...incidents
      .flatMap((incident) => rowsOf(incident, mark))
      .map((row) => columnNames.map((name) => columns[name]?.(row) ?? '')),
  ]);

/** The same values under the same names, and nothing guarded. */
export const incidentJson = (incidents: readonly Incident[], mark: ExportMark): string => {
  const rows = incidents
    .flatMap((incident) => rowsOf(incident, mark))
    .map((row) => Object.fromEntries(columnNames.map((name) => [name, columns[name]?.(row) ?? ''])));
  return `${JSON.stringify({ format: 'thinkclick-incidents', version: 1, rows }, null, 2)}\n`;
};
