import type { PolicyRules } from './policy.ts';
import { sayingsOf, textOfSaying, type Saying } from './policy-sayings.ts';
import { sentencesOf, type PolicyNames } from './policy-words.ts';

/** One thing that two sets of rules say differently; null where one of them says nothing of it. */
export interface RuleChange {
  /** The same for the same thing in every set of rules. */
  readonly key: string;
  readonly before: Saying | null;
  readonly after: Saying | null;
}

/** All that is said differently, in the order of the rules. */
export const changesBetween = (before: PolicyRules, after: PolicyRules): RuleChange[] => {
  const old = sayingsOf(before);
  const now = sayingsOf(after);
  const keys = new Set([...old.keys(), ...now.keys()]);
  return [...keys]
    .map((key) => ({ key, before: old.get(key) ?? null, after: now.get(key) ?? null }))
    .filter((change) => textOfSaying(change.before) !== textOfSaying(change.after));
};

/** Where two rows of the acceptable-use table speak of one category, the later one holds: so their order is a rule. */
export const isUseOrderChanged = (before: PolicyRules, after: PolicyRules): boolean => {
  const old = before.uses.map(({ id }) => id);
  const now = after.uses.map(({ id }) => id);
  const kept = (ids: readonly string[], others: readonly string[]) => ids.filter((id) => others.includes(id));
  return kept(old, now).join('\n') !== kept(now, old).join('\n');
};

/** True where publishing would change nothing that anybody could notice. */
export const isSameRules = (before: PolicyRules, after: PolicyRules): boolean =>
  !isUseOrderChanged(before, after) && changesBetween(before, after).length === 0;

/** What differs, as plain sentences: "Year 3: games.example added to the block list". Empty where nothing does. */
export const diffPolicies = (before: PolicyRules, after: PolicyRules, names: PolicyNames): string[] => [
  ...changesBetween(before, after).flatMap((change) => sentencesOf(change, names)),
  ...(isUseOrderChanged(before, after) ? ['The order of the acceptable-use table changed'] : []),
];
