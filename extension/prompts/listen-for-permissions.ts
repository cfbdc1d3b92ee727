import { listenAlways } from '../pages-beside/listen-always.ts';
import { askedEvent, readAsked } from './permission-events.ts';

/** Beside the page: keeps what a page asks for until the rest of our scripts is there, and then lets it think. */
export const listenForPermissions = (wake: () => void): void => {
  listenAlways(askedEvent, (event) => {
    const asked = event instanceof CustomEvent ? readAsked(event.detail) : null;
    if (asked === null) return;
    // The page, which listens after us, does not hear the name by which it is answered.
    event.stopImmediatePropagation();
    if (globalThis.thinkclickPermission !== undefined) return globalThis.thinkclickPermission(asked);
    (globalThis.thinkclickPermissions ??= []).push(asked);
    wake();
  });
};
