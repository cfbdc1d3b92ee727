import { mayBeListed } from './address.ts';
import { audienceKey, audiencesOf, type Person } from './audience.ts';
import type {
  AiAnswersRule,
  Audience,
  AudienceRules,
  FileKind,
  ImagesRule,
  PolicyRules,
  TransferRule,
  Use,
  Verdict,
} from './policy.ts';
import { createSchoolClock, type SchoolTime } from './timetable.ts';

/** A verdict and the audience that gave it; `null` where no audience spoke. */
interface Ruling {
  readonly verdict: Verdict;
  readonly audience: Audience | null;
}

/** What an audience's own lists say of a host or a page. */
type Listed = ReadonlyMap<string, 'allow' | 'block'>;

/** One audience's own block and allow lists as one map each. What is on both is blocked. */
export interface HostList {
  readonly audience: Audience;
  /** 0 for everyone; the higher, the more specific. */
  readonly rank: number;
  readonly hosts: Listed;
  /** By page key. */
  readonly pages: Listed;
}

/** What an audience may be told beside verdicts; the most specific audience that speaks wins. */
export interface PersonSettings {
  readonly images: ImagesRule;
  /** Who said so; `null` where no audience did. */
  readonly imagesFor: Audience | null;
  readonly aiAnswers: AiAnswersRule;
  readonly aiAnswersFor: Audience | null;
  /** Null where no audience names one: the policy's own. */
  readonly safeEngine: string | null;
  readonly downloads: Readonly<Record<FileKind, TransferRule>>;
  readonly uploads: TransferRule;
}

/** What a policy says to one person at one school time, all their audiences taken together. */
export interface PersonRules extends PersonSettings {
  readonly time: SchoolTime;
  /** The most specific audience first. */
  readonly lists: readonly HostList[];
  readonly categories: ReadonlyMap<string, CategoryRuling>;
  readonly unknownSites: Ruling;
}

