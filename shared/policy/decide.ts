import {
  canonicalHost,
  hostAndParents,
  isWithin,
  mayBeListed,
  parseAddress,
  type Address,
} from './address.ts';
import { buildCategoryIndex, type CategoryIndex, type HostList } from './category-index.ts';
import { closed } from './closed-layer.ts';
import { isHelplineHost } from './helplines.ts';
import { joinIndexes } from './index/join-indexes.ts';
import { agreement } from './agreement-layer.ts';
import { guest } from './guest-layer.ts';
import { withInside } from './judge-inside.ts';
import { exceptions, focus, lock } from './lesson-layers.ts';
import { lookAlikes } from './look-alike.ts';
import { trustedHosts } from './look-alikes/trusted-hosts.ts';
import { personRulesOf } from './person-rules.ts';
import type { Policy } from './policy.ts';
import {
  decision,
  keysOfQuestion,
  type CompiledPolicy,
  type Decision,
  type Layer,
  type Question,
  type Subject,
} from './question.ts';
import { category, lists, unknownSite } from './rule-layers.ts';
import { openSealedList, type HashText, type SealedIndex } from './sealed-list.ts';
import { searchTrouble } from './safe-search.ts';
import { searchRules } from './search-rules.ts';
import { searchTroubleWords } from './search-words.ts';
import { suspectProxy } from './suspect-proxy.ts';
import { maxWraps } from './wrapped-address.ts';

export { audienceLabel, type Person } from './audience.ts';
export {
  freeSubject,
  isInFocus,
  isLocked,
  isOpen,
  type CompiledPolicy,
  type Decision,
  type DecisionReason,
  type Subject,
} from './question.ts';
export { categoryRuling } from './rule-layers.ts';

export interface CompileOptions {
  /** As `URL.hostname` gives it: no port, IPv6 in brackets. */
  readonly serverHost?: string;
  /** The lists that the policy names by `fullIndex`; its own lists count beside them. */
  readonly fullIndex?: CategoryIndex;
  /** The hosts of those lists that the rules of a browser know; they count in place of a full index that is not there. */
  readonly floor?: readonly HostList[];
  /** Needed where a policy carries a sealed list. */
  readonly hash?: HashText;
}

export const compilePolicy = (policy: Policy, options: CompileOptions = {}): CompiledPolicy => {
  const labels = new Map(policy.categories.map(({ id, label }) => [id, label]));
  const { fullIndex, floor = [] } = options;
  const own = policy.categories.filter(({ isIllegal }) => !isIllegal);
  const ownIndex = buildCategoryIndex(fullIndex ? own : [...own, ...floor]);
  return {
    policy,
    serverHost: canonicalHost(options.serverHost ?? '') || null,
    categories: fullIndex ? joinIndexes(ownIndex, fullIndex) : ownIndex,
    floor,
    illegal: buildCategoryIndex(policy.categories.filter(({ isIllegal }) => isIllegal)),
    sealed: sealedIndexOf(policy, options.hash),
    emergencyHosts: new Set(policy.rules.emergencyHosts.filter(mayBeListed)),
    rulesOf: personRulesOf(policy.rules),
    categoryLabel: (id) => labels.get(id) ?? id,
    looksLike: lookAlikes(trustedHosts(policy)),
  };
};

/** A list that nobody can switch off is not left out for want of a way to ask it. */
const sealedIndexOf = ({ sealed }: Policy, hash: HashText | undefined): SealedIndex | null => {
  if (sealed === undefined) return null;
  if (hash === undefined) throw new Error('A policy with a sealed list needs a way to hash.');
  return openSealedList(sealed, hash);
};

/** The verdict for one person on one address. Total: any text is answered, and what cannot be read is blocked. */
export const decide = (policy: CompiledPolicy, subject: Subject, address: string, now: number): Decision =>
  decideWithin(questionOf(policy, subject, address, now), maxWraps);

const decideWithin = (question: Question, wraps: number): Decision => {
  const outer = firstAnswer(question);
  const { policy, subject, address, now } = question;
  if (address === null || outer.verdict === 'block') return outer;
  return withInside(address, outer, {
    person: subject.person,
    search: searchRules(policy.policy, question.rules),
    judge: wraps === 0 ? null : (inside) => decideWithin(questionOf(policy, subject, inside, now), wraps - 1),
  });
};

