import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FetchPlan, ListSource } from '#shared/api/category-lists.ts';
import { ListDesk } from '../support/list-desk.ts';
import { ListServer } from '../support/list-server.ts';
import { LiveSchool } from '../support/live-school.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { waitUntil } from '../support/wait-until.ts';

let school: LiveSchool;
let desk: ListDesk;
let lists: ListServer;
beforeEach(async () => {
  lists = await ListServer.open();
  school = await LiveSchool.open(1, 'filteringManager');
  desk = new ListDesk(school.url, school.as('filteringManager'));
});
afterEach(async () => {
  await school.close();
  await lists.close();
});

const add = async (path: string, plan: FetchPlan = 'by-hand'): Promise<ListSource> => {
  const source = { name: 'Bets', address: lists.url(path), plan, categoryId: 'gambling' };
  return desk.settled((await school.as('filteringManager').do('addListAddress', source)).sourceId);
};
const fetchNow = async ({ sourceId }: ListSource): Promise<ListSource> => {
  await school.as('filteringManager').do('fetchListNow', { sourceId });
  return desk.settled(sourceId);
};
const categoryOf = async (url: string): Promise<string | null> =>
  (await school.as('filteringManager').do('why', { url })).categoryId;
/** Later than any session lasts. */
const turnClock = async (byMs: number): Promise<void> => {
  school.turnClock(byMs);
  const { email, password } = madeUpStaff.filteringManager;
  await school.as('filteringManager').do('signIn', { email, password });
};
const version = async (): Promise<number> => (await school.as('filteringManager').do('policy', {})).version;

test('a list is fetched from its address, taken, and fetched again only where it changed', async () => {
  lists.offer('/bets', 'bets.example\nodds.example\n', '"one"');
  const source = await add('/bets');
  expect(source).toMatchObject({ error: null, taken: { hostCount: 2, added: 2, removed: 0 } });
  expect(await categoryOf('https://bets.example/')).toBe('gambling');
  const before = await version();
  expect((await fetchNow(source)).error).toBeNull();
  expect(lists.asked.at(-1)?.headers['if-none-match']).toBe('"one"');
  expect(await version()).toBe(before);
  lists.offer('/bets', 'odds.example\nluck.example\nplay.example\n', '"two"');
  expect((await fetchNow(source)).taken).toMatchObject({ hostCount: 3, added: 2, removed: 1 });
  expect(await version()).toBe(before + 1);
  expect(await categoryOf('https://bets.example/')).toBeNull();
});

test('the same content under a new mark is no change', async () => {
  lists.offer('/bets', 'bets.example\n', '"one"');
  const source = await add('/bets');
  const before = await version();
  lists.offer('/bets', 'bets.example\n', '"two"');
  await fetchNow(source);
  await fetchNow(source);
  expect(lists.asked.at(-1)?.headers['if-none-match']).toBe('"two"');
  expect(await version()).toBe(before);
});

test('what goes wrong is said on the source, and what was there stays in force', async () => {
  lists.offer('/bets', 'bets.example\n');
  const source = await add('/bets');
  const before = await version();
  const sentenceAfter = async (status: number, headers: Record<string, string>, body: string) => {
    lists.answer('/bets', (_request, response) => response.writeHead(status, headers).end(body));
    return (await fetchNow(source)).error;
  };
  expect(await sentenceAfter(503, {}, '')).toBe('The server of the list answered with 503.');
  expect(await sentenceAfter(200, {}, '<p>Sign in</p>\n')).toBe('There is no host in it.');
  expect(await sentenceAfter(302, { location: 'file:///etc/passwd' }, '')).toBe(
    'The address leads to one that is not http or https.',
  );
  expect(await sentenceAfter(302, { location: '/bets' }, '')).toBe(
    'The address leads on and on to other addresses.',
  );
  lists.answer('/bets', (_request, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('odds.example\n', () => response.destroy());
  });
  expect((await fetchNow(source)).error).toBe('The server of the list could not be reached.');
  expect(await version()).toBe(before);
  expect(await categoryOf('https://bets.example/')).toBe('gambling');
  expect((await fetchNow(source)).taken?.hostCount).toBe(1);
});

test('an address may lead to another', async () => {
  lists.offer('/new', 'bets.example\n');
  lists.answer('/old', (_request, response) => response.writeHead(301, { location: '/new' }).end());
  expect(await add('/old')).toMatchObject({ error: null, taken: { hostCount: 1 } });
});

test('a list is fetched when its time has come, also if the server was off then, and not before', async () => {
  lists.offer('/daily', 'bets.example\n');
  lists.offer('/by-hand', 'odds.example\n');
  await add('/daily', 'daily');
  await add('/by-hand');
  await school.restart();
  expect(lists.count('/daily')).toBe(1);
  lists.offer('/daily', 'luck.example\n');
  school.turnClock(25 * 60 * 60_000);
  await school.restart();
  await turnClock(0);
  await waitUntil('it is fetched again', () => lists.count('/daily') === 2);
  await waitUntil('it is in force', async () => (await categoryOf('https://luck.example/')) === 'gambling');
  await desk.quiet();
  expect(lists.count('/by-hand')).toBe(1);
  await turnClock(24 * 60 * 60_000);
  await waitUntil('the next night it is fetched again', () => lists.count('/daily') === 3);
  await desk.quiet();
  expect(lists.count('/by-hand')).toBe(1);
});

test('a source’s address and plan can be changed, and what it was called before is forgotten', async () => {
  lists.offer('/bets', 'bets.example\n', '"one"');
  lists.offer('/other', 'odds.example\n', '"one"');
  const { sourceId } = await add('/bets');
  const change = { sourceId, name: 'Odds', address: lists.url('/other'), plan: 'hourly' } as const;
  await school.as('filteringManager').do('changeListSource', change);
  await turnClock(61 * 60_000);
  await waitUntil('the other is fetched', () => lists.count('/other') > 0);
  expect(lists.asked.at(-1)?.headers['if-none-match']).toBeUndefined();
  expect(await desk.settled(sourceId)).toMatchObject({ name: 'Odds', plan: 'hourly', taken: { removed: 1 } });
});

test.each(['ftp://lists.example/a', 'file:///etc/passwd', 'http://me:word@lists.example/a', 'lists.example'])(
  '%s is refused as an address',
  async (address) => {
    const source = { name: 'A', address, plan: 'by-hand', categoryId: 'games' } as const;
    expect(await school.as('filteringManager').call('addListAddress', source)).toMatchObject({
      reason: 'bad-message',
    });
    expect(await desk.quiet()).toEqual([]);
  },
);
