// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import type { ListProgress, ListSource, TakenList } from '#shared/api/category-lists.ts';
import { failure, success } from '#shared/result.ts';
import { playDashboard } from '../../../play-dashboard.tsx';
import { CategoryLists } from './category-lists.tsx';

const taken: TakenList = {
  format: 'ut1',
  lineCount: 1_203,
  hostCount: 1_200,
  pageCount: 2,
  added: 15,
  removed: 4,
  categories: [{ id: 'games', hostCount: 1_200, pageCount: 2 }],
  skipped: [{ file: 'games/domains', line: 7, why: 'ip-address' }],
  skippedCounts: { 'ip-address': 1 },
  sharedHosts: ['blogs.example'],
};
const source = (change: Partial<ListSource> = {}): ListSource => ({
  sourceId: 's1',
  name: 'Toulouse',
  address: null,
  plan: 'by-hand',
  categoryId: 'games',
  takenAt: 0,
  taken,
  checkedAt: 0,
  error: null,
  ...change,
});
const categories = [
  { id: 'illegal', label: 'Illegal', isIllegal: true, hostCount: 0, pageCount: 0 },
  { id: 'games', label: 'Games', isIllegal: false, hostCount: 7, pageCount: 0 },
  { id: 'news', label: 'News', isIllegal: false, hostCount: 7, pageCount: 0 },
];

let play: ReturnType<typeof playDashboard>;
let sources: ListSource[];
let working: ListProgress[];
beforeEach(() => {
  play = playDashboard();
  [sources, working] = [[source()], []];
  play.on('listSources', () => success({ sources, working, index: { entryCount: 1_202, sizeBytes: 6_000 } }));
});
const show = () => play.show(<CategoryLists categories={categories} />);
const text = (): string => play.root.textContent;
const state = (): string | undefined =>
  play.root.querySelector<HTMLElement>('[data-list-state]')?.dataset['listState'];
const chooseFile = async (file: File) => {
  const input = play.root.querySelector('input[name="list"]');
  if (input === null) throw new Error('There is no file to choose.');
  Object.defineProperty(input, 'files', { value: [file] });
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await play.settle();
};

test('a list says what is in force of it, and together how much is on each device', async () => {
  await show();
  expect(state()).toBe('in-force');
  for (const words of [
    'Toulouse',
    'From a file',
    '1,200',
    'and 2 pages',
    '15 added, 4 removed',
    '1 line left out',
  ])
    expect(text()).toContain(words);
  expect(text()).toContain('All lists together: 1,202 entries, 6 kB on each device.');
});

test('without a list it says what one is for', async () => {
  sources = [];
  await show();
  expect(text()).toContain('No list yet');
});

test('what cannot be loaded says why, and may be tried again', async () => {
  play.on('listSources', () => failure('offline', 'No network.'));
  await show();
  expect(text()).toContain('No network.');
});

test('progress is there for who comes back to the page, and goes on', async () => {
  working = [{ sourceId: 's1', step: 'reading', part: 0.5, lineCount: 1_000, hostCount: 900 }];
  await show();
  expect(text()).toContain('Reading: 1,000 lines, 900 sites');
  await play.emit('list-progress', {
    ...working[0],
    step: 'compiling',
    part: null,
    hostCount: 2_000,
  } as ListProgress);
  expect(text()).toContain('Putting all lists together: 2,000 entries');
  working = [];
  await play.emit('lists-changed');
  expect(state()).toBe('in-force');
});

test('an error is said in words, beside what stays in force', async () => {
  sources = [source({ error: 'There is no host in it.' })];
  await show();
  expect(state()).toBe('error');
  expect(text()).toContain('There is no host in it.');
  expect(text()).toContain('What was taken before stays in force.');
});

test('a file is added with its category and name', async () => {
  play.on('uploadList', () => success({ sourceId: 's2' }));
  await show();
  await play.press('Add a list');
  const options = [...play.root.querySelectorAll('[name="categoryId"] option')].map(
    (each) => each.textContent,
  );
  expect(options).toEqual(['Games', 'News']);
  const file = new File(['a.example'], 'list.txt');
  await chooseFile(file);
  await play.submit('add-list');
  expect(play.requestsOf('uploadList')).toEqual([{ file, name: 'list.txt', categoryId: 'games' }]);
  expect(play.root.querySelector('dialog')).toBeNull();
});

test('an address is added with its plan, and one that is none is not sent', async () => {
  play.on('addListAddress', () => success({ sourceId: 's2' }));
  await show();
  await play.press('Add a list');
  await play.choose('From an address');
  await play.fill('address', 'lists.example/games');
  await play.submit('add-list');
  expect(text()).toContain('Enter the whole address');
  await play.fill('address', 'https://lists.example/games');
  await play.submit('add-list');
  expect(play.requestsOf('addListAddress')).toEqual([
    { name: 'lists.example', address: 'https://lists.example/games', plan: 'daily', categoryId: 'games' },
  ]);
});

test('details name what was left out and what is very wide, and a file can be replaced', async () => {
  play.on('uploadList', () => success({ sourceId: 's1' }));
  await show();
  await play.press('Details');
  expect(text()).toContain('games/domains, line 7: a number instead of a name');
  expect(text()).toContain('blogs.example');
  expect(text()).toContain('Games: 1,200 sites and 2 pages');
  const file = new File(['b.example'], 'newer.txt');
  await chooseFile(file);
  await play.submit('replace-list');
  expect(play.requestsOf('uploadList')).toEqual([{ file, sourceId: 's1' }]);
});

test('a fetched list is fetched now, changed, and removed after a second question', async () => {
  sources = [source({ address: 'https://lists.example/games', plan: 'weekly' })];
  for (const name of ['fetchListNow', 'changeListSource', 'removeListSource'] as const)
    play.on(name, () => success({}));
  await show();
  expect(text()).toContain('lists.example · once a week');
  await play.press('Details');
  await play.press('Fetch now');
  expect(play.requestsOf('fetchListNow')).toEqual([{ sourceId: 's1' }]);
  await play.fill('listName', 'Games of the world');
  await play.submit('change-list');
  expect(play.requestsOf('changeListSource')).toEqual([
    { sourceId: 's1', name: 'Games of the world', address: 'https://lists.example/games', plan: 'weekly' },
  ]);
  await play.press('Remove this list…');
  expect(play.requestsOf('removeListSource')).toEqual([]);
  await play.submit('remove-list');
  expect(play.requestsOf('removeListSource')).toEqual([{ sourceId: 's1' }]);
});
