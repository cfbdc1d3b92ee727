import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { PromptChoice } from '#shared/prompts/moments.ts';
import type { ReadyPrompt } from '#shared/prompts/ready-prompt.ts';
import { FieldWatch } from '../prompts/field-watch.ts';
import { fieldAt } from '../prompts/fields.ts';
import { answerPermission } from '../prompts/listen-for-permissions.ts';
import { PagePrompt } from '../prompts/page-prompt.ts';
import type { AskedPermission } from '../prompts/permission-events.ts';
import {
  isPushedPrompt,
  type AskedPrompt,
  type PageFacts,
  type PromptRequest,
} from '../prompts/prompt-messages.ts';

/** Put on a page when a child is about to write there, or when there is something to ask. Put on it twice, it stays the one it was. */
export default defineUnlistedScript({
  globalName: false,
  main() {
    if (globalThis.thinkclickAsks === true || !(document.documentElement instanceof HTMLElement)) return;
    globalThis.thinkclickAsks = true;
    // The polyfill would be most of this script, and every page would pay for it.
    const { runtime } = globalThis.chrome;
    const ask = (request: PromptRequest): Promise<unknown> => runtime.sendMessage(request).catch(() => null);
    const page = new PagePrompt();
    const pushed = async (prompt: ReadyPrompt): Promise<PromptChoice | null> =>
      page.isOpen ? null : page.ask(prompt);
    runtime.onMessage.addListener((message: unknown, _sender, answer) => {
      if (!isPushedPrompt(message)) return undefined;
      void pushed(message.prompt).then(answer);
      return true;
    });
    const watch = async (): Promise<void> => {
      const facts = (await ask({ prompts: 'facts' })) as PageFacts | null;
      if (facts === null) return;
      const fields = new FieldWatch({
        facts,
        page,
        show: async (moment, about) =>
          (await ask({
            prompts: 'show',
            moment,
            isLow: isLow(),
            ...(about && { about }),
          })) as AskedPrompt | null,
        answered: ({ moment, promptId }, choice, about) =>
          void ask({ prompts: 'answer', moment, promptId, choice, ...(about && { about }) }),
      });
      globalThis.thinkclickPrompts = (held) => fields.take(held);
      const focused = deepFocus(document);
      const field = focused && fieldAt(focused);
      fields.note(field);
      for (const held of globalThis.thinkclickHeld?.splice(0) ?? []) fields.takeLate(held);
      const permission = (asked: AskedPermission): void =>
        void fields.permits(asked.kind).then((isAllowed) => answerPermission(asked, isAllowed));
      globalThis.thinkclickPermission = permission;
      globalThis.thinkclickPermissions?.splice(0).forEach(permission);
      await fields.focused(field);
    };
    void watch();
  },
});

/** A frame in which a prompt could not be read. */
const isLow = (): boolean => window !== top && (innerHeight < 460 || innerWidth < 420);

/** The element with the focus, also inside open shadow roots. */
const deepFocus = (root: Document | ShadowRoot): Element | null => {
  const { activeElement } = root;
  const inside = activeElement?.shadowRoot ?? null;
  return inside === null ? activeElement : (deepFocus(inside) ?? activeElement);
};
