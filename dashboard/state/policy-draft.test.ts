import { expect, test } from 'vitest';
import { rulesNobodyChanged } from '#shared/policy/default-rules.ts';
import type { PolicyRules } from '#shared/policy/policy.ts';
import { createPolicyDraft } from './policy-draft.ts';

const rules = (youTube: 'strict' | 'moderate', games: 'think' | 'block' = 'think'): PolicyRules => ({
  audiences: [{ audience: { kind: 'everyone' }, categories: { games }, blockHosts: [], allowHosts: [] }],
  ...rulesNobodyChanged(),
  youTube,
  safeEngine: 'https://search.example/?q={words}',
});

test('edits are kept with the version they began from, and undoing them is no edit', () => {
  const draft = createPolicyDraft(3, rules('strict'));
  draft.edit(rules('moderate'));
  expect([draft.isEdited.value, draft.basedOn.value, draft.rules.value.youTube]).toEqual([
    true,
    3,
    'moderate',
  ]);
  draft.edit(rules('strict'));
  expect(draft.isEdited.value).toBe(false);
});

test('a newer version is shown at once where nothing was edited', () => {
  const draft = createPolicyDraft(3, rules('strict'));
  draft.offer(4, rules('moderate'));
  expect([draft.basedOn.value, draft.rules.value.youTube, draft.isOvertaken.value]).toEqual([
    4,
    'moderate',
    false,
  ]);
});

test('a newer version never takes edits away: it overtakes them until one decides', () => {
  const draft = createPolicyDraft(3, rules('strict'));
  draft.edit(rules('strict', 'block'));
  draft.offer(4, rules('moderate'));
  expect([draft.isOvertaken.value, draft.basedOn.value]).toEqual([true, 3]);
  expect(draft.rules.value.audiences[0]?.categories['games']).toBe('block');
  draft.rebase();
  expect([draft.isOvertaken.value, draft.basedOn.value]).toEqual([false, 4]);
  draft.discard();
  expect([draft.isEdited.value, draft.rules.value.youTube]).toEqual([false, 'moderate']);
});

test('lines that are no sites count as edits until they are put right or thrown away', () => {
  const draft = createPolicyDraft(3, rules('strict'));
  draft.noteBad('everyone block', true);
  expect(draft.isEdited.value).toBe(true);
  draft.noteBad('everyone block', false);
  expect(draft.isEdited.value).toBe(false);
  draft.noteBad('everyone allow', true);
  const before = draft.turn.value;
  draft.discard();
  expect(draft.badLists.value.size).toBe(0);
  expect(draft.turn.value).toBe(before + 1);
});
