import fc from 'fast-check';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { KeptListWriter, readKeptList } from './kept-list.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'thinkclick-kept-'));
});
afterAll(() => rm(folder, { recursive: true }));

const entry = fc.constantFrom('a.test', 'b.test', 'ab.test', 'a.test/x', 'a.test/#y', 'b.test/!x');
const entries = fc.array(fc.tuple(fc.constantFrom('games', 'news', 'shops'), entry), { maxLength: 12 });

const writeAndRead = async (given: readonly (readonly [string, string])[], suffixes: readonly string[]) => {
  const file = join(folder, 'list.gz');
  const writer = new KeptListWriter(file);
  for (const [categoryId, each] of given) writer.add(categoryId, each);
  await writer.finish(suffixes);
  const told: string[] = [];
  const read: string[] = [];
  for await (const piece of readKeptList(file, (suffix) => told.push(suffix))) {
    for (const each of piece.entries) read.push(`${piece.categoryId} ${each}`);
  }
  return { told, read };
};

test('each entry is read again in its category, and the suffixes beside them', async () => {
  await fc.assert(
    fc.asyncProperty(entries, async (given) => {
      const { told, read } = await writeAndRead(given, ['co.uk', 'org.uk']);
      expect(read.toSorted()).toEqual(given.map((each) => each.join(' ')).toSorted());
      expect(told).toEqual(['co.uk', 'org.uk']);
    }),
    { numRuns: 60 },
  );
});

test('also where there are more than are held at once', async () => {
  const given = Array.from({ length: 23_000 }, (_, number) => ['games', `site-${number}.example`] as const);
  const { read } = await writeAndRead(given, []);
  expect(read).toEqual(given.map((each) => each.join(' ')));
});
