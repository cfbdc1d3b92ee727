import type { Lock } from '../device-state.ts';
import { canonicalHost, hostAndParents, isWithin, parseAddress, type Address } from './address.ts';
import { audienceLabel, type Person } from './audience.ts';
import { buildCategoryIndex, type CategoryIndex } from './category-index.ts';
import { joinIndexes } from './index/join-indexes.ts';
import { withInside } from './judge-inside.ts';
import { lookAlikes, type LookAlike } from './look-alike.ts';
import { trustedHosts } from './look-alikes/trusted-hosts.ts';
import { personRulesOf, strictestRuling, type CategoryRuling, type PersonRules } from './person-rules.ts';
import type { Audience, Policy, Verdict } from './policy.ts';
import { searchTrouble } from './safe-search.ts';
import { maxWraps } from './wrapped-address.ts';

export { audienceLabel, type Person } from './audience.ts';

/** A host that a pupil opened after thinking; it stays open until the end of the lesson (server epoch ms). */
export interface Opening {
  /** Subdomains included. */
  readonly host: string;
  readonly until: number;
}

export interface Subject {
  readonly person: Person;
  readonly lock: Lock | null;
  readonly openings: readonly Opening[];
}

/** The first layer that spoke, in the order of DESIGN: first match ends. */
export type DecisionReason =
  | 'internal-page'
  | 'lock'
  | 'illegal'
  | 'bad-address'
  | 'wrapped-address'
  | 'search-engine'
  | 'block-list'
  | 'opened'
  | 'allow-list'
  | 'category'
  | 'look-alike'
  | 'unknown-site';

export interface Decision {
  readonly verdict: Verdict;
  readonly reason: DecisionReason;
  /** Which rule decided, as a sentence for staff: "Blocked for key stage 2: category Gambling (…)". At most 200 characters. */
  readonly rule: string;
  readonly categoryId: string | null;
  /** The host that an unknown site may be taken for. */
  readonly imitates?: string;
}

/** A policy made ready for many decisions. Make it once per version. */
export interface CompiledPolicy {
  readonly policy: Policy;
  /** The school's own ThinkClick server, always open; null where none is named. */
  readonly serverHost: string | null;
  readonly categories: CategoryIndex;
  readonly illegal: CategoryIndex;
  readonly rulesOf: (person: Person) => PersonRules;
  readonly categoryLabel: (categoryId: string) => string;
  readonly looksLike: (host: string) => LookAlike | null;
}

export interface CompileOptions {
  /** As `URL.hostname` gives it: no port, IPv6 in brackets. */
  readonly serverHost?: string;
  /** The lists that the policy names by `fullIndex`; its own lists count beside them. */
  readonly fullIndex?: CategoryIndex;
}

export const compilePolicy = (policy: Policy, options: CompileOptions = {}): CompiledPolicy => {
  const labels = new Map(policy.categories.map(({ id, label }) => [id, label]));
  const ownIndex = buildCategoryIndex(policy.categories.filter(({ isIllegal }) => !isIllegal));
  return {
    policy,
    serverHost: canonicalHost(options.serverHost ?? '') || null,
    categories: options.fullIndex ? joinIndexes(ownIndex, options.fullIndex) : ownIndex,
    illegal: buildCategoryIndex(policy.categories.filter(({ isIllegal }) => isIllegal)),
    rulesOf: personRulesOf(policy.rules.audiences),
    categoryLabel: (id) => labels.get(id) ?? id,
    looksLike: lookAlikes(trustedHosts(policy)),
  };
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
    safeEngine: policy.policy.rules.safeEngine,
    judge: wraps === 0 ? null : (inside) => decideWithin(questionOf(policy, subject, inside, now), wraps - 1),
  });
};

const firstAnswer = (question: Question): Decision => {
  for (const layer of layers) {
    const decision = layer(question);
    if (decision !== null) return decision;
  }
  return unknownSite(question);
};

interface Question {
  readonly policy: CompiledPolicy;
  readonly subject: Subject;
  readonly now: number;
  readonly rules: PersonRules;
  /** The address judged; null when it cannot be read. */
  readonly address: Address | null;
  readonly host: string;
  readonly names: readonly string[];
}

type Layer = (question: Question) => Decision | null;

