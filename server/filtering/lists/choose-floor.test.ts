import { expect, test } from 'vitest';
import { readFloor, writeFloor } from '#shared/policy/rules-floor.ts';
import { FloorChooser } from './choose-floor.ts';

type Lists = Readonly<Record<string, readonly string[]>>;

const floorOf = (lists: Lists, most?: number): Record<string, readonly string[]> => {
  const chooser = new FloorChooser(most);
  for (const [id, entries] of Object.entries(lists)) chooser.add(id, entries);
  chooser.choose();
  for (const [id, entries] of Object.entries(lists)) chooser.weigh(id, entries);
  return Object.fromEntries(readFloor(writeFloor(chooser.lists())).map(({ id, hosts }) => [id, [...hosts]]));
};
const many = (count: number, ending: string): string[] =>
  Array.from({ length: count }, (_, index) => `${'x'.repeat((index % 9) + 1)}${index}.${ending}`);

test('severe categories are in it, pages and milder categories are not', () => {
  expect(
    floorOf({
      adult: ['two.example', 'one.example', 'hosted.example/page'],
      games: ['play.example'],
      gambling: ['bets.example'],
    }),
  ).toEqual({ adult: ['one.example', 'two.example'], gambling: ['bets.example'] });
});

test('where not all fit, small categories come in whole and large ones with their shortest names', () => {
  const adult = many(5_000, 'adult.example');
  const floor = floorOf({ adult, gambling: ['bets.example'], 'self-harm': many(3, 'harm.example') }, 100);
  expect(floor['gambling']).toEqual(['bets.example']);
  expect(floor['self-harm']).toHaveLength(3);
  expect(floor['adult']).toHaveLength(96);
  const chosen = new Set(floor['adult']);
  const left = adult.filter((host) => !chosen.has(host));
  const longestIn = Math.max(...[...chosen].map((host) => host.length));
  expect(Math.min(...left.map((host) => host.length))).toBeGreaterThanOrEqual(longestIn);
});

test('the order in which entries come is nothing to it', () => {
  const adult = many(1_000, 'adult.example');
  expect(floorOf({ adult: adult.toReversed() }, 100)).toEqual(floorOf({ adult }, 100));
});

test('a host is left to the index where a list says something else about what lies below it', () => {
  const floor = floorOf({
    adult: ['wide.example', 'pages.example', 'sure.example', 'deep.sure.example'],
    educational: ['learn.wide.example', 'pages.example/health'],
  });
  expect(floor).toEqual({ adult: ['deep.sure.example', 'sure.example'] });
});

test('a host in two severe categories is in both, unless a list says less below it', () => {
  expect(floorOf({ adult: ['both.example'], violence: ['both.example'] })).toEqual({
    adult: ['both.example'],
    violence: ['both.example'],
  });
  expect(floorOf({ adult: ['both.example'], violence: ['both.example', 'deep.both.example'] })).toEqual({
    violence: ['deep.both.example'],
  });
});
