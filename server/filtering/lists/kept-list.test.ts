import fc from 'fast-check';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countChanges } from './count-changes.ts';
import { readKeptList, sortLists, writeKeptList, type SortedList } from './kept-list.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'thinkclick-kept-'));
});
afterAll(() => rm(folder, { recursive: true }));

const entry = fc.constantFrom('a.test', 'b.test', 'ab.test', 'a.test/x', 'a.test/y', 'b.test/x');
const lists = fc.array(
  fc.tuple(fc.constantFrom('games', 'news', 'z-shops'), fc.array(entry, { maxLength: 8 })),
  { maxLength: 3 },
);
const sorted = (given: readonly (readonly [string, readonly string[]])[]): SortedList[] =>
  sortLists(
    new Map(
      given.map(([id, entries]) => [
        id,
        {
          hosts: entries.filter((each) => !each.includes('/')),
          pages: entries.filter((each) => each.includes('/')),
        },
      ]),
    ),
  );
const flat = (some: readonly SortedList[]): string[] =>
  some.flatMap(({ categoryId, entries }) => entries.map((each) => `${categoryId} ${each}`));

test('a list is kept sorted and without doubles, and read as it was written', async () => {
  const file = join(folder, 'list.gz');
  await fc.assert(
    fc.asyncProperty(lists, async (given) => {
      const wanted = sorted(given);
      await writeKeptList(file, wanted, ['co.uk', 'org.uk']);
      const suffixes: string[] = [];
      const read: SortedList[] = [];
      for await (const piece of readKeptList(file, (suffix) => suffixes.push(suffix))) read.push(piece);
      expect(flat(read)).toEqual(flat(wanted));
      expect(suffixes).toEqual(['co.uk', 'org.uk']);
      const once = [...new Map(given)].flatMap(([id, entries]) =>
        [...new Set(entries)].map((each) => `${id} ${each}`),
      );
      expect(flat(wanted)).toEqual(once.toSorted());
    }),
    { numRuns: 60 },
  );
});

test('what was added and removed is counted as two sets would', async () => {
  await fc.assert(
    fc.asyncProperty(lists, lists, async (before, after) => {
      const [old, now] = [sorted(before), sorted(after)];
      const pieces = async function* () {
        yield* old;
      };
      const [had, has] = [new Set(flat(old)), new Set(flat(now))];
      expect(await countChanges(pieces(), now)).toEqual({
        added: [...has].filter((each) => !had.has(each)).length,
        removed: [...had].filter((each) => !has.has(each)).length,
      });
    }),
  );
});

test('beside nothing all is added', async () => {
  const now = sorted([['games', ['a.test', 'b.test/x']]]);
  expect(await countChanges(null, now)).toEqual({ added: 2, removed: 0 });
});
