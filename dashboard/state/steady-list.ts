/** What stays where it was, and what has come and waits to be shown. */
export interface SteadyList<Item> {
  readonly shown: readonly Item[];
  readonly waiting: readonly Item[];
}

/**
 * A list that somebody works in does not move under their hands: each line stays in its place as it is now, what is gone
 * goes, what has come behind the last one follows, and what would push in between waits.
 */
export const steadyList = <Item>(
  before: readonly Item[],
  now: readonly Item[],
  idOf: (item: Item) => string,
): SteadyList<Item> => {
  const places = new Map(now.map((item, place) => [idOf(item), place]));
  const stays = before.flatMap((item) => now[places.get(idOf(item)) ?? -1] ?? []);
  const known = new Set(before.map(idOf));
  const last = Math.max(-1, ...stays.map((item) => places.get(idOf(item)) ?? -1));
  const come = now.flatMap((item, place) => (known.has(idOf(item)) ? [] : [{ item, place }]));
  return {
    shown: [...stays, ...come.filter(({ place }) => place > last).map(({ item }) => item)],
    waiting: come.filter(({ place }) => place <= last).map(({ item }) => item),
  };
};
