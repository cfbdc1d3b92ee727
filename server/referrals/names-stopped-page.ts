import type { Report } from '#shared/reports.ts';
import type { StoppedPages } from './stopped-pages.ts';

/** Whether anything of it stands for a page that was stopped. */
export const namesStoppedPage = (report: Report, stoppedPages: Pick<StoppedPages, 'has'>): boolean =>
  addressesIn(report).some((url) => stoppedPages.has(url));

const addressesIn = (report: Report): string[] => {
  const own = 'url' in report && report.url !== null ? [report.url] : [];
  if (report.kind !== 'concern' || report.shown === undefined) return own;
  const { page, tabs } = report.shown;
  return [...own, ...(page === null ? [] : [page.url]), ...tabs.map(({ url }) => url)];
};
