import { LocationProvider, useLocation } from 'preact-iso';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useDashboard } from '../dashboard-context.ts';
import { goingTo, type LeaveQuestion } from '../state/unsaved.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

/** Where a press on a link leads within the dashboard; null where the browser, or nobody, follows it. */
const linkIn = (event: MouseEvent): string | null => {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return null;
  const link = event.composedPath().find((each) => each instanceof HTMLAnchorElement);
  if (link === undefined || link.origin !== location.origin || link.hasAttribute('download')) return null;
  const isHere = link.getAttribute('href')?.startsWith('#') ?? true;
  return isHere || !['', '_self'].includes(link.target) ? null : link.href.slice(location.origin.length);
};

/**
 * Stands before the router: it hears of links and of "Back" first. Of what happens to the window Chromium tells in the order of
 * asking, capture or not; the layout effects of what is within a router come before its own.
 */
const useHolding = (): void => {
  const { unsaved } = useDashboard();
  const { url, route } = useLocation();
  const now = useRef({ url, route });
  now.current = { url, route };
  useLayoutEffect(() => {
    const ends = new AbortController();
    const { signal } = ends;
    const holdLink = (event: MouseEvent) => {
      const href = linkIn(event);
      if (href === null || href === now.current.url || !unsaved.isAny(goingTo(href))) return;
      event.preventDefault();
      event.stopPropagation();
      void unsaved.leave(() => now.current.route(href), goingTo(href));
    };
    const holdBack = (event: PopStateEvent) => {
      const held = now.current.url;
      const wanted = location.pathname + location.search;
      if (wanted === held || !unsaved.isAny(goingTo(wanted))) return;
      event.stopImmediatePropagation();
      history.pushState(null, '', held);
      void unsaved.leave(() => history.back(), goingTo(wanted));
    };
    const holdTab = (event: BeforeUnloadEvent) => {
      if (unsaved.isAny()) event.preventDefault();
    };
    addEventListener('click', holdLink, { capture: true, signal });
    addEventListener('popstate', holdBack, { capture: true, signal });
    addEventListener('beforeunload', holdTab, { signal });
    return () => ends.abort();
  }, []);
};

const Question = ({ titles, onLeave, onStay }: LeaveQuestion) => (
  <Dialog title="Leave without saving?" onClose={onStay} name="leave">
    <p>
      {titles.length > 0 ? 'This is not saved yet and would be lost:' : 'What you wrote is not saved yet.'}
    </p>
    {titles.length > 0 && (
      <ul class="unsaved-titles">
        {titles.map((title) => (
          <li key={title}>{title}</li>
        ))}
      </ul>
    )}
    <div class="form-actions">
      <Button kind="primary" onClick={onStay}>
        Stay here
      </Button>
      <Button kind="danger" onClick={onLeave}>
        Leave without saving
      </Button>
    </div>
  </Dialog>
);

/** Nobody loses what they wrote by going elsewhere: within the dashboard they are asked here, beyond it by the browser. */
export const LeaveGuard = ({ children }: { children: ComponentChildren }) => {
  const { unsaved } = useDashboard();
  const here = useLocation();
  useHolding();
  const route: typeof here.route = (url, replace) =>
    void unsaved.leave(() => here.route(url, replace), goingTo(url));
  const question = unsaved.question.value;
  return (
    <LocationProvider.ctx.Provider value={{ ...here, route }}>
      {children}
      {question !== null && <Question {...question} />}
    </LocationProvider.ctx.Provider>
  );
};
