import * as z from 'zod/mini';
import { instant, reason } from '../api/endpoint.ts';
import { nameSchema } from '../people.ts';
import type { IncidentKind } from './kinds.ts';

/** Whether the parents of the pupils in an incident were told (R47): asked of whoever closes it. */
export const parentsAnswerSchema = z.discriminatedUnion('is', [
  z.object({ is: z.literal('told'), at: instant, by: nameSchema }),
  z.object({ is: z.literal('not-told'), why: reason }),
  z.object({ is: z.literal('no-need') }),
]);
export type ParentsAnswer = z.infer<typeof parentsAnswerSchema>;

/** Of what turned out to be no concern, no parents need be told. */
export const needsNoTelling = ({ triage }: { readonly triage: string | null }): boolean =>
  triage === 'not-a-concern';

const whereTellingMayHarm: ReadonlySet<IncidentKind> = new Set(['harm-at-home', 'radicalisation']);

/** Where whoever is told may be the danger. */
export const tellingMayHarm = ({ kind }: { readonly kind: IncidentKind }): boolean =>
  whereTellingMayHarm.has(kind);

export const parentsWords = (answer: ParentsAnswer, timeText: (at: number) => string): string => {
  switch (answer.is) {
    case 'told':
      return `Parents told on ${timeText(answer.at)} by ${answer.by}.`;
    case 'not-told':
      return `Parents not told: ${answer.why}`;
    case 'no-need':
      return 'Parents need not be told: it was not a concern.';
  }
};
