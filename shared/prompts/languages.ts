import * as z from 'zod/mini';

/** The languages that the catalogue itself is written in. Schools may add others. */
export const ownLanguages = [
  { code: 'en', name: 'English' },
  { code: 'cy', name: 'Cymraeg (Welsh)' },
] as const;
export type OwnLanguage = (typeof ownLanguages)[number]['code'];

/** "en", "cy", "pl", "pt-BR". */
export const languageSchema = z.string().check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$/));

export const isOwnLanguage = (code: string): code is OwnLanguage =>
  ownLanguages.some((each) => each.code === code);
