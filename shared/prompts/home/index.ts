import { arabic } from './arabic.ts';
import { bengali } from './bengali.ts';
import { gujarati } from './gujarati.ts';
import { polish } from './polish.ts';
import { portuguese } from './portuguese.ts';
import { punjabi } from './punjabi.ts';
import { romanian } from './romanian.ts';
import { somali } from './somali.ts';
import { spanish } from './spanish.ts';
import { urdu } from './urdu.ts';
import { welsh } from './welsh.ts';
import type { HomeLanguage } from './home-words.ts';

/** Spoken most at home in English primary schools, beside English. A school switches each on; Welsh is on with the catalogue. */
export const homeLanguages: readonly HomeLanguage[] = [
  welsh,
  polish,
  romanian,
  portuguese,
  spanish,
  somali,
  arabic,
  urdu,
  punjabi,
  bengali,
  gujarati,
];

/** Undefined for English, and for a language that only the school has. */
export const homeLanguage = (code: string): HomeLanguage | undefined =>
  homeLanguages.find((each) => each.code === code);