const firstAnswer = (question: Question): Decision => {
  for (const layer of layers) {
    const decided = layer(question);
    if (decided !== null) return decided;
  }
  return unknownSite(question);
};

/** One address made ready for the layers. */
export const questionOf = (policy: CompiledPolicy, subject: Subject, text: string, now: number): Question => {
  const address = judgedAddress(parseAddress(text));
  const host = address?.host ?? '';
  return {
    policy,
    subject,
    now,
    rules: policy.rulesOf(subject.person, now),
    address,
    host,
    names: hostAndParents(host),
  };
};

/** `blob:` and `filesystem:` pages belong to the origin that made them. */
const judgedAddress = (address: Address | null): Address | null => {
  if (address?.scheme !== 'blob' && address?.scheme !== 'filesystem') return address;
  return parseAddress(address.href.slice(address.scheme.length + 1));
};

const internalSchemes = new Set([
  'about',
  'chrome',
  'chrome-error',
  'chrome-extension',
  'chrome-search',
  'chrome-untrusted',
  'devtools',
  'edge',
  'extension',
]);
const webSchemes = new Set(['http', 'https', 'ws', 'wss']);

const internalPage: Layer = ({ address }) =>
  address !== null && internalSchemes.has(address.scheme)
    ? decision('allow', 'internal-page', "Open: a page of the browser's own")
    : null;

export const ownServer: Layer = ({ policy, address, host }) =>
  address !== null && webSchemes.has(address.scheme) && isOwnServer(policy, host)
    ? decision('allow', 'internal-page', "Open: the school's own ThinkClick server")
    : null;

/** Before every list, and a lock: nobody at school shuts a way out by mistake, or on purpose. */
export const helpline: Layer = ({ subject, address, names }) =>
  subject.isStopped !== true && address !== null && webSchemes.has(address.scheme) && isHelplineHost(names)
    ? decision('allow', 'helpline', 'Open for everyone, always: a helpline for children')
    : null;

export const illegal: Layer = (question) => listedAsIllegal(question) ?? sealedAsIllegal(question);

/** What exactly is on a sealed list is not said. */
const sealedAsIllegal: Layer = (question) =>
  question.policy.sealed?.hasAny([...question.names, ...keysOfQuestion(question)])
    ? decision('block', 'illegal', 'Blocked for everyone, always: on a sealed list of illegal content')
    : null;

const listedAsIllegal: Layer = ({ policy, names }) => {
  const match = policy.illegal.find(names);
  const categoryId = match?.categoryIds[0];
  if (match === null || categoryId === undefined) return null;
  const rule = `Blocked for everyone, always: ${policy.categoryLabel(categoryId)} (${match.host})`;
  return decision('block', 'illegal', rule, categoryId);
};

export const emergency: Layer = ({ policy, names }) => {
  const host = names.find((name) => policy.emergencyHosts.has(name));
  return host === undefined
    ? null
    : decision('block', 'emergency', `Blocked for everyone at once, in an emergency (${host})`);
};

const badAddress: Layer = ({ address }) => {
  if (address === null) return decision('block', 'bad-address', 'Blocked: this address cannot be read');
  if (!webSchemes.has(address.scheme)) {
    return decision('block', 'bad-address', `Blocked: addresses beginning with ${address.scheme}:`);
  }
  if (!address.isIpLiteral) return null;
  return decision('block', 'bad-address', `Blocked: a number instead of a site's name (${address.host})`);
};

const searchEngine: Layer = ({ policy, rules, address, names }) => {
  const trouble = address && searchTrouble(address, names, searchRules(policy.policy, rules));
  return trouble === null ? null : decision('block', 'search-engine', searchTroubleWords(trouble, rules));
};

/** In DESIGN's order: the first that answers ends it. `unknownSite` always answers, last. */
export const layers: readonly Layer[] = [
  internalPage,
  helpline,
  lock,
  ownServer,
  illegal,
  closed,
  emergency,
  badAddress,
  searchEngine,
  guest,
  agreement,
  exceptions,
  focus,
  suspectProxy,
  lists,
  category,
];

const isOwnServer = ({ serverHost }: CompiledPolicy, host: string): boolean =>
  serverHost !== null && isWithin(host, serverHost);
