import type { Incident } from '#shared/api/incidents.ts';
import type { KnownName } from '#shared/exports/known-names.ts';
import { redactor, type Piece, type Redact } from '#shared/exports/redact.ts';
import type { PersonInvolved } from '#shared/incidents/people.ts';
import { redactTexts } from './redact-texts.ts';

export interface RosterPupil {
  readonly pupilId: string;
  readonly name: string;
  readonly email: string | null;
}

export interface RedactIncidentParts {
  readonly pupils: readonly RosterPupil[];
  readonly staffNames: readonly string[];
  /** Whose names stay. */
  readonly keptIds: readonly string[];
  readonly leaveOut: readonly string[];
  readonly leaveIn: readonly string[];
}

/** Where something was replaced or left in, as a person checks it. */
export interface ReadField {
  readonly title: string;
  readonly pieces: readonly Piece[];
}

export interface RedactedValue {
  readonly value: unknown;
  readonly fields: readonly ReadField[];
  readonly unclear: readonly string[];
}

export interface RedactedIncident {
  readonly incident: Incident;
  readonly fields: readonly ReadField[];
  readonly unclear: readonly string[];
}

const titles: Readonly<Record<string, string>> = {
  words: 'What was reported',
  account: 'What happened',
  devices: 'Devices and programs',
  outcome: 'Outcome',
  decisionReason: 'Why it was decided so',
  url: 'Address of a page',
  title: 'Title of a page',
  text: 'Something done or seen',
  reporter: 'Reported by',
  reporterPosition: 'Position',
  name: 'Somebody involved',
  profileEmail: 'Account on the device',
  pictureMissing: 'Why there is no picture',
  by: 'Who did it',
  escalation: 'Who deals with it',
  sanctions: 'What follows',
  why: 'Why parents were not told',
  choice: 'What a pupil chose',
  className: 'Class',
};

/** One redaction for all that is given out together, so that a letter means the same pupil everywhere in it. */
export interface PupilRedaction {
  readonly incident: (incident: Incident) => RedactedIncident;
  /** Any other value. */
  readonly value: (value: unknown) => RedactedValue;
}

export const pupilRedaction = (parts: RedactIncidentParts): PupilRedaction => {
  const letters = lettersInOrder(parts.keptIds.length);
  const labelOf = (pupilId: string) => () => `Pupil ${letters.of(pupilId)}`;
  const labels = new Map(parts.pupils.map(({ pupilId }) => [pupilId, labelOf(pupilId)]));
  const names: KnownName[] = [
    ...parts.pupils.map(({ pupilId, name, email }) => {
      const label = parts.keptIds.includes(pupilId) ? null : (labels.get(pupilId) ?? null);
      return { name, email, label, isWhole: false };
    }),
    ...parts.staffNames.map((name) => ({ name, email: null, label: null, isWhole: true })),
  ];
  const redact = redactor({ names, leaveOut: parts.leaveOut, leaveIn: parts.leaveIn });
  const isOther = ({ kind, pupilId }: PersonInvolved) =>
    kind === 'pupil' && (pupilId === null || !parts.keptIds.includes(pupilId));
  const ofIncident = (incident: Incident): RedactedIncident => {
    const people = incident.people.map((person) =>
      isOther(person)
        ? { ...person, pupilId: null, name: labels.get(person.pupilId ?? '')?.() ?? 'Another pupil' }
        : person,
    );
    const named = { ...incident, people: people.filter((person) => !isOther(person)) };
    const { value, fields, unclear } = redacted(named, redact);
    const told = value as Incident;
    const rest = people.filter(({ kind, pupilId }) => kind === 'pupil' && pupilId === null);
    return {
      incident: { ...told, people: [...told.people, ...rest], ...alone },
      fields,
      unclear,
    };
  };
  return { incident: ofIncident, value: (value) => redacted(value, redact) };
};

/** With all that a person looks through. */
const redacted = (value: unknown, redact: Redact): RedactedValue => {
  const fields: ReadField[] = [];
  const unclear = new Set<string>();
  const told = redactTexts(value, redact, (key, redaction) => {
    for (const word of redaction.unclear) unclear.add(word);
    fields.push({ title: titles[key] ?? 'Something else', pieces: redaction.pieces });
  });
  return { value: told, fields, unclear: [...unclear] };
};

/** What is told about one pupil names no other incident. */
const alone = { mergedInto: null, merged: [], linked: [], carried: [] } as const satisfies Partial<Incident>;

/** A is kept for whom the export is about. */
const lettersInOrder = (kept: number) => {
  const places = new Map<string, number>();
  return {
    of: (pupilId: string): string => {
      const place = places.get(pupilId) ?? places.size + Math.max(1, kept);
      places.set(pupilId, place);
      return letter(place);
    },
  };
};

/** A, B, …, Z, AA, AB, … */
const letter = (place: number): string =>
  (place >= 26 ? letter(Math.floor(place / 26) - 1) : '') + String.fromCharCode(65 + (place % 26));
