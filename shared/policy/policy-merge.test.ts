import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyPolicy } from '../../test/support/any-policy.ts';
import { defaultPolicyRules } from './default-rules.ts';
import type { PolicyRules } from './policy.ts';
import { changesBetween, isSameRules } from './policy-diff.ts';
import { mergeRules } from './policy-merge.ts';

const base = defaultPolicyRules();
const blocking = (rules: PolicyRules, host: string): PolicyRules => ({
  ...rules,
  audiences: rules.audiences.map((each) =>
    each.audience.kind === 'everyone' ? { ...each, blockHosts: [...each.blockHosts, host] } : each,
  ),
});

describe('my edits on top of another version', () => {
  test('edits of different things are both kept', () => {
    const mine = { ...blocking(base, 'mine.example'), youTube: 'moderate' as const };
    const theirs = { ...blocking(base, 'theirs.example'), emergencyHosts: ['bad.example'] };
    const { rules, conflicts } = mergeRules(base, mine, theirs);
    expect(conflicts).toEqual([]);
    const [everyone] = rules.audiences;
    expect(everyone?.blockHosts).toEqual(['theirs.example', 'mine.example']);
    expect([rules.youTube, rules.emergencyHosts]).toEqual(['moderate', ['bad.example']]);
  });

  test('the same thing changed to something different is a choice; the same change is none', () => {
    const mine = { ...base, safeEngine: 'https://mine.example/{words}', youTube: 'moderate' as const };
    const theirs = { ...base, safeEngine: 'https://theirs.example/{words}', youTube: 'moderate' as const };
    const { rules, conflicts } = mergeRules(base, mine, theirs);
    expect(conflicts.map(({ key }) => key)).toEqual(['safe-engine']);
    expect(rules.safeEngine).toBe('https://mine.example/{words}');
    const chosen = mergeRules(base, mine, theirs, new Set(['safe-engine']));
    expect(chosen.rules.safeEngine).toBe('https://theirs.example/{words}');
  });
});

/** Rows of one name cannot be told apart by anybody. */
const anyRules = anyPolicy.map(({ rules }) => ({
  ...rules,
  uses: rules.uses.map((use, index) => ({ ...use, id: `use-${index}` })),
}));
const run = { numRuns: 200 };

describe('for any rules', () => {
  test('edits on top of what they began from are those edits, and no edits leave theirs as it is', () => {
    fc.assert(
      fc.property(anyRules, anyRules, (from, to) => {
        expect(isSameRules(mergeRules(from, to, from).rules, to)).toBe(true);
        expect(isSameRules(mergeRules(from, from, to).rules, to)).toBe(true);
        expect(mergeRules(from, to, from).conflicts).toEqual([]);
      }),
      run,
    );
  });

  test('every edit of either side is there afterwards, but for conflicts', () => {
    fc.assert(
      fc.property(anyRules, anyRules, anyRules, (from, mine, theirs) => {
        const { rules, conflicts } = mergeRules(from, mine, theirs);
        const missing = (side: PolicyRules) => {
          const differs = new Set(changesBetween(side, rules).map(({ key }) => key));
          return changesBetween(from, side)
            .map(({ key }) => key)
            .filter((key) => differs.has(key));
        };
        expect(missing(mine)).toEqual([]);
        const inConflict = conflicts.map(({ key }) => key);
        expect(missing(theirs).filter((key) => !inConflict.includes(key))).toEqual([]);
      }),
      run,
    );
  });
});