const questionOf = (policy: CompiledPolicy, subject: Subject, text: string, now: number): Question => {
  const address = judgedAddress(parseAddress(text));
  const host = address?.host ?? '';
  return {
    policy,
    subject,
    now,
    rules: policy.rulesOf(subject.person),
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

const lock: Layer = ({ subject, now }) =>
  isLocked(subject, now) ? decision('block', 'lock', `Locked by ${subject.lock?.by ?? 'a teacher'}`) : null;

const ownServer: Layer = ({ policy, address, host }) =>
  address !== null && webSchemes.has(address.scheme) && isOwnServer(policy, host)
    ? decision('allow', 'internal-page', "Open: the school's own ThinkClick server")
    : null;

const illegal: Layer = ({ policy, names }) => {
  const match = policy.illegal.find(names);
  const categoryId = match?.categoryIds[0];
  if (match === null || categoryId === undefined) return null;
  const rule = `Blocked for everyone, always: ${policy.categoryLabel(categoryId)} (${match.host})`;
  return decision('block', 'illegal', rule, categoryId);
};

const badAddress: Layer = ({ address }) => {
  if (address === null) return decision('block', 'bad-address', 'Blocked: this address cannot be read');
  if (!webSchemes.has(address.scheme)) {
    return decision('block', 'bad-address', `Blocked: addresses beginning with ${address.scheme}:`);
  }
  if (!address.isIpLiteral) return null;
  return decision('block', 'bad-address', `Blocked: a number instead of a site's name (${address.host})`);
};

const searchEngine: Layer = ({ policy, address, names }) => {
  const trouble = address && searchTrouble(address, names, policy.policy.rules.safeEngine);
  if (trouble === null) return null;
  const { kind, engine } = trouble;
  const rule =
    kind === 'unproven'
      ? `Sent to the safe search engine: ${engine.name} cannot be kept safe`
      : `Blocked: a hidden search setting on ${engine.name}`;
  return decision('block', 'search-engine', rule);
};

/**
 * Block and allow lists as one layer: the most specific audience that lists the host, or a parent of it, speaks; of its
 * own entries the longest host counts, and a host on both its lists is blocked. So a block for key stage 1 holds against
 * everyone's allow list, and a pupil's allow list opens what is blocked for everyone.
 */
const lists: Layer = ({ rules, names }) => {
  for (const { audience, hosts } of rules.lists) {
    const host = names.find((name) => hosts.has(name));
    if (host === undefined) continue;
    return hosts.get(host) === 'block'
      ? decision('block', 'block-list', sentence('block', audience, `on the block list (${host})`))
      : decision('allow', 'allow-list', sentence('allow', audience, `on the allow list (${host})`));
  }
  return null;
};

const category: Layer = (question) => {
  const { policy, rules, names } = question;
  const found = categoryRuling(policy, rules, names);
  if (found === null) return null;
  const { categoryId, verdict, audience } = found.ruling;
  const why = `category ${policy.categoryLabel(categoryId)} (${found.host})`;
  return openedOr(question, decision(verdict, 'category', sentence(verdict, audience, why), categoryId));
};

/**
 * What the categories say to a person about a host and its parents. The longest listed host counts whose categories
 * anyone has spoken of; of several categories on that host the strictest.
 */
export const categoryRuling = (
  { categories }: CompiledPolicy,
  rules: PersonRules,
  names: readonly string[],
): { readonly host: string; readonly ruling: CategoryRuling } | null => {
  const match = categories.find(names, (ids) => ids.some((id) => rules.categories.has(id)));
  const ruling = match === null ? null : strictestRuling(rules, match.categoryIds);
  return match === null || ruling === null ? null : { host: match.host, ruling };
};

const unknownSite = (question: Question): Decision => {
  const { verdict, audience } = question.rules.unknownSites;
  const rule = sentence(verdict, audience, `not in any category (${question.host})`);
  const imitates = question.policy.looksLike(question.host)?.imitates;
  if (imitates === undefined) return openedOr(question, decision(verdict, 'unknown-site', rule));
  const hint = `this looks like ${imitates}, but it is not (${question.host})`;
  if (verdict === 'block') return { ...decision('block', 'unknown-site', `${rule}; ${hint}`), imitates };
  return openedOr(question, {
    ...decision('think', 'look-alike', sentence('think', audience, hint)),
    imitates,
  });
};

/** What the pupil opened after thinking: it answers a `think`, and nothing else. */
const openedOr = ({ subject, host, now }: Question, closed: Decision): Decision => {
  if (closed.verdict !== 'think') return closed;
  const opening = subject.openings.find((each) => isOpen(each, now) && isWithin(host, each.host));
  if (opening === undefined) return closed;
  return decision(
    'allow',
    'opened',
    `Opened by the pupil after thinking (${opening.host})`,
    closed.categoryId,
  );
};

/** In DESIGN's order: the first that answers ends it. `unknownSite` always answers, last. */
const layers: readonly Layer[] = [
  internalPage,
  lock,
  ownServer,
  illegal,
  badAddress,
  searchEngine,
  lists,
  category,
];

export const isLocked = ({ lock: held }: Subject, now: number): boolean => held !== null && now < held.endsAt;

export const isOpen = ({ until }: Opening, now: number): boolean => now < until;

const isOwnServer = ({ serverHost }: CompiledPolicy, host: string): boolean =>
  serverHost !== null && isWithin(host, serverHost);

const openings: Record<Verdict, string> = { allow: 'Open', think: 'Stop and think', block: 'Blocked' };

const sentence = (verdict: Verdict, audience: Audience | null, why: string): string =>
  audience === null
    ? `${openings[verdict]}: ${why}`
    : `${openings[verdict]} for ${audienceLabel(audience)}: ${why}`;

const maxRuleLength = 200;

const decision = (
  verdict: Verdict,
  reason: DecisionReason,
  rule: string,
  categoryId: string | null = null,
): Decision => ({
  verdict,
  reason,
  rule: rule.length <= maxRuleLength ? rule : `${rule.slice(0, maxRuleLength - 1)}…`,
  categoryId,
});
