import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hostAndParents } from '../address.ts';
import { buildCategoryIndex, type HostList } from '../category-index.ts';
import { buildCompactIndex } from './build-compact-index.ts';
import { indexDifference, overlayIndex, removedId } from './index-difference.ts';
import { openCompactIndex, type CompactIndex } from './open-compact-index.ts';

const opened = async (lists: readonly HostList[]): Promise<CompactIndex> => {
  const index = await openCompactIndex(await buildCompactIndex(lists, { seed: [1, 2] }));
  if (index === null) throw new Error('The index was refused.');
  return index;
};

const label = fc.constantFrom('a', 'b', 'example', 'test');
const host = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.'));
const hosts = fc.array(host, { maxLength: 12 });
const lists = fc.tuple(hosts, hosts, hosts).map(([games, news, sport]) => [
  { id: 'games', hosts: games },
  { id: 'news', hosts: news },
  { id: 'sport', hosts: sport },
]);

test('the old index with the difference over it answers as the new one', async () => {
  const counted = fc.uniqueArray(fc.constantFrom<string>('games', 'news', 'sport'));
  await fc.assert(
    fc.asyncProperty(lists, lists, fc.array(host), counted, async (before, after, asked, counting) => {
      const old = await opened(before);
      const next = { lists: after, index: await opened(after) };
      const difference = indexDifference({ lists: before, index: old }, next);
      const updated = overlayIndex(await opened(difference), old);
      const whole = buildCategoryIndex(after);
      const counts = (ids: readonly string[]): boolean => ids.some((id) => counting.includes(id));
      for (const each of [...asked, ...[...before, ...after].flatMap((list) => list.hosts)]) {
        const names = hostAndParents(each);
        expect(sorted(updated.find(names))).toEqual(sorted(whole.find(names)));
        expect(sorted(updated.find(names, counts))).toEqual(sorted(whole.find(names, counts)));
      }
    }),
  );
});

/** A difference may give a host's categories in another order. */
const sorted = (match: { host: string; categoryIds: readonly string[] } | null) =>
  match && { host: match.host, categoryIds: match.categoryIds.toSorted() };

test('nothing is said of what stayed as it was', async () => {
  const before = [{ id: 'games', hosts: ['a.test', 'b.test', 'c.test'] }];
  const after = [
    { id: 'games', hosts: ['a.test', 'b.test'] },
    { id: 'news', hosts: ['b.test', 'd.test'] },
  ];
  const difference = indexDifference(
    { lists: before, index: await opened(before) },
    { lists: after, index: await opened(after) },
  );
  expect(difference.map(({ id, hosts: changed }) => [id, [...new Set(changed)]])).toEqual([
    ['games', ['b.test']],
    ['news', ['b.test', 'd.test']],
    [removedId, ['c.test']],
  ]);
});
