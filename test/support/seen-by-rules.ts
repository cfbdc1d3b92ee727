import { decide, type CompiledPolicy, type Decision, type Subject } from '#shared/policy/decide.ts';
import { judgedAt } from './any-policy.ts';

/**
 * What `decide` says, as far as the browser's rules can know it. That a site imitates another they cannot: there the
 * worker is stricter, and the rules do as for any unknown site.
 */
export const seenByRules = (policy: CompiledPolicy, subject: Subject, address: string): Decision => {
  const decision = decide(policy, subject, address, judgedAt);
  return decision.reason === 'look-alike'
    ? { ...decision, verdict: policy.rulesOf(subject.person, judgedAt).unknownSites.verdict }
    : decision;
};
