import type { PersonRules } from './person-rules.ts';
import type { Policy } from './policy.ts';
import type { CompiledPolicy, Subject } from './question.ts';
import type { SearchRules } from './search-engine.ts';

/** What a policy says of searching to the person whose rules these are. */
export const searchRules = (policy: Policy, { images, aiAnswers, safeEngine }: PersonRules): SearchRules => ({
  safeEngine: safeEngine ?? policy.rules.safeEngine,
  images,
  aiAnswers,
});

export const searchRulesOf = (
  { policy, rulesOf }: CompiledPolicy,
  { person }: Subject,
  now: number,
): SearchRules => searchRules(policy, rulesOf(person, now));
