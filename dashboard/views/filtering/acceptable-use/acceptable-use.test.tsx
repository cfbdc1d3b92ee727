// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { act } from 'preact/test-utils';
import { beforeEach, expect, test } from 'vitest';
import { rulesNobodyChanged } from '#shared/policy/default-rules.ts';
import type { PolicyRules, Use } from '#shared/policy/policy.ts';
import { playDashboard } from '../../../play-dashboard.tsx';
import { AcceptableUse } from './acceptable-use.tsx';

const use = (id: string, change: Partial<Use> = {}): Use => ({
  id,
  label: `Use of ${id}`,
  categoryIds: [id],
  standing: 'not-acceptable',
  times: [],
  nominated: [],
  opensWith: 'allow',
  ...change,
});
const begin: PolicyRules = {
  ...rulesNobodyChanged(),
  audiences: [
    { audience: { kind: 'everyone' }, categories: { left: 'think' }, blockHosts: [], allowHosts: [] },
    { audience: { kind: 'staff' }, categories: { shops: 'allow' }, blockHosts: [], allowHosts: [] },
  ],
  uses: [use('games'), use('shops')],
  youTube: 'strict',
  safeEngine: 'https://search.example/?q={words}',
};
const category = (id: string, isIllegal = false) => ({
  id,
  label: id.toUpperCase(),
  isIllegal,
  hostCount: 1,
  pageCount: 0,
});
const categories = [
  category('games'),
  category('shops'),
  category('left'),
  category('illegal', true),
  category('filter-test', true),
];
const roster = {
  classes: [{ classId: 'c1', name: 'Hedgehogs', yearGroup: 4 }],
  pupils: [{ pupilId: 'p1', name: 'Ada Quill', classId: 'c1' }],
};

const rules = signal(begin);
let play: ReturnType<typeof playDashboard>;
const Shown = ({ illegalListCount }: { illegalListCount: number | null }) => (
  <AcceptableUse
    {...{ categories, roster, illegalListCount }}
    rules={rules.value}
    onChange={(changed) => (rules.value = changed)}
  />
);
beforeEach(async () => {
  rules.value = begin;
  play = playDashboard();
  await play.show(<Shown illegalListCount={null} />);
});

const row = (id: string): Element | null => play.root.querySelector(`[data-use-id="${id}"]`);
const click = async (selector: string): Promise<void> => {
  const found = play.root.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`There is no ${selector}.`);
  await act(() => found.click());
  await play.settle();
};
const pick = async (name: string, value: string): Promise<void> => {
  const select = play.root.querySelector<HTMLSelectElement>(`select[name="${name}"]`);
  if (select === null) throw new Error(`There is no ${name}.`);
  await act(() => {
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
};
const radio = (label: string): string => `input[aria-label="${label}"]`;

test('a row stands in one column, and says in words what that means', async () => {
  expect(row('games')?.querySelectorAll('input[type="radio"]')).toHaveLength(4);
  expect(row('games')?.textContent).toContain('Not open');
  await click(radio('Use of games: At certain times'));
  expect(rules.value.uses[0]?.standing).toBe('at-certain-times');
  expect(row('games')?.textContent).toContain('No time chosen yet, so it never opens');
});

test('times, people, how it opens, its name and its categories are chosen in the dialog', async () => {
  await click(radio('Use of games: At certain times'));
  await click('button[aria-label="Change Use of games"]');
  await click('[name="time-lunch"]');
  await play.choose('Stop and think first');
  await play.fill('use-label', 'Play');
  await click('[name="category-shops"]');
  await click(radio('Play: For nominated people'));
  await pick('nominate', 'class c1');
  await pick('nominate', 'pupil p1');
  await click('button[aria-label="Take out Hedgehogs"]');
  expect(rules.value.uses[0]).toEqual({
    id: 'games',
    label: 'Play',
    categoryIds: ['games', 'shops'],
    standing: 'nominated',
    times: ['lunch'],
    nominated: [{ kind: 'pupil', pupilId: 'p1' }],
    opensWith: 'think',
  });
  expect(rules.value.uses[1]?.categoryIds).toEqual([]);
  expect(row('games')?.textContent).toContain('Ada Quill; stop and think first');
  expect(row('shops')?.textContent).toContain('No category behind it yet');
});

test('a row without a name keeps its own', async () => {
  await click('button[aria-label="Change Use of games"]');
  await play.fill('use-label', '  ');
  expect(play.root.querySelector('.error')?.textContent).toContain('Every row needs a name');
  expect(rules.value.uses[0]?.label).toBe('Use of games');
});

test('a row is added and removed, and what is in no row is listed with what holds for it', async () => {
  expect(play.root.querySelector('.in-no-row')?.textContent).toContain('LEFT: Think');
  await play.fill('new-use', 'Maps');
  await play.submit('new-use');
  expect(rules.value.uses.at(-1)).toMatchObject({ label: 'Maps', standing: 'not-acceptable' });
  await click('button[aria-label="Change Use of games"]');
  await play.press('Remove this row');
  expect(row('games')).toBeNull();
  expect(play.root.querySelector('.in-no-row')?.textContent).toContain('GAMES: Block');
});

test('who is told otherwise is named, and one press takes it back', async () => {
  expect(row('shops')?.textContent).toContain('Different for Staff: open');
  expect(row('games')?.textContent).not.toContain('Different');
  await click('button[aria-label="Remove the difference for Staff: Use of shops"]');
  expect(row('shops')?.textContent).not.toContain('Different');
  expect(rules.value.audiences[1]?.categories).toEqual({});
});

test('what is illegal has no switch, and says whether a list is loaded', async () => {
  const illegal = () => play.root.querySelector('.illegal-row');
  expect(illegal()?.querySelector('input, button')).toBeNull();
  expect(play.root.textContent).not.toContain('FILTER-TEST');
  expect(illegal()?.textContent).toContain('Not loaded.');
  await play.show(<Shown illegalListCount={5_000} />);
  expect(illegal()?.textContent).toContain('5,000 entries loaded.');
});
