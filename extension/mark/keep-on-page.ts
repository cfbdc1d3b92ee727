export interface KeptOnPage {
  readonly host: HTMLElement;
  /** What its style is to be, as the browser writes it. */
  readonly style: () => string;
  readonly place: () => Element;
  /** Shows it in front of all, whether it was shown or not. */
  readonly rise: () => void;
  readonly isUp: () => boolean;
  /** After which it is put back: a page that does it again at once is not fought at every moment. */
  readonly afterMs: number;
}

export interface Keeping {
  /** Puts it where it belongs now, and in front. */
  readonly putInFront: () => void;
  readonly stop: () => void;
}

/** A page that takes it away, moves it, hides it or lies over it finds it there again. */
export const keepOnPage = ({ host, style, place, rise, isUp, afterMs }: KeptOnPage): Keeping => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isCovered = false;
  const look = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (host.style.cssText !== style()) host.style.cssText = style();
    for (const name of host.getAttributeNames())
      if (name !== 'style' && name !== 'popover') host.removeAttribute(name);
    const wanted = place();
    const isMoved = host.parentNode !== wanted;
    if (isMoved) wanted.append(host);
    if (isMoved || isCovered || !isUp()) rise();
    isCovered = false;
    watch(wanted);
  };
  const lookSoon = (): void => {
    timer ??= setTimeout(look, afterMs);
  };
  const noteOver = (event: Event): void => {
    if (event.target === host || event.target instanceof HTMLDetailsElement) return;
    isCovered ||= !(event instanceof ToggleEvent) || event.newState === 'open';
    lookSoon();
  };
  const observer = new MutationObserver(lookSoon);
  const watch = (wanted: Element): void => {
    observer.disconnect();
    observer.observe(host, { attributes: true });
    observer.observe(document, { childList: true });
    const root = document.documentElement;
    // What it hangs in may be taken away with it.
    observer.observe(root, { childList: true, subtree: wanted !== root });
    // Erased where a page writes itself anew, and not added twice.
    for (const kind of over) addEventListener(kind, noteOver, true);
  };
  host.addEventListener('toggle', () => isUp() || lookSoon());
  return {
    putInFront: () => {
      isCovered = true;
      look();
    },
    stop: () => {
      clearTimeout(timer);
      observer.disconnect();
      for (const kind of over) removeEventListener(kind, noteOver, true);
    },
  };
};

/** What brings something of the page in front of all that was there. */
const over = ['toggle', 'fullscreenchange'] as const;
