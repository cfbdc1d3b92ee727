import { parseAddress } from '#shared/policy/address.ts';
import { pageKeysOf } from '#shared/policy/page-key.ts';
import { listed, page, skipped, type ParsedLine } from './parsed-line.ts';

/**
 * What follows a canonical host in a list (`/path?query`): a page, or the whole site where it names no page. A page told from
 * others by its query alone is left out: without the query it would list all of them.
 */
export const readListPage = (host: string, rest: string): ParsedLine => {
  const address = parseAddress(`http://${host}${rest.startsWith('/') ? rest : `/${rest}`}`);
  if (address === null) return skipped('not-a-host');
  const [key] = pageKeysOf(address);
  if (key?.includes('?') === true) return page(key);
  if (address.query !== '') return skipped('query-page');
  return key === undefined ? listed([host]) : page(key);
};
