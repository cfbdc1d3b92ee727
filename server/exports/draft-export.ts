import type { ExportRequest } from '#shared/api/exports.ts';
import type { Incident } from '#shared/api/incidents.ts';
import { isNormallyNotViewed } from '#shared/incidents/kinds.ts';
import { hidesOthers } from '#shared/exports/recipients.ts';
import { failure, success, type Result } from '#shared/result.ts';
import type { Storage } from '../storage/storage.ts';
import type { ReviewIncidents } from '../safeguarding/review-incidents.ts';
import { pupilRedaction, type ReadField, type RedactedIncident } from './redact-incident.ts';

/** What of one incident is given out, and what is not. */
export interface Draft {
  /** As it is given out. */
  readonly incident: Incident;
  readonly fields: readonly ReadField[];
  readonly unclear: readonly string[];
  /** Evidence ids. */
  readonly pictures: ReadonlySet<string>;
  /** Null where nobody else's name is left out. */
  readonly redaction: { readonly pupils: number; readonly words: number; readonly pictures: number } | null;
}

export interface DraftExportParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly review: Pick<ReviewIncidents, 'find'>;
}

/** Reads the incidents of an export, with the names of other pupils replaced where whoever gets it may not know them. */
export const draftExport = async (
  parts: DraftExportParts,
  request: ExportRequest,
): Promise<Result<Draft[]>> => {
  const incidents: Incident[] = [];
  for (const incidentId of new Set(request.incidentIds)) {
    const incident = await parts.review.find(incidentId);
    if (!incident) return failure('not-found');
    incidents.push(request.recipient === 'parents' ? withoutWhyNotTold(incident) : incident);
  }
  if (!hidesOthers(request.recipient)) return success(incidents.map(whole));
  const isAbout = ({ people }: Incident) =>
    people.some(({ pupilId }) => pupilId !== null && request.pupilIds.includes(pupilId));
  if (!incidents.every(isAbout))
    return failure('bad-message', 'Choose a pupil who was involved: the export is about them alone.');
  const redact = await redactorFor(parts, request);
  return success(incidents.map((incident) => redacted(redact(incident), request)));
};

const leftOut = 'Left out of this copy.';

/** Why parents were not told may be what a child must be kept safe from. */
export const withoutWhyNotTold = (incident: Incident): Incident => ({
  ...incident,
  parents: incident.parents?.is === 'not-told' ? { is: 'not-told', why: leftOut } : incident.parents,
  actions: incident.actions.map((action) =>
    action.step === 'parents' && !action.isDone ? { ...action, text: leftOut } : action,
  ),
});

const whole = (incident: Incident): Draft => ({
  // Who is named in other incidents is given out with those.
  incident: { ...incident, carried: [] },
  fields: [],
  unclear: [],
  pictures: new Set(copied(incident).map(({ evidenceId }) => evidenceId)),
  redaction: null,
});

/** The pictures that may be given out at all. */
export const copied = ({ kind, pictures }: Incident): Incident['pictures'] =>
  isNormallyNotViewed(kind) ? [] : pictures;

const redactorFor = async ({ storage: { db } }: DraftExportParts, request: ExportRequest) => {
  const pupils = await db.selectFrom('pupils').select(['pupilId', 'name', 'email']).execute();
  const staff = await db.selectFrom('accounts').select('name').execute();
  const { pupilIds: keptIds, leaveOut, leaveIn } = request;
  return pupilRedaction({ pupils, staffNames: staff.map(({ name }) => name), keptIds, leaveOut, leaveIn })
    .incident;
};

const redacted = ({ incident, fields, unclear }: RedactedIncident, { pictureIds }: ExportRequest): Draft => {
  const given = copied(incident).filter(({ evidenceId }) => pictureIds.includes(evidenceId));
  const replaced = fields.flatMap(({ pieces }) => pieces.filter(({ was }) => was !== null));
  const others = incident.people.filter(({ kind, pupilId }) => kind === 'pupil' && pupilId === null);
  const labels = new Set([
    ...others.map(({ name }) => name),
    ...replaced.map(({ text }) => text.replace(/’s$/, '')),
  ]);
  return {
    incident,
    fields,
    unclear,
    pictures: new Set(given.map(({ evidenceId }) => evidenceId)),
    redaction: {
      pupils: [...labels].filter((label) => label.startsWith('Pupil ')).length,
      words: replaced.length,
      pictures: incident.pictures.length - given.length,
    },
  };
};
