import { audienceKey } from '#shared/policy/audience.ts';
import type { Audience, PolicyRules, Use, Verdict } from '#shared/policy/policy.ts';
import { rulesFor, wideningFrom, type Roster } from './policy-edit.ts';
import { useOfCategory } from './uses-edit.ts';

/** What holds for an audience that has no verdict of its own for a category, and who says so. */
export type InheritedCategory =
  | { readonly kind: 'audience'; readonly from: Audience; readonly verdict: Verdict }
  /** A row of the acceptable-use table; at certain times the verdict is what holds at those. */
  | { readonly kind: 'use'; readonly from: Audience; readonly use: Use; readonly verdict: Verdict };

/** Null where nobody says anything and the rule for unknown sites holds. */
export const inheritedCategory = (
  rules: PolicyRules,
  audience: Audience,
  roster: Roster,
  categoryId: string,
): InheritedCategory | null => {
  const use = useOfCategory(rules, categoryId);
  for (const from of wideningFrom(audience, roster)) {
    const verdict = isSame(from, audience) ? undefined : rulesFor(rules, from).categories[categoryId];
    const byAudience = verdict !== undefined && ({ kind: 'audience', from, verdict } as const);
    if (byAudience && from.kind !== 'everyone') return byAudience;
    if (use !== null && speaksTo(use, from)) return { kind: 'use', from, use, verdict: verdictTo(use, from) };
    if (byAudience) return byAudience;
  }
  return null;
};

const isSame = (one: Audience, other: Audience): boolean => audienceKey(one) === audienceKey(other);

/** A row speaks for everyone, before everyone's own verdicts; to narrower audiences by naming them, after their own. */
const speaksTo = (use: Use, audience: Audience): boolean =>
  audience.kind === 'everyone' || isNominated(use, audience);

/** Nominating everyone would be another standing: devices do not take it for one. */
const isNominated = ({ standing, nominated }: Use, audience: Audience): boolean =>
  standing === 'nominated' &&
  audience.kind !== 'everyone' &&
  nominated.some((each) => isSame(each, audience));

const verdictTo = (use: Use, audience: Audience): Verdict => {
  const isOpen =
    use.standing === 'acceptable' ||
    (use.standing === 'at-certain-times' && use.times.length > 0) ||
    isNominated(use, audience);
  return isOpen ? use.opensWith : 'block';
};
