import type { Audience, PolicyRules } from '#shared/policy/policy.ts';
import { rulesFor, withAudience } from './policy-edit.ts';

/** A draft in which one audience blocks or allows a host, and no longer says the opposite of it. */
export const withListedHost = (
  rules: PolicyRules,
  audience: Audience,
  host: string,
  verdict: 'block' | 'allow',
): PolicyRules => {
  const current = rulesFor(rules, audience);
  const without = (hosts: readonly string[]) => hosts.filter((each) => each !== host);
  const [blockHosts, allowHosts] = [without(current.blockHosts), without(current.allowHosts)];
  return withAudience(rules, {
    ...current,
    blockHosts: verdict === 'block' ? [...blockHosts, host] : blockHosts,
    allowHosts: verdict === 'allow' ? [...allowHosts, host] : allowHosts,
  });
};
