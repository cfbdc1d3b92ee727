import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ListProgress } from '#shared/api/category-lists.ts';
import { applyDifference } from '#shared/policy/index/index-difference.ts';
import { openCompactIndex } from '#shared/policy/index/open-compact-index.ts';
import { fullIndexPath, indexDifferencePath, policySchema, type FullIndex } from '#shared/policy/policy.ts';
import { ListDesk, sendList } from '../support/list-desk.ts';
import { LiveSchool } from '../support/live-school.ts';
import type { StaffKey } from '../support/made-up-people.ts';
import { waitUntil } from '../support/wait-until.ts';

let school: LiveSchool;
let desk: ListDesk;
beforeEach(async () => {
  school = await LiveSchool.open(1, 'filteringManager');
  desk = new ListDesk(school.url, school.as('filteringManager'));
});
afterEach(() => school.close());

const send = (body: string, who: StaffKey = 'filteringManager', headers: Record<string, string> = {}) =>
  sendList(school.url, school.as(who).cookie(), body, {}, headers);

/** What the policy that a device gets names. */
const named = async (): Promise<FullIndex> => {
  const { policy } = await school.device(0).arrive();
  const { fullIndex } = policySchema.parse(JSON.parse(policy?.text ?? ''));
  if (fullIndex === undefined) throw new Error('The policy names no index.');
  return fullIndex;
};
const fetchBytes = async (path: string): Promise<Uint8Array> =>
  new Uint8Array(await (await fetch(`${school.url}${path}`)).arrayBuffer());
const statusOf = async (path: string): Promise<number> => (await fetch(`${school.url}${path}`)).status;

const why = async (url: string) => {
  const { reason, categoryId } = await school.as('filteringManager').do('why', { url });
  return [reason, categoryId];
};
const policy = () => school.as('filteringManager').do('policy', {});

describe('a list that the filtering manager uploads', () => {
  test('is compiled, named by the next policy, and counts at once', async () => {
    expect(await why('https://www.bets.example/')).toEqual(['unknown-site', null]);
    const source = await desk.upload('bets.example\n192.0.2.7\nodds.example\nbets.example\n');
    expect(source).toMatchObject({
      name: 'list.txt',
      address: null,
      error: null,
      taken: {
        format: 'domains',
        lineCount: 4,
        hostCount: 2,
        pageCount: 0,
        added: 2,
        removed: 0,
        categories: [{ id: 'gambling', hostCount: 2, pageCount: 0 }],
        skipped: [{ file: 'list.txt', line: 2, why: 'ip-address' }],
      },
    });
    expect((await policy()).version).toBe(2);
    expect(await why('https://www.bets.example/')).toEqual(['category', 'gambling']);
    await school.recorded('the upload', ({ action, object }) =>
      `${action} ${object}`.startsWith('upload-list category list list.txt'),
    );
    await school.recorded(
      'the import',
      ({ action, object }) => `${action} ${object}` === 'publish-policy policy 2',
    );
  });

  test('goes to devices as a file that is what the signed policy says', async () => {
    await desk.upload(gzipSync('bets.example\n'));
    const fullIndex = await named();
    const file = await fetchBytes(fullIndexPath(fullIndex.sha256));
    expect(createHash('sha256').update(file).digest('hex')).toBe(fullIndex.sha256);
    expect(file.length).toBe(fullIndex.sizeBytes);
    const index = await openCompactIndex(file);
    expect(index?.find(['bets.example'])?.categoryIds).toEqual(['gambling']);
  });

  test('stays with later policies, and after a restart', async () => {
    await desk.upload('bets.example\n');
    const { version, rules } = await policy();
    await school.as('filteringManager').do('publishPolicy', { basedOn: version, rules, reason: 'A test' });
    expect(await why('https://bets.example/')).toEqual(['category', 'gambling']);
    await school.restart();
    expect(await why('https://bets.example/')).toEqual(['category', 'gambling']);
    expect((await desk.quiet())[0]?.taken?.hostCount).toBe(1);
  });

  test('tells open dashboards how far it is', async () => {
    const dashboard = await school.dashboard('filteringManager');
    const told: ListProgress[] = [];
    let changes = 0;
    dashboard.on('list-progress', (progress) => told.push(progress));
    dashboard.on('lists-changed', () => (changes += 1));
    const { sourceId } = await desk.upload('bets.example\n'.repeat(200_000));
    const steps = new Set(told.map(({ step }) => step));
    expect([...steps]).toEqual(['waiting', 'reading', 'comparing', 'compiling', 'publishing']);
    expect(new Set(told.map((each) => each.sourceId))).toEqual(new Set([sourceId]));
    await waitUntil('the end is told', () => changes > 1);
  });
});

