import type { Verdict } from '#shared/policy/policy.ts';

export const verdictLabels: Record<Verdict, string> = { allow: 'Allow', think: 'Think', block: 'Block' };
export const verdictNames = Object.keys(verdictLabels) as Verdict[];
