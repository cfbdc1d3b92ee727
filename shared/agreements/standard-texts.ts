import type { AgreementAudience } from './audience.ts';
import { parentsEnglish, staffEnglish } from './standard/adults.ts';
import { ks1English, ks1Welsh } from './standard/ks1.ts';
import { ks2English, ks2Welsh } from './standard/ks2.ts';
import type { AgreementTexts } from './text.ts';

/** What a school begins with, and makes its own. */
export const standardTexts: Record<AgreementAudience, AgreementTexts> = {
  ks1: [
    { language: 'en', text: ks1English },
    { language: 'cy', text: ks1Welsh },
  ],
  ks2: [
    { language: 'en', text: ks2English },
    { language: 'cy', text: ks2Welsh },
  ],
  staff: [{ language: 'en', text: staffEnglish }],
  parents: [{ language: 'en', text: parentsEnglish }],
};