export interface CategoryRuling extends Ruling {
  readonly categoryId: string;
  /** The row of the acceptable-use table that said so; null where a category's own verdict did. */
  readonly use: Use | null;
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
 * Answers with the rules for a person at an instant (epoch ms). Two sets of rules for the same audience are taken as one
 * (the later verdict holds). Answers are kept per combination of audiences that have rules and school time, so a class
 * of thirty shares one.
 */
export const personRulesOf = (policy: PolicyRules): ((person: Person, now: number) => PersonRules) => {
  const rulesByAudience = groupedByAudience(policy);
  const schoolTime = createSchoolClock(policy.timetable);
  const byAudiences = new Map<string, PersonRules>();
  // The same person asks many times over.
  const byPerson = new WeakMap<Person, PersonRules>();
  return (person, now) => {
    const time = schoolTime(now);
    const known = byPerson.get(person);
    if (known?.time === time) return known;
    const chain = chainOf(person, rulesByAudience);
    const key = [time, ...chain.map(({ audience }) => audienceKey(audience))].join('\n');
    const rules = byAudiences.get(key) ?? combine(chain, policy.uses, time);
    byAudiences.set(key, rules);
    byPerson.set(person, rules);
    return rules;
  };
};

/** An audience that is only nominated for a use has no rules of its own, and still counts. */
const groupedByAudience = ({ audiences, uses }: PolicyRules): ReadonlyMap<string, AudienceRules[]> => {
  const grouped = new Map<string, AudienceRules[]>();
  for (const rules of audiences) {
    const key = audienceKey(rules.audience);
    grouped.set(key, [...(grouped.get(key) ?? []), rules]);
  }
  const nominated = uses.flatMap((use) => (use.standing === 'nominated' ? use.nominated : []));
  for (const audience of [{ kind: 'everyone' } as const, ...nominated]) {
    if (!grouped.has(audienceKey(audience))) grouped.set(audienceKey(audience), []);
  }
  return grouped;
};

/** The person's audiences that anything is said of, widest first. */
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
const combine = (chain: readonly Link[], uses: readonly Use[], time: SchoolTime): PersonRules => {
  const lists = chain.map(hostListOf).filter(({ hosts, pages }) => hosts.size + pages.size > 0);
  return {
    time,
    lists: lists.toReversed(),
    categories: combineCategories(chain, uses, time),
    unknownSites: combineUnknownSites(chain),
    ...combineSettings(chain),
  };
};

const combineCategories = (
  chain: readonly Link[],
  uses: readonly Use[],
  time: SchoolTime,
): ReadonlyMap<string, CategoryRuling> => {
  const categories = new Map<string, CategoryRuling>();
  for (const { audience, rules } of chain) {
    const isEveryone = audience.kind === 'everyone';
    if (!isEveryone) applyUses(categories, nominating(uses, audience), audience, time);
    for (const each of rules) {
      for (const [categoryId, verdict] of Object.entries(each.categories)) {
        categories.set(categoryId, { categoryId, verdict, audience, use: null });
      }
    }
    if (isEveryone) applyUses(categories, uses, audience, time);
  }
  return categories;
};

const nominating = (uses: readonly Use[], audience: Audience): readonly Use[] => {
  const key = audienceKey(audience);
  return uses.filter(
    ({ standing, nominated }) =>
      standing === 'nominated' && nominated.some((each) => audienceKey(each) === key),
  );
};

const applyUses = (
  categories: Map<string, CategoryRuling>,
  uses: readonly Use[],
  audience: Audience,
  time: SchoolTime,
): void => {
  for (const use of uses) {
    const verdict = verdictOfUse(use, audience, time);
    for (const categoryId of use.categoryIds)
      categories.set(categoryId, { categoryId, verdict, audience, use });
  }
};

const verdictOfUse = (use: Use, audience: Audience, time: SchoolTime): Verdict => {
  switch (use.standing) {
    case 'acceptable':
      return use.opensWith;
    case 'at-certain-times':
      return use.times.includes(time) ? use.opensWith : 'block';
    case 'nominated':
      return audience.kind === 'everyone' ? 'block' : use.opensWith;
    case 'not-acceptable':
      return 'block';
  }
};

const combineUnknownSites = (chain: readonly Link[]): Ruling => {
  // Nobody said anything: closed is the safe answer.
  let ruling: Ruling = { verdict: 'block', audience: null };
  for (const { audience, rules } of chain) {
    for (const { unknownSites } of rules) {
      if (unknownSites !== undefined) ruling = { verdict: unknownSites, audience };
    }
  }
  return ruling;
};

/** Until somebody says otherwise: pictures with safe search, no machine's answers, no programs, the rest is asked for. */
export const settingsToBeginWith: PersonSettings = {
  images: 'strict',
  imagesFor: null,
  aiAnswers: 'off',
  aiAnswersFor: null,
  safeEngine: null,
  downloads: {
    program: 'stop',
    archive: 'ask',
    document: 'allow',
    picture: 'allow',
    'sound-or-video': 'ask',
    'web-page': 'stop',
    other: 'ask',
  },
  uploads: 'ask',
};

const combineSettings = (chain: readonly Link[]): PersonSettings => {
  let settings = settingsToBeginWith;
  for (const { audience, rules } of chain) {
    for (const { images, aiAnswers, safeEngine, downloads, uploads } of rules) {
      settings = {
        ...settings,
        ...(images !== undefined && { images, imagesFor: audience }),
        ...(aiAnswers !== undefined && { aiAnswers, aiAnswersFor: audience }),
        safeEngine: safeEngine ?? settings.safeEngine,
        downloads: { ...settings.downloads, ...downloads },
        uploads: uploads ?? settings.uploads,
      };
    }
  }
  return settings;
};

const hostListOf = ({ audience, rank, rules }: Link): HostList => ({
  audience,
  rank,
  hosts: listed(
    rules.flatMap((each) => each.allowHosts).filter(mayBeListed),
    rules.flatMap((each) => each.blockHosts).filter(mayBeListed),
  ),
  pages: listed(
    rules.flatMap((each) => each.allowPages ?? []),
    rules.flatMap((each) => each.blockPages ?? []),
  ),
});

const listed = (allowed: readonly string[], blocked: readonly string[]): Listed =>
  new Map([
    ...allowed.map((entry) => [entry, 'allow'] as const),
    ...blocked.map((entry) => [entry, 'block'] as const),
  ]);
