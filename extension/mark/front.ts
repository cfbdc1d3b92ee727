declare global {
  /** What of ours lies over the whole page: what hangs in it can still be reached. */
  var thinkclickFront: HTMLElement | undefined;
  /** Called when that has changed. */
  var thinkclickFrontChanged: (() => void) | undefined;
}

/** What of ours now lies over the page; undefined when it is gone. */
export const setFront = (front: HTMLElement | undefined): void => {
  globalThis.thinkclickFront = front;
  globalThis.thinkclickFrontChanged?.();
};

/** In a dialog of ours: where what hangs in its host is shown. */
export const frontSlot = (): HTMLElement => document.createElement('slot');

/** Where the mark can be reached: a modal dialog makes all that is outside of it deaf (HTML, "inert subtrees"). */
export const reachablePlace = (): Element => {
  const { thinkclickFront: front } = globalThis;
  if (front?.isConnected === true) return front;
  const open = [...document.querySelectorAll('dialog:modal')].filter((each) => each.checkVisibility());
  return (
    open.find((each) => each.contains(document.activeElement)) ?? open.at(-1) ?? document.documentElement
  );
};
