import { tileStates, type Tile } from '#shared/class-snapshot.ts';
import { needKinds, needOf, noFacts, type Need, type NeedFacts } from './needs.ts';
import { byName } from './by-name.ts';

/** The class in two parts: who needs the teacher, and the others. Pupil ids. */
export interface Arranged {
  readonly needing: readonly string[];
  readonly others: readonly string[];
}

interface Standing {
  readonly tile: Tile;
  readonly need: Need | null;
}

const inRegister = ({ tile: a }: Standing, { tile: b }: Standing): number =>
  byName(a, b) || a.pupilId.localeCompare(b.pupilId);

const byNeed = (a: Standing, b: Standing): number =>
  rankOf(a.need) - rankOf(b.need) || (a.need?.since ?? 0) - (b.need?.since ?? 0) || inRegister(a, b);

const rankOf = (need: Need | null): number =>
  need === null ? needKinds.length : needKinds.indexOf(need.kind);

const byState = (a: Standing, b: Standing): number =>
  tileStates.indexOf(a.tile.state) - tileStates.indexOf(b.tile.state) || inRegister(a, b);

/** Who needs a teacher first: longest waiting first among those for the same reason, by name among the calm. */
export const arrangeByNeed = (tiles: Iterable<Tile>, facts: NeedFacts = noFacts): Arranged => {
  const all = [...tiles].map((tile) => ({ tile, need: needOf(tile, facts) }));
  const ids = (standings: Standing[]) => standings.map(({ tile }) => tile.pupilId);
  return {
    needing: ids(all.filter(({ need }) => need !== null).sort(byNeed)),
    others: ids(all.filter(({ need }) => need === null).sort(byState)),
  };
};

/** The order already on the screen: leavers drop out, newcomers join at the end, nobody else moves. */
export const holdOrder = (shown: readonly string[], wanted: readonly string[]): string[] => {
  const present = new Set(wanted);
  const known = new Set(shown);
  return [...shown.filter((id) => present.has(id)), ...wanted.filter((id) => !known.has(id))];
};

export const isSameOrder = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id, index) => id === b[index]);

/** The same for both parts: nobody goes from one to the other. */
export const holdArranged = (shown: Arranged, wanted: Arranged): Arranged => {
  const all = [...wanted.needing, ...wanted.others];
  const known = new Set(shown.needing);
  return {
    needing: holdOrder(
      shown.needing,
      all.filter((id) => known.has(id)),
    ),
    others: holdOrder(
      shown.others,
      all.filter((id) => !known.has(id)),
    ),
  };
};

export const isSameArranged = (a: Arranged, b: Arranged): boolean =>
  isSameOrder(a.needing, b.needing) && isSameOrder(a.others, b.others);
