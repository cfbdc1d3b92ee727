import { hostAndParents, parseAddress } from '#shared/policy/address.ts';
import type { CompiledPolicy } from '#shared/policy/decide.ts';

/** Where an automatic picture could itself be harm: never pictured, whoever watches. */
const privateCategories: ReadonlySet<string> = new Set(['adult', 'finance-and-banking', 'illegal']);
const signInHosts: ReadonlySet<string> = new Set([
  'accounts.google.com',
  'appleid.apple.com',
  'login.live.com',
  'login.microsoftonline.com',
  'login.windows.net',
  'myaccount.google.com',
]);

/** Sign-in, banking and adult pages. An address that cannot be read counts as private. */
export const isPrivatePage = (url: string, policy: CompiledPolicy | null): boolean => {
  const address = parseAddress(url);
  if (address === null) return true;
  const names = hostAndParents(address.host);
  if (names.some((name) => signInHosts.has(name))) return true;
  if (policy === null) return true;
  if (policy.illegal.find(names) !== null) return true;
  return policy.categories.find(names)?.categoryIds.some((id) => privateCategories.has(id)) ?? false;
};
