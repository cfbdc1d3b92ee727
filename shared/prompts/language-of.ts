import type { PromptSettings } from './plan.ts';

/** What a pupil reads: their own language, or else the school's. */
export const languageOf = (
  { pupils, language }: Pick<PromptSettings, 'pupils' | 'language'>,
  pupil: { readonly pupilId: string } | null,
): string => pupils.find(({ pupilId }) => pupilId === pupil?.pupilId)?.language ?? language;
