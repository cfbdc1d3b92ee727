import type { Person } from './audience.ts';
import type { CompiledPolicy } from './decide.ts';
import type { PersonRules } from './person-rules.ts';
import type { Policy } from './policy.ts';
import type { SearchRules } from './search-engine.ts';

/** What a policy says of searching to the person whose rules these are. */
export const searchRules = (policy: Policy, { images, aiAnswers }: PersonRules): SearchRules => ({
  safeEngine: policy.rules.safeEngine,
  images: images.value,
  aiAnswers: aiAnswers.value,
});

export const searchRulesOf = ({ policy, rulesOf }: CompiledPolicy, person: Person): SearchRules =>
  searchRules(policy, rulesOf(person));
