import { namedDetail } from '#shared/named-details.ts';
import type { Page } from '#shared/page.ts';
import type { NewReport } from '#shared/reports.ts';
import { detailsIn, type FieldFacts, type OwnFacts } from '../prompts/personal-details.ts';
import { fittingUrl } from './report-of.ts';

/** "?name=value", and each after it. */
const asked = /([?&])([^=&#]+)=([^&#]+)/g;

const searchNames = /^(?:q|s|p|query|search|keywords?|text|wd)$/i;

const plain = (coded: string): string => {
  try {
    return decodeURIComponent(coded.replaceAll('+', ' '));
  } catch {
    return coded;
  }
};

/** An address in which a site has put what a child typed into a form: of a personal detail the kind alone stays, as "[postcode]". */
export const addressWithoutDetails = (url: string, own: OwnFacts): string =>
  url.replaceAll(asked, (whole, mark: string, name: string, value: string) => {
    const field: FieldFacts = {
      label: plain(name).replaceAll(/[_-]+/g, ' ').toLowerCase(),
      type: 'text',
      isSearch: searchNames.test(name),
      isSignIn: false,
    };
    const [kind] = detailsIn(plain(value), field, own);
    return kind === undefined ? whole : `${mark}${name}=${namedDetail(kind)}`;
  });

/** What was typed stays on the device, wherever a site has sent it (R10). A page that a child tells of is theirs to show. */
export const reportWithoutDetails = (report: NewReport, own: OwnFacts): NewReport => {
  if (report.kind === 'concern' || !('url' in report) || report.url === null) return report;
  return { ...report, url: fittingUrl(addressWithoutDetails(report.url, own)) };
};

export const pageWithoutDetails = <Shown extends Page | null>(page: Shown, own: OwnFacts): Shown =>
  page && { ...page, url: fittingUrl(addressWithoutDetails(page.url, own)) };
