import { defaultPromptSettings, type PromptPlan, type PromptSettings } from '#shared/prompts/plan.ts';
import type { Memory } from './memory.ts';

/** What a pupil reads: their own language, or else the school's. */
export const languageOf = (
  { pupils, language }: PromptSettings,
  pupil: { readonly pupilId: string } | null,
): string => pupils.find(({ pupilId }) => pupilId === pupil?.pupilId)?.language ?? language;

interface Parts {
  readonly memory: Pick<Memory, 'read'>;
  readonly protection: {
    readonly compiled: { readonly policy: { readonly prompts?: PromptPlan | undefined } } | null;
  };
}

/** The same of whoever is at this computer. */
export const createPupilLanguage =
  ({ memory, protection }: Parts) =>
  async (): Promise<string> =>
    languageOf(
      protection.compiled?.policy.prompts?.settings ?? defaultPromptSettings,
      (await memory.read('state')).pupil,
    );
