import { audienceLabel } from './audience.ts';
import type { PersonSettings } from './person-rules.ts';
import type { SearchTrouble } from './safe-search.ts';
import type { Audience } from './policy.ts';

/** Why a page of a search engine does not open, as a sentence for staff. */
export const searchTroubleWords = (
  { kind, engine: { name } }: SearchTrouble,
  { images, imagesFor, aiAnswersFor }: PersonSettings,
): string => {
  switch (kind) {
    case 'unproven':
      return `Sent to the safe search engine: ${name} cannot be kept safe`;
    case 'hidden-setting':
      return `Blocked: a hidden search setting on ${name}`;
    case 'images':
      return images === 'off'
        ? `Blocked${forWhom(imagesFor)}: image search is off (${name})`
        : `Blocked${forWhom(imagesFor)}: Creative Commons images only, which ${name} cannot promise here`;
    case 'ai-answers':
      return `Blocked${forWhom(aiAnswersFor)}: AI answers are off (${name})`;
  }
};

const forWhom = (audience: Audience | null): string =>
  audience === null ? '' : ` for ${audienceLabel(audience)}`;
