import type { Address } from './address.ts';
import type { Person } from './audience.ts';
import { strictness } from './person-rules.ts';
import { decision, type Decision, type DecisionReason } from './question.ts';
import { forceSafeSearch } from './safe-search.ts';
import type { SearchRules } from './search-engine.ts';
import { unwrap, type Wrapped } from './wrapped-address.ts';

export interface InsideJudgement {
  readonly person: Person;
  readonly search: SearchRules;
  /** Decides on an address one wrapping further in; null when it is wrapped too deep to look. */
  readonly judge: ((address: string) => Decision) | null;
}

/**
 * The stricter of what is said of a translator, archive or viewer and what is said of the page inside it. What cannot
 * be read inside is closed for everyone but staff.
 */
export const withInside = (address: Address, outer: Decision, about: InsideJudgement): Decision => {
  const wrapped = unwrap(address);
  const found = wrapped && insideDecision(wrapped, about);
  if (wrapped === null || found === null || strictness[found.verdict] <= strictness[outer.verdict])
    return outer;
  const { verdict, reason, rule, categoryId } = found;
  return { ...found, ...decision(verdict, reason, ruleInside(wrapped.wrapper, rule), categoryId) };
};

const insideDecision = (
  { inside, does }: Wrapped,
  { person, search, judge }: InsideJudgement,
): Decision | null => {
  if (inside === null || judge === null) {
    return person.kind === 'staff'
      ? null
      : closed('wrapped-address', 'blocked: what is inside cannot be read');
  }
  // Fetched by the service, a search cannot be made strict on its way.
  const isLooseSearch = does === 'show' && forceSafeSearch(inside, search) !== null;
  const found = judge(inside.href);
  return isLooseSearch && found.verdict !== 'block'
    ? closed('search-engine', `blocked: a search that is not made safe (${inside.host})`)
    : found;
};

const closed = (reason: DecisionReason, rule: string): Decision => decision('block', reason, rule);

const ruleInside = (wrapper: string, rule: string): string =>
  `Inside ${wrapper}: ${rule.slice(0, 1).toLowerCase()}${rule.slice(1)}`;
