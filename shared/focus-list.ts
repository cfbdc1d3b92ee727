import * as z from 'zod/mini';
import type { Focus } from './device-state.ts';
import { nameSchema } from './people.ts';
import { isWithin, mayBeListed, parseAddress } from './policy/address.ts';
import { pageKeyOf } from './policy/page-key.ts';
import { hostSchema } from './policy/policy.ts';

export const maxFocusItems = 100;
export const maxFocusNeeds = 300;
const maxFocusUrlLength = 1000;

/** The site that an address stands for, without `www.`; null where a focus cannot name it. */
export const siteOf = (url: string): string | null => {
  const address = parseAddress(url);
  if (address === null || (address.scheme !== 'https' && address.scheme !== 'http')) return null;
  const host = address.host.replace(/^www\.(?=.*\.)/, '');
  return address.isIpLiteral || !mayBeListed(host) || !hostSchema.safeParse(host).success ? null : host;
};

/** True for the start page of a site: it names no single page. */
export const isSiteAddress = (url: string): boolean => pageKeyOf(url) === null;

/** One site or page of a list. `isWholeSite` opens the site around a page as well. */
export const focusItemSchema = z.object({
  url: z.string().check(
    z.maxLength(maxFocusUrlLength),
    z.refine((url) => siteOf(url) !== null),
  ),
  title: z.string().check(z.trim(), z.maxLength(120)),
  isWholeSite: z.boolean(),
});
export type FocusItem = z.infer<typeof focusItemSchema>;

/** An allow-only list as a teacher makes it. */
export const focusListSchema = z.object({
  name: nameSchema.check(z.maxLength(60)),
  items: z.array(focusItemSchema).check(z.minLength(1), z.maxLength(maxFocusItems)),
  /** Hosts that the listed pages use inside them and on the way through a sign-in. */
  needs: z.array(hostSchema).check(z.maxLength(maxFocusNeeds)),
});
export type FocusList = z.infer<typeof focusListSchema>;

/** The key of the one page that an item opens; null where it opens its whole site. */
const keyOfItem = ({ url, isWholeSite }: FocusItem): string | null => (isWholeSite ? null : pageKeyOf(url));

/** What a device needs to know of a list. */
export const focusOfList = ({
  name,
  items,
  needs,
}: FocusList): Pick<Focus, 'name' | 'hosts' | 'pages' | 'needs' | 'links'> => ({
  name,
  hosts: [...new Set(items.flatMap((item) => (keyOfItem(item) === null ? (siteOf(item.url) ?? []) : [])))],
  pages: [...new Set(items.flatMap((item) => keyOfItem(item) ?? []))],
  needs: [...new Set(needs)],
  links: items.map(({ url, title }) => ({ url, title })),
});

/** True when the list opens this host by itself, without a page among its needs. */
export const isListed = ({ items, needs }: Pick<FocusList, 'items' | 'needs'>, host: string): boolean =>
  needs.some((need) => isWithin(host, need)) ||
  items.some((item) => keyOfItem(item) === null && isWithin(host, siteOf(item.url) ?? ''));
