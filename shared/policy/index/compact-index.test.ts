import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostAndParents, parseAddress } from '../address.ts';
import { buildCategoryIndex, type HostList } from '../category-index.ts';
import { pageKeysOf } from '../page-key.ts';
import { buildCompactIndex } from './build-compact-index.ts';
import { openCompactIndex, type CompactIndex } from './open-compact-index.ts';
import { SuffixHashes, type Seed } from './suffix-hashes.ts';

const seed: Seed = [0xdecade, 0xc0ffee];

const opened = async (
  categories: readonly HostList[],
  publicSuffixes: readonly string[] = [],
): Promise<CompactIndex> => {
  const index = await openCompactIndex(await buildCompactIndex(categories, { seed, publicSuffixes }));
  if (index === null) throw new Error('The index was refused.');
  return index;
};

const label = fc.constantFrom('a', 'b', 'www', 'games', 'example', 'test');
const host = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.'));
const categories = fc
  .array(fc.array(host, { maxLength: 30 }), { maxLength: 5 })
  .map((lists) => lists.map((hosts, place) => ({ id: `category-${place}`, hosts })));

test('answers as the exact index does, whatever counts', async () => {
  const counted = fc.uniqueArray(fc.constantFrom<string>('category-0', 'category-1', 'category-2'));
  await fc.assert(
    fc.asyncProperty(categories, fc.array(host), counted, async (lists, asked, counting) => {
      const [compact, exact] = [await opened(lists), buildCategoryIndex(lists)];
      const counts = (ids: readonly string[]): boolean => ids.some((id) => counting.includes(id));
      for (const each of [...asked, ...lists.flatMap(({ hosts }) => hosts)]) {
        const names = hostAndParents(each);
        expect(compact.find(names)).toEqual(exact.find(names));
        expect(compact.find(names, counts)).toEqual(exact.find(names, counts));
      }
    }),
  );
});

test('finds each of a hundred thousand hosts, and none of a hundred thousand others', async () => {
  const named = (word: string): string[] =>
    Array.from({ length: 100_000 }, (_, place) => `${word}-${place}.example`);
  const listed = named('listed');
  const index = await opened([
    { id: 'odd', hosts: listed.filter((_, place) => place % 2 === 1) },
    { id: 'third', hosts: listed.filter((_, place) => place % 3 === 0) },
    { id: 'rest', hosts: listed.filter((_, place) => place % 6 === 2 || place % 6 === 4) },
  ]);
  const wrong = listed.filter((each, place) => {
    const rest = place % 2 === 0 && place % 3 !== 0 ? ['rest'] : [];
    const ids = [...(place % 2 === 1 ? ['odd'] : []), ...(place % 3 === 0 ? ['third'] : []), ...rest];
    return index.find([each])?.categoryIds.join() !== ids.join();
  });
  expect(wrong).toEqual([]);
  expect(named('other').filter((each) => index.find([each]) !== null)).toEqual([]);
  expect(index.hostCount).toBe(100_000);
});

describe('names that must never be found', () => {
  test('single labels', async () => {
    const index = await opened([{ id: 'games', hosts: ['test', 'a.test'] }]);
    expect(index.find(['test'])).toBeNull();
    expect(index.find(hostAndParents('b.test'))).toBeNull();
  });

  test('public suffixes, listed or not', async () => {
    const index = await opened([{ id: 'games', hosts: ['co.uk', 'bets.co.uk'] }], ['co.uk']);
    expect(index.find(hostAndParents('reading.co.uk'))).toBeNull();
    expect(index.find(hostAndParents('www.bets.co.uk'))?.host).toBe('bets.co.uk');
  });
});

