import { languageOf } from '#shared/prompts/language-of.ts';
import { defaultPromptPlan, type PromptPlan } from '#shared/prompts/plan.ts';
import { speechOf, type Speech } from '#shared/pupil-words/speech.ts';
import type { Memory } from './memory.ts';

interface Parts {
  readonly memory: Pick<Memory, 'read'>;
  readonly protection: {
    readonly compiled: { readonly policy: { readonly prompts?: PromptPlan | undefined } } | null;
  };
}

/** In which words to speak to a pupil. */
export const createPupilSpeech = ({ memory, protection }: Parts) => {
  const plan = (): PromptPlan => protection.compiled?.policy.prompts ?? defaultPromptPlan;
  const inLanguage = (language: string): Speech => speechOf(plan().sentences, language);
  const language = async (): Promise<string> =>
    languageOf(plan().settings, (await memory.read('state')).pupil);
  return {
    inLanguage,
    language,
    /** To whoever is at this computer. */
    here: async (): Promise<Speech> => inLanguage(await language()),
  };
};
export type PupilSpeech = ReturnType<typeof createPupilSpeech>;
