import { listenForPermissions } from '../prompts/listen-for-permissions.ts';
import { answerPermission } from '../prompts/permission-events.ts';
import type { Held } from '../prompts/event-path.ts';
import { listenAlways } from './listen-always.ts';

/** The rest is there by then, or is not wanted on this page. */
const longestWaitMs = 1_500;

/** More is not written until then. */
const mostHeld = 500;

/**
 * In every frame: next to nothing. The rest is put beside it when a child is about to write, and hears from here what
 * happens before the page does. What would be sent in the moment until then is kept back for it, and what is written told.
 */
export const wakePrompts = (): void => {
  let isAwake = false;
  let isWaking = false;
  let isLeftAlone = false;
  const held: Held[] = [];
  globalThis.thinkclickHeld = held;
  const pass = (event: Event): void => {
    const path = event.composedPath();
    if (globalThis.thinkclickPrompts !== undefined) globalThis.thinkclickPrompts({ event, path });
    else if (isWaking && isSending(event)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      held.push({ event, path });
    } else if (isAwake && !isLeftAlone && isWriting(event) && held.length < mostHeld)
      held.push({ event, path });
  };
  const release = (): void => {
    isWaking = false;
    const all = held.splice(0);
    // What was written is looked at however late the rest comes.
    if (!isLeftAlone) held.push(...all.filter(({ event }) => isWriting(event)));
    all.filter(({ event }) => isSending(event)).forEach(letGo);
    if (globalThis.thinkclickAsks === true) return;
    globalThis.thinkclickPermissions?.splice(0).forEach((asked) => answerPermission(asked, true));
  };
  /** Nobody is asked on this page. */
  const leaveAlone = (): void => {
    isLeftAlone = true;
    release();
  };
  const wake = (): void => {
    // Where nobody is asked nothing waits.
    if (isAwake && !isWaking) return release();
    if (isAwake) return;
    isAwake = isWaking = true;
    setTimeout(release, longestWaitMs);
    // The worker may be gone when the extension was replaced.
    const woken: Promise<unknown> = chrome.runtime.sendMessage({ prompts: 'wake' }).catch(() => null);
    void woken.then(() => globalThis.thinkclickAsks === true || leaveAlone());
  };
  const focused = (event: Event): void => {
    if (!isAwake && isField(event.composedPath()[0])) wake();
  };
  listenAlways('focusin', focused);
  listenForPermissions(wake);
  for (const kind of ['focusin', 'beforeinput', 'input', 'submit', 'keydown', 'click'])
    listenAlways(kind, pass);
};

const isField = (target: EventTarget | undefined): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA)$/.test(target.tagName));

const isWriting = ({ type }: Event): boolean => type === 'beforeinput' || type === 'input';

const isSending = (event: Event): boolean =>
  event.type === 'submit' || (event instanceof KeyboardEvent && event.key === 'Enter' && !event.shiftKey);

const letGo = ({ event, path: [target] }: Held): void => {
  if (target instanceof HTMLFormElement) target.requestSubmit((event as SubmitEvent).submitter);
  else if (target instanceof HTMLInputElement) target.form?.requestSubmit();
};
