import * as z from 'zod/mini';
import { parseAddress } from './policy/address.ts';
import type { NewReport, Report } from './reports.ts';

/**
 * Where a device is, as the server sees by the network that it comes from: in school or outside; `anywhere` where the
 * school has not named its networks, and no difference is made.
 */
export const placeSchema = z.enum(['anywhere', 'school', 'outside']);
export type Place = z.infer<typeof placeSchema>;

/**
 * What is told of a report from outside the school; null where nothing is. There the rules hold, alerts are raised and whoever
 * tells someone is heard, but where a pupil goes, what they search for, what they were asked and how they chose is nobody's: of what was closed the site alone.
 */
export const toldFromOutside = <Told extends NewReport | Report>(report: Told): Told | null => {
  switch (report.kind) {
    case 'visit':
    case 'search':
    case 'prompt':
    case 'prompt-shown':
    case 'lesson-time':
    case 'slept':
      return null;
    case 'block':
    case 'bypass':
      return { ...report, url: siteOf(report.url) };
    case 'alert':
      return { ...report, picture: undefined };
    case 'concern':
    case 'may-i':
    case 'filter-report':
    case 'hand-up':
    case 'hand-down':
    case 'reply':
    case 'agreement-signed':
      return report;
  }
};

const siteOf = (url: string): string => {
  const address = parseAddress(url);
  return address === null || address.host === '' ? 'about:blank' : `${address.scheme}://${address.host}/`;
};
