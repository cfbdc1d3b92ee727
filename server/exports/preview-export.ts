import type { ExportPreview } from '#shared/api/exports.ts';
import { recordName } from '#shared/incidents/audience.ts';
import { canonicalJson } from '../evidence/canonical-json.ts';
import { sha256Of } from '../evidence/vault.ts';
import { copied, type Draft } from './draft-export.ts';
import type { ReadField } from './redact-incident.ts';

const shortText = 24;

/** What a person looks through before it is given out. */
export const previewOf = (drafts: readonly Draft[]): ExportPreview => ({
  reading: readingOf(drafts),
  replaced: replacedIn(drafts.flatMap(({ fields }) => fields)),
  unclear: [...new Set(drafts.flatMap(({ unclear }) => unclear))],
  staying: [...new Set(drafts.flatMap(({ incident }) => othersNamed(incident)))],
  fields: drafts.flatMap(({ incident, fields }) =>
    fields
      // Short and untouched: a class, a position, a name that stays.
      .filter(({ pieces }) => pieces.some(({ was, text }) => was !== null || text.length > shortText))
      .map(({ title, pieces }) => ({ incident: recordName(incident), title, pieces: [...pieces] })),
  ),
  pictures: drafts.flatMap(({ incident, pictures }) =>
    copied(incident).map(({ evidenceId }, place) => ({
      incident: recordName(incident),
      evidenceId,
      place: place + 1,
      isIncluded: pictures.has(evidenceId),
    })),
  ),
});

/** Hex SHA-256 of all that would be given out, pictures aside. */
export const readingOf = (drafts: readonly Draft[]): string =>
  sha256Of(Buffer.from(canonicalJson(drafts.map(({ incident }) => incident))));

const othersNamed = ({ people }: Draft['incident']): string[] =>
  people.filter(({ kind }) => kind === 'other' || kind === 'adult-here').map(({ name }) => name);

/** What stands for what, and how often. */
export const replacedIn = (fields: readonly ReadField[]): ExportPreview['replaced'] => {
  const found = new Map<string, { forms: Set<string>; times: number }>();
  for (const { text, was } of fields.flatMap(({ pieces }) => pieces)) {
    if (was === null) continue;
    const label = text.replace(/’s$/, '');
    const known = found.get(label) ?? { forms: new Set(), times: 0 };
    known.forms.add(was);
    found.set(label, { forms: known.forms, times: known.times + 1 });
  }
  return [...found]
    .map(([label, { forms, times }]) => ({ label, forms: [...forms], times }))
    .toSorted((one, other) => one.label.localeCompare(other.label));
};
