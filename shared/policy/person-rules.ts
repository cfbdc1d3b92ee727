import { mayBeListed } from './address.ts';
import { audienceKey, audiencesOf, type Person } from './audience.ts';
import type { AiAnswersRule, Audience, AudienceRules, ImagesRule, Verdict } from './policy.ts';

/** A verdict and the audience that gave it; `null` where no audience spoke. */
interface Ruling {
  readonly verdict: Verdict;
  readonly audience: Audience | null;
}

/** What was said, and by which audience; `null` where no audience spoke. */
export interface Said<Value> {
  readonly value: Value;
  readonly audience: Audience | null;
}

/** One audience's own block and allow lists as one map. A host on both is blocked. */
export interface HostList {
  readonly audience: Audience;
  /** 0 for everyone; the higher, the more specific. */
  readonly rank: number;
  readonly hosts: ReadonlyMap<string, 'allow' | 'block'>;
}

/** What a policy says to one person, all their audiences taken together. */
export interface PersonRules {
  /** The most specific audience first. */
  readonly lists: readonly HostList[];
  readonly categories: ReadonlyMap<string, CategoryRuling>;
  readonly unknownSites: Ruling;
  readonly images: Said<ImagesRule>;
  readonly aiAnswers: Said<AiAnswersRule>;
}

export interface CategoryRuling extends Ruling {
  readonly categoryId: string;
}

/** How strict a verdict is: of several categories that list one host, the strictest verdict holds. */
export const strictness: Record<Verdict, number> = { allow: 0, think: 1, block: 2 };

/** The strictest ruling among the categories that anyone has spoken of, or null when none has. */
export const strictestRuling = (
  rules: PersonRules,
  categoryIds: readonly string[],
): CategoryRuling | null => {
  let strictest: CategoryRuling | null = null;
  for (const categoryId of categoryIds) {
    const ruling = rules.categories.get(categoryId);
    if (ruling === undefined) continue;
    if (strictest === null || strictness[ruling.verdict] > strictness[strictest.verdict]) {
      strictest = ruling;
    }
  }
  return strictest;
};

/**
 * Answers with the rules for a person. Two sets of rules for the same audience are taken as one (the later verdict
 * holds). Answers are kept per combination of audiences that have rules, so a class of thirty shares one.
 */
export const personRulesOf = (audiences: readonly AudienceRules[]): ((person: Person) => PersonRules) => {
  const rulesByAudience = new Map<string, AudienceRules[]>();
  for (const rules of audiences) {
    const key = audienceKey(rules.audience);
    rulesByAudience.set(key, [...(rulesByAudience.get(key) ?? []), rules]);
  }
  const byAudiences = new Map<string, PersonRules>();
  // The same person asks many times over.
  const byPerson = new WeakMap<Person, PersonRules>();
  return (person) => {
    const known = byPerson.get(person);
    if (known !== undefined) return known;
    const chain = chainOf(person, rulesByAudience);
    const key = chain.map(({ audience }) => audienceKey(audience)).join('\n');
    const rules = byAudiences.get(key) ?? combine(chain);
    byAudiences.set(key, rules);
    byPerson.set(person, rules);
    return rules;
  };
};

/** The person's audiences that have rules, widest first. */
const chainOf = (
  person: Person,
  rulesByAudience: ReadonlyMap<string, readonly AudienceRules[]>,
): readonly Link[] =>
  audiencesOf(person).flatMap((audience, rank) => {
    const rules = rulesByAudience.get(audienceKey(audience));
    return rules === undefined ? [] : [{ audience, rank, rules }];
  });

interface Link {
  readonly audience: Audience;
  readonly rank: number;
  readonly rules: readonly AudienceRules[];
}

/** From the widest audience to the most specific, so that what is said last holds. */
const combine = (chain: readonly Link[]): PersonRules => {
  const categories = new Map<string, CategoryRuling>();
  // Nobody said anything: closed is the safe answer.
  let unknownSites: Ruling = { verdict: 'block', audience: null };
  let images: Said<ImagesRule> = { value: 'strict', audience: null };
  let aiAnswers: Said<AiAnswersRule> = { value: 'off', audience: null };
  for (const { audience, rules } of chain) {
    for (const each of rules) {
      for (const [categoryId, verdict] of Object.entries(each.categories)) {
        categories.set(categoryId, { categoryId, verdict, audience });
      }
      if (each.unknownSites !== undefined) unknownSites = { verdict: each.unknownSites, audience };
      if (each.images !== undefined) images = { value: each.images, audience };
      if (each.aiAnswers !== undefined) aiAnswers = { value: each.aiAnswers, audience };
    }
  }
  const lists = chain.map(hostListOf).filter(({ hosts }) => hosts.size > 0);
  return { lists: lists.toReversed(), categories, unknownSites, images, aiAnswers };
};

const hostListOf = ({ audience, rank, rules }: Link): HostList => {
  const hosts = new Map<string, 'allow' | 'block'>();
  for (const host of rules.flatMap((each) => each.allowHosts))
    if (mayBeListed(host)) hosts.set(host, 'allow');
  for (const host of rules.flatMap((each) => each.blockHosts))
    if (mayBeListed(host)) hosts.set(host, 'block');
  return { audience, rank, hosts };
};
