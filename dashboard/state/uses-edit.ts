import { audienceKey } from '#shared/policy/audience.ts';
import type { Audience, AudienceRules, PolicyRules, Use, Verdict } from '#shared/policy/policy.ts';
import { rulesFor, withAudience, withCategory } from './policy-edit.ts';

/** Puts one row in place of what it was. */
export const withUse = (rules: PolicyRules, changed: Use): PolicyRules => ({
  ...rules,
  uses: rules.uses.map((use) => (use.id === changed.id ? changed : use)),
});

/** What a row says of everyone at all times it can be said for; what is open at times only is shut. */
const plainVerdict = ({ standing, opensWith }: Use): Verdict =>
  standing === 'acceptable' ? opensWith : 'block';

/** Categories that leave the table keep what it said, so that nothing opens by tidying up. */
const withVerdictsKept = (rules: PolicyRules, use: Use, categoryIds: readonly string[]): PolicyRules => {
  const everyone = rulesFor(rules, { kind: 'everyone' });
  const kept = categoryIds.reduce((said, id) => withCategory(said, id, plainVerdict(use)), everyone);
  return categoryIds.length === 0 ? rules : withAudience(rules, kept);
};

export const withoutUse = (rules: PolicyRules, use: Use): PolicyRules =>
  withVerdictsKept({ ...rules, uses: rules.uses.filter(({ id }) => id !== use.id) }, use, use.categoryIds);

const idFrom = (label: string): string =>
  label
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 30) || 'use';

const freeId = (wanted: string, taken: ReadonlySet<string>): string => {
  if (!taken.has(wanted)) return wanted;
  const count = [...taken].length + 2;
  const numbered = Array.from({ length: count }, (_, index) => `${wanted}-${index + 2}`);
  return numbered.find((id) => !taken.has(id)) ?? wanted;
};

/** A new row at the end: not acceptable, until somebody says otherwise. */
export const withNewUse = (rules: PolicyRules, label: string): PolicyRules => {
  const id = freeId(idFrom(label), new Set(rules.uses.map((use) => use.id)));
  const use: Use = {
    id,
    label,
    categoryIds: [],
    standing: 'not-acceptable',
    times: [],
    nominated: [],
    opensWith: 'allow',
  };
  return { ...rules, uses: [...rules.uses, use] };
};

/** A category stands behind one row at most: coming in here it leaves the row it was in. */
export const withCategoryIn = (rules: PolicyRules, use: Use, categoryId: string): PolicyRules => ({
  ...rules,
  uses: rules.uses.map((each) => {
    const others = each.categoryIds.filter((id) => id !== categoryId);
    return { ...each, categoryIds: each.id === use.id ? [...others, categoryId] : others };
  }),
});

export const withCategoryOut = (rules: PolicyRules, use: Use, categoryId: string): PolicyRules => {
  const categoryIds = use.categoryIds.filter((id) => id !== categoryId);
  return withVerdictsKept(withUse(rules, { ...use, categoryIds }), use, [categoryId]);
};

export const useOfCategory = (rules: PolicyRules, categoryId: string): Use | null =>
  rules.uses.find(({ categoryIds }) => categoryIds.includes(categoryId)) ?? null;

/** Where a narrower audience says otherwise than a row, and of which of its categories. */
export interface Difference {
  readonly audience: Audience;
  readonly verdict: Verdict;
  readonly categoryIds: readonly string[];
}

export const differencesFrom = (rules: PolicyRules, use: Use): Difference[] =>
  rules.audiences
    .filter(({ audience }) => audience.kind !== 'everyone')
    .flatMap((each) =>
      (['allow', 'think', 'block'] as const)
        .filter((verdict) => verdict !== saidTo(use, each.audience))
        .map((verdict) => ({
          audience: each.audience,
          verdict,
          categoryIds: use.categoryIds.filter((id) => each.categories[id] === verdict),
        })),
    )
    .filter(({ categoryIds }) => categoryIds.length > 0);

/** What the row itself says to this audience at all times; null where it depends on the time or on the person. */
const saidTo = (use: Use, audience: Audience): Verdict | null => {
  if (use.standing === 'at-certain-times') return null;
  if (use.standing !== 'nominated') return plainVerdict(use);
  return use.nominated.some((each) => audienceKey(each) === audienceKey(audience)) ? use.opensWith : null;
};

export const withoutDifference = (rules: PolicyRules, { audience, categoryIds }: Difference): PolicyRules => {
  const told: AudienceRules = rulesFor(rules, audience);
  return withAudience(
    rules,
    categoryIds.reduce((said, id) => withCategory(said, id, undefined), told),
  );
};
