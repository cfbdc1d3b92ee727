import { isPressQuestion, pressOn } from '../prompts/last-press.ts';
import { listenAlways } from './listen-always.ts';

/** In every frame: what was pressed last is looked at only when a window has opened. */
export const tellLastPress = (): void => {
  let last: readonly EventTarget[] = [];
  let isByMenu = false;
  const note = (event: Event): void => {
    if (!event.isTrusted) return;
    last = event.composedPath();
    isByMenu = event.type === 'contextmenu';
  };
  for (const kind of ['pointerdown', 'keydown', 'click', 'contextmenu']) listenAlways(kind, note);
  chrome.runtime.onMessage.addListener((message: unknown, _sender, answer) => {
    if (isPressQuestion(message)) answer(isByMenu ? { is: 'control' } : pressOn(last));
  });
};
