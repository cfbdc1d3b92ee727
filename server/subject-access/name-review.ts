import type { NameReview } from '#shared/api/exports.ts';
import { replacedIn } from '../exports/preview-export.ts';
import type { PupilRedaction, ReadField, RedactedValue } from '../exports/redact-incident.ts';
import type { HeldItem } from './held-about.ts';

/** As it is given out. */
export const withoutOthers = ({ content, incident }: HeldItem, redaction: PupilRedaction): RedactedValue => {
  if (!incident) return redaction.value(content);
  const { incident: value, fields, unclear } = redaction.incident(incident);
  return { value, fields, unclear };
};

/** Of months of sites nobody reads more. */
const mostFields = 500;
const shortText = 24;
const isReplaced = ({ pieces }: ReadField): boolean => pieces.some(({ was }) => was !== null);

/** What incidents say, and elsewhere what was replaced: for a person to look through. */
export const nameReviewOf = (items: readonly HeldItem[], redaction: PupilRedaction): NameReview => {
  const told = items
    .filter(({ kind }) => kind !== 'picture')
    .map((item) => ({ item, ...withoutOthers(item, redaction) }));
  const isRead = (item: HeldItem, field: ReadField): boolean =>
    isReplaced(field) ||
    (item.kind === 'incident' && field.pieces.some(({ text }) => text.length > shortText));
  return {
    replaced: replacedIn(told.flatMap(({ fields }) => fields)),
    unclear: [...new Set(told.flatMap(({ unclear }) => unclear))],
    fields: told
      .flatMap(({ item, fields }) =>
        fields
          .filter((field) => isRead(item, field))
          .map(({ title, pieces }) => ({ incident: item.label, title, pieces: [...pieces] })),
      )
      .slice(0, mostFields),
  };
};
