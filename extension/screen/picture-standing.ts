import { hostAndParents, parseAddress } from '#shared/policy/address.ts';
import { isHelpline } from '#shared/policy/helplines.ts';
import type { CompiledPolicy, Decision } from '#shared/policy/decide.ts';
import { isWebPage } from '../observe/report-of.ts';
import { isPrivatePage } from './private-page.ts';

/** What becomes of pictures that were taken of a page: they stay, they go, or all go that were taken of anything. */
export type PictureStanding = 'open' | 'closed' | 'help';

export interface StandingFacts {
  readonly policy: CompiledPolicy | null;
  /** What this device says of an address now; null before it can say anything. */
  readonly decide: (url: string) => Decision | null;
}

/** A child who looks for help is not looked at, nor what led them there. */
const helpCategories: ReadonlySet<string> = new Set(['health', 'self-harm', 'trusted-help']);
/** A page that waits says nothing about what was seen of it. */
const waiting: ReadonlySet<Decision['reason']> = new Set(['agreement', 'focus', 'lock', 'not-let-in']);

export const pictureStanding = (url: string, { policy, decide }: StandingFacts): PictureStanding => {
  if (isHelpline(url) || isHelp(url, policy)) return 'help';
  if (!isWebPage(url)) return 'open';
  if (isPrivatePage(url, policy)) return 'closed';
  const decision = decide(url);
  return decision !== null && (decision.verdict === 'allow' || waiting.has(decision.reason))
    ? 'open'
    : 'closed';
};

const isHelp = (url: string, policy: CompiledPolicy | null): boolean => {
  const address = parseAddress(url);
  if (address === null || policy === null) return false;
  const known = policy.categories.find(hostAndParents(address.host))?.categoryIds ?? [];
  return known.some((id) => helpCategories.has(id));
};
