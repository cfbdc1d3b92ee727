import { hostAndParents, type Address } from './address.ts';
import { segmentsOf, videoKeyOf, withoutWww } from './page-key.ts';
import { engineAt } from './safe-search.ts';

/**
 * What one page is called, whatever stands behind its `?` or `#`. Of a search engine what was asked belongs to it: else one
 * search would stand for all of them.
 */
export const pageNameOf = (address: Address): string => {
  const { host, path, query } = address;
  const isSearch = query !== '' && engineAt(hostAndParents(host)) !== null;
  const page = `${withoutWww(host)}/${segmentsOf(path).join('/')}`;
  return videoKeyOf(address) ?? (isSearch ? `${page}?${query}` : page);
};