describe('several lists', () => {
  test('count together, and a host may be in several categories', async () => {
    await desk.upload('bets.example\nboth.example\n', { name: 'One' });
    await desk.upload('play.example\nboth.example\n', { name: 'Other', categoryId: 'games' });
    expect(await why('https://bets.example/')).toEqual(['category', 'gambling']);
    expect(await why('https://play.example/')).toEqual(['category', 'games']);
    const index = await openCompactIndex(await fetchBytes(fullIndexPath((await named()).sha256)));
    expect(index?.find(['both.example'])?.categoryIds).toEqual(['gambling', 'games'].toSorted());
    const { categories } = await policy();
    const own = categories.find(({ id }) => id === 'games')?.hostCount ?? 0;
    await desk.upload('more.example\n', { name: 'Third', categoryId: 'games' });
    expect((await policy()).categories.find(({ id }) => id === 'games')?.hostCount).toBe(own + 1);
  });

  test('one takes another content, is renamed and removed, and the others stay', async () => {
    await desk.upload('play.example\n', { name: 'Games', categoryId: 'games' });
    const { sourceId } = await desk.upload('bets.example\nodds.example\n', { name: 'Bets' });
    const replaced = await desk.upload('odds.example\nluck.example\n', { sourceId });
    expect(replaced.taken).toMatchObject({ hostCount: 2, added: 1, removed: 1 });
    expect(await why('https://bets.example/')).toEqual(['unknown-site', null]);
    expect(await why('https://luck.example/')).toEqual(['category', 'gambling']);
    const staff = school.as('filteringManager');
    await staff.do('changeListSource', { sourceId, name: 'Betting' });
    expect((await desk.settled(sourceId)).name).toBe('Betting');
    await staff.do('removeListSource', { sourceId });
    await waitUntil('it counts no more', async () => (await why('https://luck.example/'))[1] === null);
    expect(await why('https://play.example/')).toEqual(['category', 'games']);
    expect((await desk.quiet()).map(({ name }) => name)).toEqual(['Games']);
    const kept = await readdir(join(school.dataFolder, 'category-lists'));
    expect(kept).toHaveLength(1);
  });

  test('the same content again publishes nothing', async () => {
    const { sourceId } = await desk.upload('bets.example\nodds.example\n');
    const { version } = await policy();
    await desk.upload('odds.example\n\n# sorted otherwise\nbets.example\n', { sourceId });
    expect((await policy()).version).toBe(version);
  });
});

describe('a bad file', () => {
  test('is an error of its source, and what was there stays in force', async () => {
    const { sourceId } = await desk.upload('bets.example\n');
    const { version } = await policy();
    const source = await desk.upload('<!doctype html>\n<p>Sign in\n', { sourceId });
    expect(source.error).toBe('There is no host in it.');
    expect(source.taken?.hostCount).toBe(1);
    expect((await policy()).version).toBe(version);
    expect(await why('https://bets.example/')).toEqual(['category', 'gambling']);
    expect((await desk.upload('odds.example\n', { sourceId })).error).toBeNull();
  });

  test('that is the first of a new source is shown with it', async () => {
    const source = await desk.upload(gzipSync('bets.example\n').subarray(0, 15));
    expect(source).toMatchObject({ taken: null, error: 'The file is damaged: it cannot be unpacked.' });
    expect((await policy()).version).toBe(1);
  });
});

test('one page or video of a site is judged by its own category', async () => {
  await desk.upload('news.example/Bets\nyoutube.com/watch?v=abcdef12345\n');
  for (const url of ['https://www.news.example/bets/today', 'https://youtu.be/abcDEF12345']) {
    expect(await why(url)).toEqual(['category', 'gambling']);
  }
  expect((await why('https://www.news.example/weather'))[1]).not.toBe('gambling');
  expect((await why('https://youtu.be/abcDEF12346'))[1]).not.toBe('gambling');
  const gambling = (await policy()).categories.find(({ id }) => id === 'gambling');
  expect(gambling?.pageCount).toBe(2);
});

