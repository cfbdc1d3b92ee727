import * as z from 'zod/mini';
import { parseAddress } from './policy/address.ts';

/** One tab of one pupil, by its number while it is still at this site; without a number the tabs of the site. */
export const tabTargetFields = {
  url: z.url({ protocol: /^https?$/ }).check(z.maxLength(2048)),
  tabId: z.optional(z.int()),
};
export interface TabTarget {
  readonly url: string;
  readonly tabId?: number | undefined;
}

const hostOf = (url: string): string | null => parseAddress(url)?.host.replace(/^www\./, '') ?? null;

/** Which of these tabs are meant. */
export const tabsMeant = <Tab extends { readonly tabId: number; readonly url: string }>(
  tabs: readonly Tab[],
  { url, tabId }: TabTarget,
): Tab[] =>
  tabs.filter((tab) => hostOf(tab.url) === hostOf(url) && (tabId === undefined || tab.tabId === tabId));
