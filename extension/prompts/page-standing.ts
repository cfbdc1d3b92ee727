import { hostAndParents, isWithin, parseAddress } from '#shared/policy/address.ts';
import type { CompiledPolicy, Decision } from '#shared/policy/decide.ts';
import { isHelpline } from '#shared/policy/helplines.ts';
import { searchWords } from '#shared/policy/safe-search.ts';
import type { Moment } from '#shared/prompts/moments.ts';

const categoriesOf = (compiled: CompiledPolicy, url: string): readonly string[] => {
  const address = parseAddress(url);
  return address === null ? [] : (compiled.categories.find(hostAndParents(address.host))?.categoryIds ?? []);
};

const approved: ReadonlySet<Decision['reason']> = new Set([
  'allow-list',
  'exception',
  'internal-page',
  'focus',
]);

/** Where children may write about themselves: what the school has listed, opened or named as its own. */
export const isTrustedPage = (
  compiled: CompiledPolicy,
  decision: Decision | null,
  url: string,
  trustedHosts: readonly string[],
): boolean => {
  const host = parseAddress(url)?.host ?? '';
  return (
    trustedHosts.some((each) => isWithin(host, each)) ||
    (decision?.verdict === 'allow' && approved.has(decision.reason)) ||
    categoriesOf(compiled, url).includes('school-platforms')
  );
};

/** Where a child looks for help nobody asks anything. */
export const isForHelp = (compiled: CompiledPolicy, url: string): boolean =>
  isHelpline(url) || categoriesOf(compiled, url).includes('trusted-help');

export const isResultsPage = (url: string, safeEngine: string | null): boolean => {
  const address = parseAddress(url);
  return address !== null && searchWords(address, safeEngine ?? undefined) !== null;
};

const images =
  /^https?:\/\/(?:images\.google\.|[^/?#]*google\.[^?#]*\/(?:search|imghp)\?(?:.*&)?(?:tbm=isch|udm=2)\b|[^/]*bing\.com\/images\/|[^/]*duckduckgo\.com\/\?(?:.*&)?(?:ia|iax)=images|search\.brave\.com\/images|[^/]*images\.search\.yahoo\.)/i;

const byCategory: Readonly<Record<string, Moment>> = {
  'image-search': 'image-search',
  'ai-tools': 'ai-answer',
  'chat-and-messaging': 'stranger-call',
  'social-networks': 'stranger-call',
  forums: 'stranger-call',
};

/** What a page that has opened is a moment for; null for most. */
export const momentOfArrival = (compiled: CompiledPolicy, url: string): Moment | null => {
  if (images.test(url)) return 'image-search';
  const found = categoriesOf(compiled, url).find((id) => Object.hasOwn(byCategory, id));
  return found === undefined ? null : (byCategory[found] ?? null);
};
