import type { PromptChoice } from '#shared/prompts/moments.ts';
import type { ReadyPrompt } from '#shared/prompts/ready-prompt.ts';
import { browser } from '../browser.ts';

/** What sees what is about to be sent, and what draws what a child is asked. */
export type PromptScript = 'prompts-form' | 'prompt-card';

/** The scripts that ask on a page of the web, put there when they are wanted. */
export interface PromptScripts {
  /** False where the browser lets no extension touch the frame. */
  putOn(tabId: number, frameId: number, script: PromptScript): Promise<boolean>;
  /** Null when the page went away unanswered, or something is asked there already. */
  ask(tabId: number, prompt: ReadyPrompt): Promise<PromptChoice | null>;
  /** The page opens "Tell someone" by itself when the child chooses so: this worker may sleep by then. */
  offerToTell(tabId: number, prompt: ReadyPrompt): Promise<void>;
}

export const promptScripts: PromptScripts = {
  putOn: (tabId, frameId, script) =>
    browser.scripting
      .executeScript({
        target: { tabId, frameIds: [frameId] },
        files: [`${script}.js`],
        injectImmediately: true,
      })
      .then(
        () => true,
        () => false,
      ),
  ask: (tabId, prompt) =>
    browser.tabs
      .sendMessage(tabId, { prompt }, { frameId: 0 })
      .then((choice: unknown) => (typeof choice === 'string' ? (choice as PromptChoice) : null))
      .catch(() => null),
  offerToTell: async (tabId, prompt) => {
    await browser.tabs
      .sendMessage(tabId, { prompt, isTellOffer: true }, { frameId: 0 })
      .catch(() => undefined);
  },
};
