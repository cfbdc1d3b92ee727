import { expect, test } from 'vitest';
import type { DnrRule } from '#shared/policy/dnr-rules.ts';
import { createMemory, createVolatileArea } from '../memory.ts';
import { Rules, type RuleSet } from './rules.ts';

const rule = (id: number): DnrRule => ({
  id,
  priority: 1,
  action: { type: 'block' },
  condition: { requestDomains: ['bets.example'], resourceTypes: ['main_frame'] },
});

/** A browser's set of rules, which refuses an id that is there already. */
const createRuleSet = () => {
  let kept: readonly DnrRule[] = [];
  let writes = 0;
  let isRefusing = false;
  const ruleSet: RuleSet = {
    ids: async () => kept.map(({ id }) => id),
    has: async (id) => kept.some((each) => each.id === id),
    replace: async (removed, added) => {
      const mustRefuse = isRefusing;
      isRefusing = false;
      if (mustRefuse) throw new Error('Not now');
      const rest = kept.filter(({ id }) => !removed.includes(id));
      if (added.some(({ id }) => rest.some((each) => each.id === id))) throw new Error('Id is taken');
      kept = [...rest, ...added];
      writes += 1;
    },
  };
  const lose = (): void => {
    kept = [];
  };
  const refuseOnce = (): void => {
    isRefusing = true;
  };
  return { ruleSet, lose, refuseOnce, kept: () => kept.map(({ id }) => id), writes: () => writes };
};

const create = () => {
  const [dynamic, session] = [createRuleSet(), createRuleSet()];
  const memory = createMemory({ local: createVolatileArea(), session: createVolatileArea() });
  const rules = new Rules({ memory, dynamic: dynamic.ruleSet, session: session.ruleSet });
  return { memory, dynamic, session, rules };
};

test('rules take the place of those before', async () => {
  const { rules, dynamic, session } = create();
  await rules.install({ dynamicRules: [rule(1), rule(2)], sessionRules: [rule(5)] });
  await rules.install({ dynamicRules: [rule(2), rule(3)], sessionRules: [] });
  expect([dynamic.kept(), session.kept()]).toEqual([[2, 3], []]);
});

test('the same rules are not written again, not even by the next life of the worker', async () => {
  const { memory, rules, dynamic, session } = create();
  const compiled = { dynamicRules: [rule(1)], sessionRules: [rule(5)] };
  await rules.install(compiled);
  await new Rules({ memory, dynamic: dynamic.ruleSet, session: session.ruleSet }).install(compiled);
  expect([dynamic.writes(), session.writes()]).toEqual([1, 1]);
});

test('rules that the browser has lost are put back, though memory says they are there', async () => {
  const { memory, rules, dynamic, session } = create();
  const compiled = { dynamicRules: [rule(1)], sessionRules: [] };
  await rules.install(compiled);
  dynamic.lose();
  await new Rules({ memory, dynamic: dynamic.ruleSet, session: session.ruleSet }).install(compiled);
  expect(dynamic.kept()).toEqual([1]);
});

test('a change of what is live leaves the bulk alone', async () => {
  const { rules, dynamic, session } = create();
  await rules.install({ dynamicRules: [rule(1)], sessionRules: [] });
  await rules.installLive([rule(5)]);
  expect([dynamic.writes(), session.kept()]).toEqual([1, [5]]);
});

test('rules that the browser refused are tried again', async () => {
  const { rules, dynamic } = create();
  const compiled = { dynamicRules: [rule(1)], sessionRules: [] };
  dynamic.refuseOnce();
  await expect(rules.install(compiled)).rejects.toThrow('Not now');
  await rules.install(compiled);
  expect(dynamic.kept()).toEqual([1]);
});

test('what the browser has lost is found missing, and is put back', async () => {
  const { rules, dynamic, session } = create();
  const compiled = { dynamicRules: [rule(1)], sessionRules: [rule(5)] };
  await rules.install(compiled);
  expect(await rules.areThere()).toBe(true);
  dynamic.lose();
  expect(await rules.areThere()).toBe(false);
  await rules.install(compiled);
  expect([await rules.areThere(), dynamic.kept(), session.kept()]).toEqual([true, [1], [5]]);
});

test('a set that shall be empty lacks nothing', async () => {
  const { rules } = create();
  await rules.install({ dynamicRules: [rule(1)], sessionRules: [rule(5)] });
  await rules.installLive([]);
  expect(await rules.areThere()).toBe(true);
});
