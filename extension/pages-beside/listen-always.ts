type Listener = Parameters<typeof addEventListener>;

const listeners: Listener[] = [];

/** Ours on the window, for as long as the page is there, in the capture phase. */
export const listenAlways = <Kind extends keyof WindowEventMap | (string & {})>(
  kind: Kind,
  take: (event: Kind extends keyof WindowEventMap ? WindowEventMap[Kind] : Event) => void,
): void => {
  const listener: Listener = [kind, take as EventListener, { capture: true, passive: kind === 'scroll' }];
  listeners.push(listener);
  addEventListener(...listener);
};

/**
 * A page that writes itself anew (`document.open`) erases every listener of its window, ours too (HTML, "document open
 * steps"): they are put back. One that is still there is not added twice (DOM, "add an event listener").
 */
export const keepListening = (): void =>
  new MutationObserver(() => {
    for (const listener of listeners) addEventListener(...listener);
  }).observe(document, { childList: true });
