import { policyCategories } from '../../../server/filtering/first-policy.ts';
import { compilePolicy, freeSubject } from '#shared/policy/decide.ts';
import { defaultPolicyRules } from '#shared/policy/default-rules.ts';
import { compileRules, type DnrRule } from '#shared/policy/dnr-rules.ts';
import type { BenchLine } from '../harness.ts';
import { measureReplacing } from '../index/measure-dnr.ts';
import { median } from '../index/measures.ts';

const counts = [30_000, 100_000, 300_000];
const times = 5;

/** The rules that every device has from its first policy. */
const ownRules = (): DnrRule[] => {
  const policy = compilePolicy({
    version: 1,
    schoolName: 'Made-up Primary',
    publishedAt: 0,
    rules: defaultPolicyRules(),
    categories: [...policyCategories],
  });
  const page = (name: string): string => `chrome-extension://${'a'.repeat(32)}/${name}.html`;
  const pages = { blocked: page('blocked'), think: page('think'), lock: page('lock') };
  const subject = freeSubject({ kind: 'guest' });
  return compileRules(policy, subject, Date.now(), pages, { letThrough: [] }).dynamicRules;
};

/** The other way: imported names in the browser's own rules, which are all written anew at each change of policy. */
export const measureFloor = async (report: (line: BenchLine) => void): Promise<void> => {
  const own = ownRules();
  const without = await measureReplacing(own, 0, times);
  for (const count of counts) {
    const { ms, bytes } = await measureReplacing(own, count, times);
    const names = `with ${count / 1_000} k imported names in the rules`;
    const baseline = 'with none';
    const line = (name: string, unit: string, figure: number, baselineFigure: number): void =>
      report({ name, figure, unit: `${unit} ${names}`, baseline, baselineFigure, runs: times });
    line('subresources.rulesReplacedMs', 'ms', median(ms), median(without.ms));
    line('subresources.rulesMemory', 'MB of the browser’s main process', bytes / 1e6, without.bytes / 1e6);
  }
};
