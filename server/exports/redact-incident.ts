import type { Incident } from '#shared/api/incidents.ts';
import { redactor, textOf, type KnownName, type Piece, type Redact } from '#shared/exports/redact.ts';
import type { PersonInvolved } from '#shared/incidents/people.ts';

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

export interface RedactedIncident {
  readonly incident: Incident;
  readonly fields: readonly ReadField[];
  readonly unclear: readonly string[];
}

/** Values that are the product's own words, numbers or hashes and never somebody's. */
const plain: ReadonlySet<string> = new Set([
  'incidentId',
  'audience',
  'kind',
  'source',
  'triage',
  'category',
  'decision',
  'reviewOn',
  'accountId',
  'evidenceId',
  'sha256',
  'deviceId',
  'extensionVersion',
  'place',
  'involvement',
  'step',
  'steps',
]);

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
  choice: 'What a pupil chose',
  className: 'Class',
};

/** Makes one redaction for all the incidents of an export, so that a letter means the same pupil in each. */
export const incidentRedactor = (parts: RedactIncidentParts): ((incident: Incident) => RedactedIncident) => {
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
  return (incident) => {
    const people = incident.people.map((person) =>
      isOther(person)
        ? { ...person, pupilId: null, name: labels.get(person.pupilId ?? '')?.() ?? 'Another pupil' }
        : person,
    );
    const reader = new Reader(redact);
    const told = reader.read({ ...incident, people: people.filter((person) => !isOther(person)) });
    const rest = people.filter(({ kind, pupilId }) => kind === 'pupil' && pupilId === null);
    return {
      incident: { ...told, people: [...told.people, ...rest], ...alone },
      fields: reader.fields,
      unclear: [...reader.unclear],
    };
  };
};

/** What is told about one pupil names no other incident. */
const alone = { mergedInto: null, merged: [], linked: [] } as const satisfies Partial<Incident>;

class Reader {
  readonly fields: ReadField[] = [];
  readonly unclear = new Set<string>();
  readonly #redact: Redact;

  constructor(redact: Redact) {
    this.#redact = redact;
  }

  /** Every text in it, whatever a later version adds. */
  read(incident: Incident): Incident {
    return this.#value('', incident) as Incident;
  }

  #value(key: string, value: unknown): unknown {
    if (plain.has(key) || value === null) return value;
    if (typeof value === 'string') return this.#text(key, value);
    if (Array.isArray(value)) return value.map((each) => this.#value(key, each));
    if (typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, this.#value(name, each)]));
  }

  #text(key: string, text: string): string {
    if (key === 'pupilId') return text;
    const { pieces, unclear } = this.#redact(key === 'url' ? readable(text, this.#redact) : text);
    for (const word of unclear) this.unclear.add(word);
    if (text !== '') this.fields.push({ title: titles[key] ?? 'Something else', pieces });
    return textOf(pieces);
  }
}

/** Names in addresses may be written in percent signs; where they are, the address is given as it reads. */
const readable = (url: string, redact: Redact): string => {
  try {
    const read = decodeURIComponent(url);
    return redact(read).pieces.some(({ was }) => was !== null) ? read : url;
  } catch {
    return url;
  }
};

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
