import { isHelpline } from '#shared/policy/helplines.ts';
import { maxTitleLength, maxUrlLength } from '#shared/page.ts';
import type { NewReport } from '#shared/reports.ts';

const loneSurrogate = /\p{Surrogate}/gu;

/** Addresses are cut so that a report always fits; a lone half of a surrogate pair would not be text. */
export const fittingUrl = (url: string): string =>
  url.slice(0, maxUrlLength).replaceAll(loneSurrogate, '\uFFFD');
export const fittingTitle = (title: string): string =>
  title.slice(0, maxTitleLength).replaceAll(loneSurrogate, '\uFFFD');

export const visitOf = (url: string, title: string): NewReport => ({
  kind: 'visit',
  url: fittingUrl(url),
  title: fittingTitle(title),
});

export const isWebPage = (url: string): boolean => /^https?:/i.test(url);

/** Whether the school is told of a page: of the web, and no helpline. The browser's own and ours are nobody's business. */
export const isToldOf = (url: string): boolean => isWebPage(url) && !isHelpline(url);
