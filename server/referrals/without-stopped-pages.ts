import type { Presence } from '#shared/reports.ts';
import type { StoppedPages } from './stopped-pages.ts';

/** A page that was stopped is named on no other device either: that one is in front, and nothing of it. */
export const withoutStoppedPages = (
  presence: Presence,
  stoppedPages: Pick<StoppedPages, 'has'>,
): Presence => {
  const { page, tabs } = presence;
  const open = tabs.filter(({ url }) => !stoppedPages.has(url));
  if (page !== null && stoppedPages.has(page.url))
    return { ...presence, page: null, tabs: open, picture: 'stopped-page' };
  return open.length === tabs.length ? presence : { ...presence, tabs: open };
};
