import { hostAndParents, parseAddress, type Address } from '#shared/policy/address.ts';
import { isHelpline } from '#shared/policy/helplines.ts';
import type { CompiledPolicy } from '#shared/policy/decide.ts';

/**
 * Where an automatic picture could itself be harm, or shows what is nobody else's: never pictured, whoever watches. A child
 * who looks for help is not looked at.
 */
const privateCategories: ReadonlySet<string> = new Set([
  'adult',
  'dating',
  'finance-and-banking',
  'health',
  'illegal',
  'self-harm',
  'trusted-help',
]);
const signInHosts: ReadonlySet<string> = new Set([
  'accounts.google.com',
  'appleid.apple.com',
  'login.live.com',
  'login.microsoftonline.com',
  'login.windows.net',
  'myaccount.google.com',
]);
const signInHost = /^(accounts?|auth|id|idp|log-?in|passport|sign-?in|sso)\./;
const signInPath =
  /(^|\/)(account\/)?(log-?in|log-?on|sign-?in|sign-?up|sso|oauth2?|saml2?|reset-password|forgot-password|change-password)([/.;_-]|$)/i;
/** For sites that no list knows. Whole words that stand for one thing, so that Essex and Scunthorpe stay in view. */
const adultName = /porn|xxx|hentai|erotic|camgirl|sexcam|escorts?(?![a-z])|nudes?(?![a-z])/;

/** Sign-in, banking, health and adult pages. An address that cannot be read counts as private. */
export const isPrivatePage = (url: string, policy: CompiledPolicy | null): boolean => {
  const address = parseAddress(url);
  if (address === null || policy === null || isHelpline(url)) return true;
  const names = hostAndParents(address.host);
  if (isSignIn(address, names) || policy.illegal.find(names) !== null) return true;
  const known = policy.categories.find(names)?.categoryIds ?? [];
  if (known.length === 0) return adultName.test(address.host);
  return known.some((id) => privateCategories.has(id));
};

const isSignIn = ({ host, path }: Address, names: readonly string[]): boolean =>
  signInHost.test(host) || signInPath.test(path) || names.some((name) => signInHosts.has(name));
