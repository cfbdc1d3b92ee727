import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { ReadyPrompt } from '#shared/prompts/ready-prompt.ts';
import { PagePrompt } from '../prompts/page-prompt.ts';
import { isPushedPrompt } from '../prompts/prompt-messages.ts';

/** Put on a page when a child is about to be asked something there. Put on it twice, it stays the one it was. */
export default defineUnlistedScript({
  globalName: false,
  main() {
    if (globalThis.thinkclickCard !== undefined || !(document.documentElement instanceof HTMLElement)) return;
    const card = new PagePrompt();
    globalThis.thinkclickCard = card;
    // The polyfill would be most of this script, and every page would pay for it.
    globalThis.chrome.runtime.onMessage.addListener((message: unknown, _sender, answer) => {
      if (!isPushedPrompt(message)) return undefined;
      if (message.isTellOffer === true) return void offerToTell(card, message.prompt);
      if (card.isOpen) answer(null);
      else void card.ask(message.prompt).then(answer);
      return true;
    });
  },
});

const offerToTell = async (card: PagePrompt, prompt: ReadyPrompt): Promise<void> => {
  if ((await card.ask(prompt)) !== 'ask') return;
  // The worker may be gone when the extension was replaced.
  await globalThis.chrome.runtime.sendMessage({ content: 'open-tell' }).catch(() => null);
};