test('a category that only a list names gets a row, and counts once somebody has decided', async () => {
  await desk.upload('host,category\ncomics.example,UT1 manga\nodd.example,Odd things\n');
  const { categories, rules, version } = await policy();
  expect(categories.slice(-2)).toEqual([
    { id: 'ut1-manga', label: 'Manga (UT1)', isIllegal: false, hostCount: 1, pageCount: 0 },
    { id: 'odd-things', label: 'Odd things', isIllegal: false, hostCount: 1, pageCount: 0 },
  ]);
  expect(await why('https://comics.example/')).toEqual(['unknown-site', null]);
  const [everyone, ...others] = rules.audiences;
  if (everyone === undefined) throw new Error('There are no rules.');
  const decided = { ...everyone, categories: { ...everyone.categories, 'ut1-manga': 'block' as const } };
  const next = { ...rules, audiences: [decided, ...others] };
  await school
    .as('filteringManager')
    .do('publishPolicy', { basedOn: version, rules: next, reason: 'A test' });
  expect(await why('https://comics.example/')).toEqual(['category', 'ut1-manga']);
});

describe('a difference between two indexes', () => {
  const hosts = (from: number): string =>
    Array.from({ length: 3_000 }, (_, number) => `odds-${number + from}.example\n`).join('');

  test('is offered where it is smaller, and gives the very file', async () => {
    const { sourceId } = await desk.upload(hosts(0));
    const before = await named();
    const file = await fetchBytes(fullIndexPath(before.sha256));
    await desk.upload(hosts(20), { sourceId });
    const after = await named();
    const difference = await fetchBytes(indexDifferencePath(before.sha256, after.sha256));
    expect(difference.length).toBeLessThan(after.sizeBytes / 10);
    const made = (await applyDifference(file, difference)) ?? new Uint8Array(0);
    expect(createHash('sha256').update(made).digest('hex')).toBe(after.sha256);
    // All is new: the whole is smaller.
    await desk.upload(hosts(50_000), { sourceId });
    expect(await statusOf(indexDifferencePath(after.sha256, (await named()).sha256))).toBe(404);
  });

  test('and no other file can be fetched in its place, or in the index’s', async () => {
    const name = 'a'.repeat(64);
    expect(await statusOf(fullIndexPath(name))).toBe(404);
    expect(await statusOf(fullIndexPath('..%2F..%2Fthinkclick.sqlite'))).toBe(404);
    expect(await statusOf(indexDifferencePath('..%2F..%2Fthinkclick.sqlite', name))).toBe(404);
  });
});

describe('nothing changes', () => {
  const unchanged = async (): Promise<void> => {
    expect((await policy()).version).toBe(1);
    expect(await desk.quiet()).toEqual([]);
  };

  test('by somebody who does not manage filtering', async () => {
    expect(await send('bets.example\n', 'teacher')).toMatchObject({ ok: false, reason: 'not-allowed' });
    const teacher = school.as('teacher');
    const source = { name: 'A', address: 'http://a.test/', plan: 'by-hand', categoryId: 'games' } as const;
    expect(await teacher.call('addListAddress', source)).toMatchObject({ reason: 'not-allowed' });
    for (const name of ['changeListSource', 'removeListSource', 'fetchListNow'] as const) {
      expect(await teacher.call(name, { sourceId: 'x' })).toMatchObject({ reason: 'not-allowed' });
    }
    await unchanged();
  });

  test('from another site, or as a form would send it', async () => {
    const other = { origin: 'https://elsewhere.example' };
    expect(await send('bets.example\n', 'filteringManager', other)).toMatchObject({ reason: 'wrong-origin' });
    const form = { 'content-type': 'text/plain' };
    expect(await send('bets.example\n', 'filteringManager', form)).toMatchObject({ reason: 'bad-message' });
    await unchanged();
  });

  test('without a session', async () => {
    expect(await send('a.example\n', 'teacher', { cookie: '' })).toMatchObject({ reason: 'not-signed-in' });
    await unchanged();
  });

  test('in the sealed category, or by a source that is not there', async () => {
    const cookie = school.as('filteringManager').cookie();
    for (const about of [{ categoryId: 'illegal' }, { categoryId: 'No Id' }, { name: '' }]) {
      expect(await sendList(school.url, cookie, 'a.example\n', about)).toMatchObject({
        reason: 'bad-message',
      });
    }
    expect(await sendList(school.url, cookie, 'a.example\n', { sourceId: 'x' })).toMatchObject({
      reason: 'not-found',
    });
    await unchanged();
  });
});
