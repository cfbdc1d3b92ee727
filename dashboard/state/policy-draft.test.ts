import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SharedDraft } from '#shared/api/policy-changes.ts';
import { rulesNobodyChanged } from '#shared/policy/default-rules.ts';
import type { PolicyRules } from '#shared/policy/policy.ts';
import { failure, success, type Result } from '#shared/result.ts';
import { PolicyDraft } from './policy-draft.ts';

const rules = (youTube: 'strict' | 'moderate', ...blockHosts: string[]): PolicyRules => ({
  audiences: [{ audience: { kind: 'everyone' }, categories: {}, blockHosts, allowHosts: [] }],
  ...rulesNobodyChanged(),
  youTube,
  safeEngine: 'https://search.example/?q={words}',
});
const keptDraft = (revision: number, change: Partial<SharedDraft> = {}): SharedDraft => ({
  revision,
  basedOn: 3,
  baseRules: rules('strict'),
  rules: rules('strict', 'kept.example'),
  owner: 'Jo',
  editedBy: 'Jo',
  editedAt: 0,
  proposal: null,
  answer: null,
  ...change,
});

/** The server's side: what was saved, and what it answers next. */
let saved: { revision: number; basedOn: number; rules: PolicyRules }[];
let answer: Result<{ revision: number }>;
let onServer: SharedDraft | null;
let draft: PolicyDraft;
let beforeAnswer: () => void;

const open = (kept: SharedDraft | null = null): PolicyDraft => {
  onServer = kept;
  draft = new PolicyDraft({
    published: { version: 3, rules: rules('strict') },
    kept,
    save: async (edits) => {
      saved.push(edits);
      beforeAnswer();
      return answer;
    },
    remove: async () => success({}),
    reload: async () => draft.accept(onServer),
  });
  return draft;
};

beforeEach(() => {
  vi.useFakeTimers();
  saved = [];
  beforeAnswer = () => undefined;
  answer = success({ revision: 10 });
});
afterEach(() => vi.useRealTimers());

test('edits are saved by themselves, many as one, with the version they began from', async () => {
  open();
  draft.edit(rules('strict', 'a.example'));
  draft.edit(rules('moderate', 'a.example'));
  expect([draft.isEdited.value, draft.saveState.value]).toEqual([true, 'waiting']);
  await vi.runAllTimersAsync();
  expect(saved).toEqual([{ revision: 0, basedOn: 3, rules: rules('moderate', 'a.example') }]);
  expect([draft.saveState.value, draft.kept.value?.revision]).toEqual(['saved', 10]);
  draft.edit(rules('strict'));
  expect(draft.isEdited.value).toBe(false);
  await draft.flush();
  expect(saved.at(-1)).toMatchObject({ revision: 10 });
});

test('a newer version is shown at once where nothing was edited', () => {
  open();
  draft.offer({ version: 4, rules: rules('moderate') });
  expect([draft.rules.value.youTube, draft.overtaken.value]).toEqual(['moderate', null]);
});

test('a newer version never takes edits away: they go on top of it when one says so', async () => {
  open(keptDraft(7));
  draft.offer({ version: 4, rules: rules('moderate') });
  expect(draft.overtaken.value?.conflicts).toEqual([]);
  await draft.rebase(new Set());
  expect(saved).toEqual([{ revision: 7, basedOn: 4, rules: rules('moderate', 'kept.example') }]);
  expect(draft.overtaken.value).toBeNull();
});

test('what both changed is a choice', async () => {
  open(keptDraft(7, { rules: { ...rules('strict'), safeEngine: 'https://mine.example/{words}' } }));
  const theirs = { ...rules('strict'), safeEngine: 'https://theirs.example/{words}' };
  draft.offer({ version: 4, rules: theirs });
  const [conflict] = draft.overtaken.value?.conflicts ?? [];
  expect(conflict?.key).toBe('safe-engine');
  await draft.rebase(new Set(['safe-engine']));
  expect(draft.isEdited.value).toBe(false);
});

test('what the server tells of our own save before it answers is no clash with what is typed meanwhile', async () => {
  open();
  const typed = { ...rules('strict'), safeEngine: 'https://m.example/{words}' };
  draft.edit(typed);
  beforeAnswer = () => {
    draft.accept(keptDraft(10, { rules: typed }));
    draft.edit({ ...typed, safeEngine: 'https://mine.example/{words}' });
  };
  await vi.advanceTimersByTimeAsync(500);
  beforeAnswer = () => undefined;
  answer = success({ revision: 11 });
  await vi.runAllTimersAsync();
  expect(draft.clashes.value).toEqual([]);
  expect([draft.rules.value.safeEngine, draft.saveState.value]).toEqual([
    'https://mine.example/{words}',
    'saved',
  ]);
  expect(draft.kept.value).toMatchObject({ revision: 11, owner: 'Jo' });
});

test('what another screen saved meanwhile and what is typed here are both kept', async () => {
  open(keptDraft(7));
  draft.edit(rules('moderate', 'kept.example'));
  answer = failure('conflict');
  onServer = keptDraft(8, { rules: rules('strict', 'kept.example', 'theirs.example') });
  await vi.advanceTimersByTimeAsync(500);
  expect(draft.rules.value).toEqual(rules('moderate', 'kept.example', 'theirs.example'));
  answer = success({ revision: 9 });
  await vi.runAllTimersAsync();
  expect(saved.at(-1)).toMatchObject({ revision: 8, rules: draft.rules.value });
  expect(draft.clashes.value).toEqual([]);
});

test('typed here and there to something different: mine stands until one chooses theirs', async () => {
  open(keptDraft(7));
  const engine = (name: string) => ({ ...keptDraft(7).rules, safeEngine: `https://${name}.example/{words}` });
  draft.edit(engine('mine'));
  draft.accept(keptDraft(8, { rules: engine('theirs') }));
  expect(draft.clashes.value.map(({ key }) => key)).toEqual(['safe-engine']);
  expect(draft.rules.value.safeEngine).toContain('mine');
  draft.settle(new Set(['safe-engine']));
  expect([draft.rules.value.safeEngine, draft.clashes.value.length]).toEqual([
    'https://theirs.example/{words}',
    0,
  ]);
});

test('one that was published or thrown away elsewhere is gone here too; an old answer changes nothing', () => {
  open(keptDraft(7));
  draft.accept(keptDraft(6, { rules: rules('moderate') }));
  expect(draft.rules.value.youTube).toBe('strict');
  const before = draft.turn.value;
  draft.accept(null);
  expect([draft.isEdited.value, draft.turn.value]).toEqual([false, before + 1]);
});

test('lines that are no sites count as edits until they are put right or thrown away', async () => {
  open();
  draft.noteBad('everyone block', true);
  expect(draft.isEdited.value).toBe(true);
  draft.noteBad('everyone block', false);
  expect(draft.isEdited.value).toBe(false);
  draft.noteBad('everyone allow', true);
  await draft.discard();
  expect(draft.badLists.value.size).toBe(0);
});

test('one that waits for a second person is not to be edited', () => {
  open(keptDraft(7, { proposal: { by: 'Jo', at: 0, reason: 'A trip', isMine: true } }));
  expect(draft.isFrozen.value).toBe(true);
});
