import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EntryTally } from './entry-tally.ts';

const entry = fc.constantFrom('a.test', 'b.test', 'ab.test', 'a.test/x', 'a.test/y', 'b.test/x');
const entries = fc.array(fc.tuple(fc.constantFrom('games', 'news', 'shops'), entry), { maxLength: 20 });

test('what was added and removed, and what there is, is counted as sets would', () => {
  fc.assert(
    fc.property(entries, entries, (before, after) => {
      const tally = new EntryTally();
      for (const [id, each] of after) tally.add(id, each, 'new');
      for (const [id, each] of before) tally.add(id, each, 'old');
      const [had, has] = [
        new Set(before.map((each) => each.join(' '))),
        new Set(after.map((each) => each.join(' '))),
      ];
      const { added, removed, categories } = tally.tally();
      expect(added).toBe([...has].filter((each) => !had.has(each)).length);
      expect(removed).toBe([...had].filter((each) => !has.has(each)).length);
      for (const { id, hostCount, pageCount } of categories) {
        const own = [...has].filter((each) => each.startsWith(`${id} `));
        expect(pageCount).toBe(own.filter((each) => each.includes('/')).length);
        expect(hostCount + pageCount).toBe(own.length);
      }
      expect(categories.length).toBe(new Set(after.map(([id]) => id)).size);
    }),
  );
});

test('many entries are told apart', () => {
  const tally = new EntryTally();
  for (let number = 0; number < 50_000; number += 1) {
    tally.add('games', `site-${number}.example`, 'new');
    tally.add('games', `site-${number + 10}.example`, 'old');
  }
  expect(tally.tally()).toEqual({
    added: 10,
    removed: 10,
    categories: [{ id: 'games', hostCount: 50_000, pageCount: 0 }],
  });
});
