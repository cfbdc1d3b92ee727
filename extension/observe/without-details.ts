import { namedDetail, type NamedDetail } from '#shared/named-details.ts';
import type { Page } from '#shared/page.ts';
import { hostAndParents, parseAddress } from '#shared/policy/address.ts';
import { engineAt } from '#shared/policy/safe-search.ts';
import type { NewReport } from '#shared/reports.ts';
import { detailsIn, type OwnFacts } from '../prompts/personal-details.ts';
import { kindOfName } from './named-parameters.ts';
import { fittingTitle, fittingUrl } from './report-of.ts';

/** "?name=value", and each after it; behind a "#", too. */
const asked = /([?&#])([^=&#?]+)=([^&#]+)/g;

/** What is searched for a school may see. Shorter names of it are only known of engines. */
const searchNames: readonly string[] = ['q', 'query', 'search', 'search_query', 'keyword', 'keywords', 's'];

const plain = (coded: string): string => {
  try {
    return decodeURIComponent(coded.replaceAll('+', ' '));
  } catch {
    return coded;
  }
};

/** "firstName" and "first_name[0]" are both of a "first name". */
const labelOf = (name: string): string =>
  plain(name)
    .replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .replaceAll(/[^\p{L}\d]+/gu, ' ')
    .trim()
    .toLowerCase();

interface Found {
  readonly kind: NamedDetail;
  /** A town by its name alone: somewhere to look up, or where the child lives. */
  readonly isPerhapsAnywhere: boolean;
}

const foundIn = (name: string, coded: string, isSearch: boolean, own: OwnFacts): Found | null => {
  const [label, value] = [labelOf(name), plain(coded)];
  const named = kindOfName(label, value);
  if (named !== null) return { kind: named, isPerhapsAnywhere: false };
  const field = { label, type: 'text', isSearch, isSignIn: false };
  const [kind] = detailsIn(value, field, own);
  if (kind === undefined) return null;
  const isPerhapsAnywhere =
    kind === 'place' && !detailsIn(value, { ...field, label: '' }, own).includes(kind);
  return { kind, isPerhapsAnywhere };
};

/** An address in which a site has put what a child typed into a form: of a personal detail the kind alone stays, as "[postcode]". */
export const addressWithoutDetails = (url: string, own: OwnFacts): string =>
  withoutDetails(url, engineNames(url), own);

/** Until a page has said its title, and where it has none, the browser gives its address for it, cut and written plainly. */
const titleWithoutDetails = ({ url, title }: Page, own: OwnFacts): string => {
  const host = parseAddress(url)?.host.replace(/^www\./, '');
  const isAddress = host !== undefined && title.replace(/^(?:https?:\/\/)?(?:www\.)?/, '').startsWith(host);
  return isAddress ? withoutDetails(title, engineNames(url), own) : title;
};

const withoutDetails = (address: string, wordNames: readonly string[], own: OwnFacts): string => {
  const searchedBy = [...searchNames, ...wordNames];
  const found = [...address.matchAll(asked)].map(([, , name = '', value = '']) =>
    foundIn(name, value, searchedBy.includes(name.toLowerCase()), own),
  );
  const isAboutChild = found.some(
    (each) => each !== null && !each.isPerhapsAnywhere && each.kind !== 'token',
  );
  let at = 0;
  return address.replaceAll(asked, (whole, mark: string, name: string) => {
    const detail = found[at++];
    const isToldAsItIs = !detail || (detail.isPerhapsAnywhere && !isAboutChild);
    return isToldAsItIs ? whole : `${mark}${name}=${namedDetail(detail.kind)}`;
  });
};

const engineNames = (url: string): readonly string[] => {
  const address = parseAddress(url);
  return (address !== null && engineAt(hostAndParents(address.host))?.wordNames) || [];
};

/** What was typed stays on the device, wherever a site has sent it (R10). A page that a child tells of is theirs to show. */
export const reportWithoutDetails = (report: NewReport, own: OwnFacts): NewReport => {
  if (report.kind === 'concern' || !('url' in report) || report.url === null) return report;
  const told = { ...report, url: fittingUrl(addressWithoutDetails(report.url, own)) };
  if (told.kind !== 'visit') return told;
  return { ...told, title: fittingTitle(titleWithoutDetails({ url: report.url, title: told.title }, own)) };
};

export const pageWithoutDetails = <Shown extends Page | null>(page: Shown, own: OwnFacts): Shown =>
  page && {
    ...page,
    url: fittingUrl(addressWithoutDetails(page.url, own)),
    title: fittingTitle(titleWithoutDetails(page, own)),
  };
