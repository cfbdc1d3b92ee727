import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { FieldWatch } from '../prompts/field-watch.ts';
import { fieldAt } from '../prompts/fields.ts';
import { answerPermission, type AskedPermission } from '../prompts/permission-events.ts';
import type { AskedPrompt, PageFacts, PromptRequest } from '../prompts/prompt-messages.ts';

/** Put on a page when a child is about to write there, or may follow an advert. Put on it twice, it stays the one it was. */
export default defineUnlistedScript({
  globalName: false,
  main() {
    if (globalThis.thinkclickAsks === true || !(document.documentElement instanceof HTMLElement)) return;
    globalThis.thinkclickAsks = true;
    // The polyfill would be most of this script, and every page would pay for it.
    const { runtime } = globalThis.chrome;
    const ask = (request: PromptRequest): Promise<unknown> => runtime.sendMessage(request).catch(() => null);
    const decidePermissions = (permits: (asked: AskedPermission) => Promise<boolean>): void => {
      const permission = (asked: AskedPermission): void =>
        void permits(asked).then((isAllowed) => answerPermission(asked, isAllowed));
      globalThis.thinkclickPermission = permission;
      globalThis.thinkclickPermissions?.splice(0).forEach(permission);
    };
    const watch = async (): Promise<void> => {
      const facts = (await ask({ prompts: 'facts' })) as PageFacts | null;
      if (facts === null) return decidePermissions(async () => true);
      const fields = new FieldWatch({
        facts,
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
      for (const held of globalThis.thinkclickHeld?.splice(0) ?? []) fields.takeLate(held);
      decidePermissions(({ kind }) => fields.permits(kind));
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
