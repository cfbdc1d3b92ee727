import type { ReferralOffer } from '#shared/class-snapshot.ts';
import { hostAndParents, parseAddress } from '#shared/policy/address.ts';
import type { CompiledPolicy } from '#shared/policy/decide.ts';
import { pageKeysOf } from '#shared/policy/page-key.ts';

/** The category of sites for adults, as the policy names it. */
const adultCategory = 'adult';
const illegalCategory = 'illegal';

/** Which list of the school's names this page's site; null where none does. Nothing is known of what is on the page. */
export const referralOfferOf = (
  { illegal, sealed, categories }: CompiledPolicy,
  url: string,
): ReferralOffer | null => {
  const address = parseAddress(url);
  if (address === null) return null;
  const names = hostAndParents(address.host);
  if (sealed?.hasAny([...names, ...pageKeysOf(address)]) === true) return 'illegal';
  if (illegal.find(names)?.categoryIds.includes(illegalCategory) === true) return 'illegal';
  return categories.find(names)?.categoryIds.includes(adultCategory) === true ? 'adult' : null;
};
