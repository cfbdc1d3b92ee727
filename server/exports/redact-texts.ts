import { textOf, type Redact, type Redaction } from '#shared/exports/redact.ts';

/** Values that are the product's own words, numbers or hashes and never somebody's. */
const plain: ReadonlySet<string> = new Set([
  'incidentId',
  'pupilId',
  'audience',
  'kind',
  'source',
  'triage',
  'category',
  'decision',
  'reviewOn',
  'accountId',
  'evidenceId',
  'objectId',
  'holdId',
  'sha256',
  'deviceId',
  'extensionVersion',
  'place',
  'involvement',
  'step',
  'steps',
  'state',
  'is',
]);

/** Told of each text: under which key it stood, and what became of it. */
export type OnText = (key: string, redaction: Redaction) => void;

/** Every text in a value, whatever a later version adds. */
export const redactTexts = (value: unknown, redact: Redact, onText: OnText, key = ''): unknown => {
  if (plain.has(key) || value === null) return value;
  if (typeof value === 'string') return textAt(key, value, redact, onText);
  if (Array.isArray(value)) return value.map((each) => redactTexts(each, redact, onText, key));
  if (typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, redactTexts(each, redact, onText, name)]),
  );
};

const textAt = (key: string, text: string, redact: Redact, onText: OnText): string => {
  if (text === '') return text;
  const redaction = redact(key === 'url' ? readable(text, redact) : text);
  onText(key, redaction);
  return textOf(redaction.pieces);
};

/** Names in addresses may be written in percent signs; where they are, the address is given as it reads. */
const readable = (url: string, redact: Redact): string => {
  try {
    const read = decodeURIComponent(url);
    return redact(read).pieces.some(({ was }) => was !== null) ? read : url;
  } catch {
    return url;
  }
};
