import { recipientLabels, type Recipient } from '#shared/exports/recipients.ts';
import { isNormallyNotViewed } from '#shared/incidents/kinds.ts';
import type { Draft } from './draft-export.ts';

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** What whoever gets a copy is told of what is not in it; null where nothing was left out. */
export const leftOutText = (draft: Draft, recipient: Recipient): string | null => {
  const told = [redactionText(draft, recipient), imageryText(draft)].filter((text) => text !== null);
  return told.length === 0 ? null : told.join(' ');
};

const imageryText = ({ incident: { kind, pictures } }: Draft): string | null =>
  isNormallyNotViewed(kind) && pictures.length > 0
    ? 'Imagery of this kind is never copied: of each picture there is only its SHA-256.'
    : null;

const redactionText = ({ redaction }: Draft, recipient: Recipient): string | null => {
  if (redaction === null) return null;
  const { pupils, words, pictures } = redaction;
  return [
    `This copy is for ${recipientLabels[recipient].toLowerCase()}.`,
    `To protect other children, ${counted(pupils, 'other pupil is', 'other pupils are')} named by a letter,`,
    `${counted(words, 'place', 'places')} in the text ${words === 1 ? 'is' : 'are'} replaced,`,
    `and ${counted(pictures, 'picture is', 'pictures are')} left out.`,
  ].join(' ');
};
