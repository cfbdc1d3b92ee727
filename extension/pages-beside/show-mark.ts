import { isMarkMessage, type MarkStatus } from '../mark/mark-status.ts';
import { PageMark } from '../mark/page-mark.ts';
import { listenAlways } from './listen-always.ts';

/** How long the mark waits for a page that is still loading its pictures. */
const longestLoadMs = 2_000;
/** A page that never rests has its mark all the same. */
const longestIdleMs = 250;

/** On every page: the mark that says that the school sees it. */
export const showMark = (): void => {
  if (window !== window.top) return;
  // When the page has come to rest: it does not wait for us, nor the pupil for a page that never ends loading.
  const start = (): void => {
    clearTimeout(waiting);
    removeEventListener('load', start);
    requestIdleCallback(keepMark, { timeout: longestIdleMs });
  };
  const waiting = setTimeout(start, longestLoadMs);
  addEventListener('load', start);
};

const keepMark = (): void => {
  if (!(document.documentElement instanceof HTMLElement)) return;
  // The polyfill would be most of this script, and every page would pay for it.
  const { runtime } = globalThis.chrome;
  const say = (content: string, more: object = {}): Promise<unknown> =>
    // The worker may be gone when the extension was replaced.
    runtime.sendMessage({ content, ...more }).catch(() => null);
  const make = (): PageMark =>
    new PageMark({
      onPress: () => void say('open-popup'),
      onTell: () => void say('open-tell'),
      onMove: (corner) => void say('move-mark', { corner }),
    });
  let mark: PageMark | null = null;
  const take = (message: unknown): void => {
    if (!isMarkMessage(message)) return;
    if (mark === null) (mark = make()).start();
    mark.show(message.mark satisfies MarkStatus);
  };
  const ask = async (): Promise<void> => take(await say('ask-mark'));
  runtime.onMessage.addListener((message: unknown) => take(message));
  listenAlways('visibilitychange', () => {
    if (document.visibilityState === 'visible') void ask();
  });
  void ask();
};
