import { isHelpline } from './policy/helplines.ts';
import type { NewReport, Report } from './reports.ts';

/** Of a helpline nothing is told; what a child says to a grown-up there is, without the page. Null where nothing is left. */
export const toldOfHelpline = <Told extends NewReport | Report>(report: Told): Told | null => {
  if (!('url' in report) || report.url === null || !isHelpline(report.url)) return report;
  switch (report.kind) {
    case 'concern':
      return { ...report, url: null, shown: undefined };
    case 'hand-up':
      return { ...report, url: null };
    case 'visit':
    case 'search':
    case 'prompt':
    case 'block':
    case 'bypass':
    case 'may-i':
    case 'filter-report':
    case 'alert':
      return null;
  }
};
