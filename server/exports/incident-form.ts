import type { ExportReview } from '#shared/api/exports.ts';
import type { Incident } from '#shared/api/incidents.ts';
import { judgementLabels, judgements, type Judgement } from '#shared/exports/recipients.ts';
import { audienceLabels, recordName } from '#shared/incidents/audience.ts';
import { beforeWords } from '#shared/incidents/before-words.ts';
import { decisionLabels, triageLabels } from '#shared/incidents/change.ts';
import { kindOf } from '#shared/incidents/kinds.ts';
import { stepLabels, type ActionStep } from '#shared/incidents/matrix.ts';
import { measuresWords } from '#shared/incidents/measures.ts';
import { parentsWords } from '#shared/incidents/parents.ts';
import { involvementLabels } from '#shared/incidents/people.ts';
import { placeLabels } from '#shared/incidents/record.ts';
import { markText, type ExportMark } from './export-mark.ts';
import { longDay, longTime } from './london-time.ts';
import { personWords } from './person-words.ts';
import { plainJpeg } from './plain-jpeg.ts';
import { Sheet } from './sheet.ts';

export interface IncidentForm {
  readonly schoolName: string;
  readonly incident: Incident;
  /** The bytes of those that are printed, by evidence id. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  readonly review: ExportReview;
  readonly mark: ExportMark;
  /** One sentence on what was left out; null where nothing was. */
  readonly leftOut: string | null;
}

type Rows = (readonly [string, string])[];
const time = (at: number | null): string => (at === null ? '' : longTime(at));

/** The school's form of an incident (R43), to print and sign: what happened, what was done, and who took part. */
export const incidentForm = async (form: IncidentForm): Promise<Buffer> => {
  const { incident, mark, schoolName } = form;
  const name = `Incident ${recordName(incident)}`;
  const sheet = new Sheet({
    title: `${name} · ${schoolName}`,
    author: schoolName,
    at: mark.at,
    name: `${name} · ${schoolName} · Confidential`,
    mark: markText(mark),
    signature: { name: schoolName, reason: `${name}, copy ${mark.copy}`, at: mark.at },
  });
  sheet.title(name, `${schoolName} · Confidential: safeguarding`);
  if (form.leftOut !== null) sheet.paragraph(form.leftOut, 'bold');
  sheet.rows(basics(incident));
  addPeople(sheet, incident);
  addWhatHappened(sheet, incident);
  addPictures(sheet, form);
  addSteps(sheet, incident);
  addChronology(sheet, incident);
  addDecision(sheet, form);
  addReview(sheet, form.review);
  return sheet.finish();
};

const basics = (incident: Incident): Rows => [
  ['Kind', kindOf[incident.kind].label],
  ['Category', categoryText(incident)],
  ['What follows', measuresText(incident)],
  ['Who may know', audienceLabels[incident.audience]],
  ['Reported by', `${incident.reporter}${incident.reporterPosition && `, ${incident.reporterPosition}`}`],
  ['Reported on', time(incident.reportedAt)],
  ['The school first heard on', time(incident.record.heardAt ?? null)],
  ['Happened on', time(incident.record.happenedAt)],
  ['Where', placeLabels[incident.record.place]],
  ['Class', incident.className],
  ['First look', `${time(incident.firstLookAt) || 'Not yet'} (due ${time(incident.firstLookDueAt)})`],
  ['Handled by', incident.assignee?.name ?? ''],
  ['Finding', incident.triage === null ? '' : triageLabels[incident.triage]],
];

const categoryText = ({ category, proposals }: Incident): string => {
  if (category === null) return 'None';
  const { escalation, sanctions } = proposals[category];
  const [goesTo, follows] = [escalation, sanctions].map((texts) => texts.join(', ') || 'none');
  return `${category}. Proposed: goes to ${goesTo}; possible sanctions ${follows}.`;
};

const measuresText = ({ measures }: Incident): string =>
  measures === null
    ? 'Not decided'
    : `${measuresWords(measures)} Decided by ${measures.by}, ${longTime(measures.at)}.`;

const addPeople = (sheet: Sheet, { people }: Incident): void => {
  sheet.heading('Who was involved');
  sheet.rows(
    people.map(({ name, kind, involvement }) => [
      involvementLabels[involvement],
      `${name} (${personWords[kind]})`,
    ]),
  );
};

const addWhatHappened = (sheet: Sheet, { facts, record }: Incident): void => {
  sheet.heading('What was reported');
  sheet.paragraph(facts.words);
  if (facts.choice !== undefined) sheet.rows([['The pupil chose', facts.choice]]);
  sheet.heading('What happened');
  sheet.paragraph(record.account);
  sheet.note(`Revision ${record.revision}, ${time(record.at)}, by ${record.by}`);
  sheet.rows([
    ['Devices, addresses, user names, programs', record.devices],
    ['Page', facts.page ? `${facts.page.title}\n${facts.page.url}` : ''],
    ['Account on the device', facts.device?.profileEmail ?? ''],
    ['Device', facts.device ? `${facts.device.deviceId}, extension ${facts.device.extensionVersion}` : ''],
    ['Open tabs', (facts.tabs ?? []).map(({ title, url }) => `${title} ${url}`).join('\n')],
    ['Before it', facts.visits.map(({ at, text, url }) => `${time(at)}: ${text} ${url ?? ''}`).join('\n')],
  ]);
};