describe('a listed page', () => {
  const keysOf = (url: string): readonly string[] => {
    const address = parseAddress(url);
    return address === null ? [] : pageKeysOf(address);
  };
  const lists: HostList[] = [
    { id: 'games', hosts: ['games.test'], pages: ['news.test/Games', 'youtube.com/watch?v=abcDEF12345'] },
    { id: 'news', hosts: ['news.test'] },
    { id: 'odd', hosts: [], pages: ['news.test/games/odd'] },
  ];
  const findPage = async (url: string, counts?: (ids: readonly string[]) => boolean) =>
    (await opened(lists)).findPage(hostAndParents(parseAddress(url)?.host ?? ''), () => keysOf(url), counts);

  test('is found by its own address and below it, however its letters are written', async () => {
    const found = { host: 'news.test/games', categoryIds: ['games'] };
    expect(await findPage('https://news.test/games')).toEqual(found);
    expect(await findPage('https://www.news.test/games/chess?q=1')).toMatchObject({ categoryIds: ['games'] });
    expect(await findPage('https://news.test/gamesome')).toBeNull();
    expect(await findPage('https://news.test/')).toBeNull();
  });

  test('is the longest that counts', async () => {
    const url = 'https://news.test/games/odd/1';
    expect((await findPage(url))?.categoryIds).toEqual(['odd']);
    expect((await findPage(url, (ids) => ids.includes('games')))?.categoryIds).toEqual(['games']);
  });

  test('is a video, wherever it is shown', async () => {
    for (const url of ['https://youtu.be/abcDEF12345', 'https://m.youtube.com/embed/abcDEF12345']) {
      expect((await findPage(url))?.categoryIds).toEqual(['games']);
    }
    expect(await findPage('https://youtu.be/abcDEF12346')).toBeNull();
  });

  test('lists nothing but itself', async () => {
    const index = await opened(lists);
    expect(index.find(['youtube.com'])).toBeNull();
    expect(index.find(['news.test'])?.categoryIds).toEqual(['news']);
    expect(index.countByCategory()).toEqual(
      new Map([
        ['games', { hosts: 1, pages: 2 }],
        ['news', { hosts: 1, pages: 0 }],
        ['odd', { hosts: 0, pages: 1 }],
      ]),
    );
  });

  test('is not asked for where no page of the host is listed', async () => {
    const index = await opened(lists);
    const never = (): readonly string[] => {
      throw new Error('The keys were asked for.');
    };
    expect(index.findPage(hostAndParents('www.games.test'), never)).toBeNull();
    expect(index.findPage(hostAndParents('other.test'), never)).toBeNull();
  });
});

/** Two names of which an index of two hosts keeps the same 30 bits. */
const alike = (): [string, string] => {
  const hashes = new SuffixHashes(seed);
  const seen = new Map<number, string>();
  for (let number = 0; number < 1_000_000; number += 1) {
    const name = `name-${number}.example`;
    hashes.hashWhole(name);
    const kept = ((hashes.high[0] ?? 0) >>> 31) * 2 ** 29 + ((hashes.low[0] ?? 0) >>> 3);
    const earlier = seen.get(kept);
    if (earlier !== undefined) return [earlier, name];
    seen.set(kept, name);
  }
  throw new Error('No two names are alike.');
};

describe('two names whose hashes look the same', () => {
  const [one, other] = alike();

  test('are kept apart where both are listed', async () => {
    const index = await opened([
      { id: 'games', hosts: [one] },
      { id: 'news', hosts: [other] },
    ]);
    expect(index.find([one])?.categoryIds).toEqual(['games']);
    expect(index.find([other])?.categoryIds).toEqual(['news']);
  });

  test('are kept apart where one is a public suffix', async () => {
    const lists = [{ id: 'games', hosts: [one, 'a.test'] }];
    expect((await opened(lists)).find([other])).not.toBeNull();
    expect((await opened(lists, [other])).find([other])).toBeNull();
  });
});

describe('a file', () => {
  const build = (): Promise<Uint8Array> =>
    buildCompactIndex([{ id: 'games', hosts: ['a.test', 'b.test', 'c.test'] }], { seed });

  test('is small: for a hundred thousand hosts in eighty categories under five bytes each', async () => {
    const lists = Array.from({ length: 80 }, (_, list) => ({
      id: `category-${list}`,
      hosts: Array.from({ length: 1_250 }, (__, place) => `host-${list}-${place}.example`),
    }));
    expect((await buildCompactIndex(lists, { seed })).length).toBeLessThan(500_000);
  });

  test('is refused when any byte of it has changed', async () => {
    const file = await build();
    for (let place = 0; place < file.length; place += 1) {
      const damaged = file.slice();
      damaged[place] = (damaged[place] ?? 0) ^ 0x10;
      expect(await openCompactIndex(damaged)).toBeNull();
    }
  });

  test('is refused when it is cut short, longer, or none of ours', async () => {
    const file = await build();
    expect(await openCompactIndex(file.slice(0, -4))).toBeNull();
    expect(await openCompactIndex(Uint8Array.of(...file, 0, 0, 0, 0))).toBeNull();
    expect(await openCompactIndex(new Uint8Array(0))).toBeNull();
    expect(await openCompactIndex(new Uint8Array(4_000))).toBeNull();
  });

  test('opens wherever in memory it lies', async () => {
    const file = await build();
    const elsewhere = new Uint8Array(file.length + 3).subarray(3);
    elsewhere.set(file);
    expect((await openCompactIndex(elsewhere))?.find(['b.test'])?.categoryIds).toEqual(['games']);
  });

  test('may list nothing', async () => {
    expect((await opened([])).find(['a.test'])).toBeNull();
  });
});
