import type { promptsApi } from '#shared/api/prompts.ts';
import { findPrompt } from '#shared/prompts/catalogue/index.ts';
import { troublesIn } from '#shared/prompts/check-wording.ts';
import { ownLanguages } from '#shared/prompts/languages.ts';
import type { PromptSettings } from '#shared/prompts/plan.ts';
import { sentenceTrouble } from '#shared/pupil-words/check-sentence.ts';
import type { SentenceChange } from '#shared/pupil-words/own-sentence.ts';
import { isPupilSentence } from '#shared/pupil-words/sentence-areas.ts';
import { failure, success, type Failure } from '#shared/result.ts';
import type { Clock } from '../clock.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { PolicyStore } from '../filtering/policy-store.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { Actor } from '../people/actor.ts';
import { askMay } from '../people/ask-may.ts';
import type { PromptPlans } from './prompt-plans.ts';
import type { PromptSums } from './prompt-sums.ts';

export interface PromptEndpointsParts {
  readonly promptPlans: PromptPlans;
  readonly promptSums: PromptSums;
  readonly policies: Pick<PolicyStore, 'publishBeside'>;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

/** The words that children read, and what they come to. */
export const promptEndpoints = (parts: PromptEndpointsParts): Pick<Handlers, keyof typeof promptsApi> => {
  const { promptPlans, promptSums, policies } = parts;
  const ask = (actor: Actor): Promise<Failure | null> =>
    askMay(parts, actor, 'manage-prompts', {}, 'prompts');
  const publish = async (actor: Actor, reason: string) => {
    await policies.publishBeside({ publishedBy: actor.accountId, reason });
    return success({});
  };
  return {
    prompts: async (_request, { actor }) => {
      const refused = await ask(actor);
      if (refused) return refused;
      const [settings, wordings] = [await promptPlans.settings(), await promptPlans.wordings()];
      const [offPrompts, sentences] = [await promptPlans.offPrompts(), await promptPlans.sentences.all()];
      const [pictures, sums] = [await promptPlans.pictures(), await promptSums.lastYear()];
      return success({ settings, wordings, offPrompts, pictures, sentences, sums });
    },
    savePromptSettings: async (settings, { actor }) => {
      const refused = (await ask(actor)) ?? strangeLanguage(settings);
      if (refused) return refused;
      await promptPlans.saveSettings(settings);
      return publish(actor, 'The settings of the prompts');
    },
    savePromptWording: async ({ wording, ...place }, { actor }) => {
      const refused = await ask(actor);
      if (refused) return refused;
      if (findPrompt(place.promptId) === undefined) return failure('not-found');
      if (wording === null) {
        await promptPlans.forgetWording(place);
        return publish(actor, `The standard words of the prompt ${place.promptId}`);
      }
      const [trouble] = troublesIn(wording, place.language, place.keyStage);
      if (trouble !== undefined) return failure('failed', trouble);
      await promptPlans.saveWording({ ...place, wording }, actor.accountId);
      return publish(actor, `The words of the prompt ${place.promptId}`);
    },
    switchPrompt: async ({ promptId, isOn }, { actor }) => {
      const refused = await ask(actor);
      if (refused) return refused;
      if (findPrompt(promptId) === undefined) return failure('not-found');
      await promptPlans.switchPrompt(promptId, isOn);
      return publish(actor, `The prompt ${promptId} is ${isOn ? 'asked again' : 'not asked any more'}`);
    },
    savePromptPictures: async ({ promptId, pictures }, { actor }) => {
      const refused = await ask(actor);
      if (refused) return refused;
      if (findPrompt(promptId) === undefined) return failure('not-found');
      await promptPlans.savePictures(promptId, pictures);
      return publish(actor, `The pictures of the prompt ${promptId}`);
    },
    savePupilSentences: async ({ language, sentences }, { actor }) => {
      const refused = (await ask(actor)) ?? (await unaddedLanguage(promptPlans, language));
      if (refused) return refused;
      const trouble = troubleIn(sentences, language);
      if (trouble) return trouble;
      await promptPlans.sentences.save(language, sentences, actor.accountId);
      const many = sentences.length === 1 ? 'A sentence' : `${sentences.length} sentences`;
      return publish(actor, `${many} that pupils read, in ${language}`);
    },
  };
};

const unaddedLanguage = async (plans: PromptPlans, language: string): Promise<Failure | null> =>
  strangeLanguage({ ...(await plans.settings()), language });

/** The first of them that will not do, with its sentence. */
const troubleIn = (changes: readonly SentenceChange[], language: string): Failure | null => {
  for (const { sentence, words } of changes) {
    if (!isPupilSentence(sentence)) return failure('not-found');
    const trouble = words === null ? null : sentenceTrouble(sentence, words, language);
    if (trouble !== null) return failure('failed', trouble);
  }
  return null;
};

const strangeLanguage = ({ language, languages, pupils }: PromptSettings): Failure | null => {
  const known = new Set([...ownLanguages, ...languages].map(({ code }) => code));
  const asked = [language, ...pupils.flatMap((pupil) => pupil.language ?? [])];
  const strange = asked.find((code) => !known.has(code));
  return strange === undefined ? null : failure('failed', `Add the language “${strange}” first.`);
};