const addPictures = (sheet: Sheet, { incident, pictures }: IncidentForm): void => {
  sheet.heading('Pictures');
  const { pictureMissing, earlier = [] } = incident.facts;
  if (pictureMissing !== null) sheet.paragraph(pictureMissing);
  else if (incident.pictures.length === 0) sheet.paragraph('There are none.');
  for (const [place, { evidenceId, takenAt, sha256, sizeBytes }] of incident.pictures.entries()) {
    const before = earlier.find((each) => each.takenAt === takenAt);
    const when = before === undefined ? '' : `, ${beforeWords(before.beforeMs)} it was recorded`;
    const title = `Picture ${place + 1}, taken ${time(takenAt)}${when}, ${sizeBytes} bytes`;
    const bytes = pictures.get(evidenceId);
    const isShown = bytes !== undefined && sheet.picture(plainJpeg(bytes) ?? Buffer.from(bytes), title);
    // Below it, so that no page ends between the two.
    sheet.paragraph(title, 'bold');
    if (before !== undefined) sheet.note(`Page: ${before.title} ${before.url}`);
    if (!bytes) sheet.paragraph('Left out of this copy.');
    else if (!isShown) sheet.paragraph('It cannot be printed; its file has it.');
    sheet.note(`SHA-256 of the original: ${sha256}`);
  }
  if (pictures.size > 0)
    sheet.note('Printed pictures are copies: marked with this export, and without the data inside the file.');
};

const addSteps = (sheet: Sheet, incident: Incident): void => {
  const { steps, actions } = incident;
  sheet.heading('Steps of the school’s policy');
  const others = actions.flatMap(({ step }) => (step !== null && !steps.includes(step) ? [step] : []));
  sheet.rows([...new Set([...steps, ...others])].map((step) => [stepLabels[step], stepText(incident, step)]));
};

const stepText = ({ actions }: Incident, step: ActionStep): string => {
  const done = actions.filter((action) => action.step === step);
  if (done.length === 0) return 'Open';
  return done
    .map(({ isDone, by, at, text }) => `${isDone ? 'Done' : 'Not taken'} by ${by}, ${time(at)}: ${text}`)
    .join('\n');
};

const addChronology = (sheet: Sheet, { actions }: Incident): void => {
  sheet.heading('What was done, in order');
  if (actions.length === 0) sheet.paragraph('Nothing is written down yet.');
  else sheet.rows(actions.map(({ at, by, text }) => [time(at), `${by}: ${text}`]));
};

const addDecision = (sheet: Sheet, { incident, review }: IncidentForm): void => {
  const { decision, decisionReason, parents, record, reviewOn, linked, merged } = incident;
  sheet.heading('Judgement and outcome');
  sheet.boxes(judgements.map((each) => [judgementLabels[each], each === judgementOf(incident, review)]));
  sheet.rows([
    ['Decision', decisionLabels[decision]],
    ['Reason', decisionReason],
    ['Parents', parents === null ? '' : parentsWords(parents, longTime)],
    ['Outcome', record.outcome],
    ['To be reviewed on', reviewOn === null ? '' : longDay(reviewOn)],
    ['Belongs together with', [...linked, ...merged].map(recordName).join(', ')],
  ]);
};

const judgementOf = ({ decision }: Incident, { judgement }: ExportReview): Judgement | null =>
  judgement ?? (decision === 'handled-in-school' || decision === 'no-further-action' ? 'internal' : null);

const fewestSigned = 2;
const addReview = (sheet: Sheet, { people, computer }: ExportReview): void => {
  sheet.heading('Review');
  sheet.paragraph(
    'More than one senior member of staff takes part, and one computer is used and kept to throughout.',
  );
  sheet.rows([['Computer used', computer]]);
  const empty = Array.from({ length: Math.max(0, fewestSigned - people.length) }, () => ({
    name: '',
    position: '',
  }));
  // Before the lines: they stay whole, and no page holds the end of a note alone.
  sheet.note(
    'This file is signed inside with the school’s key: a PDF reader, or the school’s own program with the school’s public key, tells whether it was changed since. Its SHA-256 is in the school’s ledger. That is not a qualified electronic signature: the lines below are there to be signed by hand. Letters that this print does not have are named by their numbers, as in [U+0645]; the file incident.json has them as they were written.',
  );
  for (const { name, position } of [...people, ...empty]) sheet.signature(name, position);
};
