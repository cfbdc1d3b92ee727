import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hostAndParents } from '../address.ts';
import { buildCategoryIndex } from '../category-index.ts';
import { joinIndexes } from './join-indexes.ts';

const label = fc.constantFrom('a', 'b', 'example', 'test');
const host = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.'));
const hosts = fc.array(host, { maxLength: 12 });

test('two indexes answer as one index of both lists', () => {
  const counted = fc.uniqueArray(fc.constantFrom<string>('games', 'news', 'sport'));
  fc.assert(
    fc.property(hosts, hosts, hosts, hosts, counted, (games, news, sport, asked, counting) => {
      const first = [{ id: 'games', hosts: games }];
      const second = [
        { id: 'games', hosts: sport },
        { id: 'news', hosts: news },
        { id: 'sport', hosts: sport },
      ];
      const joined = joinIndexes(buildCategoryIndex(first), buildCategoryIndex(second));
      const whole = buildCategoryIndex([...first, ...second]);
      const counts = (ids: readonly string[]): boolean => ids.some((id) => counting.includes(id));
      for (const each of [...asked, ...games, ...news, ...sport]) {
        const names = hostAndParents(each);
        expect(joined.find(names)).toEqual(whole.find(names));
        expect(joined.find(names, counts)).toEqual(whole.find(names, counts));
      }
    }),
  );
});
