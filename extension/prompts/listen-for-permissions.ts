import { answeredEvent, askedEvent, readAsked, type AskedPermission } from './permission-events.ts';

/** Beside the page: keeps what a page asks for until the rest of our scripts is there, and then lets it think. */
export const listenForPermissions = (wake: () => void): void => {
  addEventListener(
    askedEvent,
    (event) => {
      const asked = event instanceof CustomEvent ? readAsked(event.detail) : null;
      if (asked === null) return;
      if (globalThis.thinkclickPermission !== undefined) return globalThis.thinkclickPermission(asked);
      (globalThis.thinkclickPermissions ??= []).push(asked);
      wake();
    },
    true,
  );
};

export const answerPermission = ({ id }: AskedPermission, isAllowed: boolean): boolean =>
  dispatchEvent(new CustomEvent(answeredEvent, { detail: `${id} ${isAllowed ? 'yes' : 'no'}` }));
