import type { OpenTabs } from './chromium/open-tabs.ts';
import { fittingUrl, isToldOf } from './observe/report-of.ts';
import type { OwnPages } from './own-pages.ts';

/** The page of the web in front, also where one of ours stands in its place; null where there is none. */
export const heldAddress = async (parts: {
  readonly tabs: Pick<OpenTabs, 'front'>;
  readonly pages: OwnPages;
}): Promise<string | null> => {
  const url = (await parts.tabs.front())?.url ?? '';
  const own = parts.pages.parse(url);
  const address = own === null ? url : (own.address ?? '');
  return isToldOf(address) ? fittingUrl(address) : null;
};
