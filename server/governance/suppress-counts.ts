import { smallestTold, type ToldCount } from '#shared/governance/governors-report.ts';

/** Breakdowns of one group of incidents, each of which adds up to the same total. */
export type Breakdowns<Name extends string> = Readonly<Record<Name, readonly number[]>>;
export interface ToldBreakdowns<Name extends string> {
  readonly total: ToldCount;
  readonly tables: Record<Name, ToldCount[]>;
}

/** A number from 0 to below `size`. It must not be guessable: see below. */
export type Choose = (size: number) => number;

const sum = (counts: readonly number[]): number => counts.reduce((all, each) => all + each, 0);

/**
 * Statistical disclosure control for tables of small counts by cell suppression: the threshold rule with secondary
 * suppression, as in Hundepool et al., "Statistical Disclosure Control" (2012, doi 10.1002/9781118348239), ch. 4 and 5,
 * and in the Government Statistical Service's "Disclosure Control Guidance for Tables Produced from Administrative
 * Sources", by which English schools' figures are published.
 *
 * - Primary: a count of 1 to 4 is not told. A nought is: it is about nobody.
 * - Secondary: whoever subtracts what is told from the total learns the sum of what is held back. So more is held back
 *   until that sum is about two cells at least, is 5 or more itself, and is more than one for each cell.
 * - The cell that is held back beside the small ones is drawn by lot among the others. If it were always the smallest,
 *   whoever knows this rule could tell a protected cell from a small one, and so work the small one out.
 * - One mark for both reasons.
 * - Where everything that happened happened once, that cannot be reached: the whole table is held back, its noughts too,
 *   and where even that says it all, every table and the total.
 * - No two tables have a cell in common, and none is crossed with another.
 *
 * What is left: that there were some of a kind, but not how many.
 */
export const suppressCounts = <Name extends string>(
  breakdowns: Breakdowns<Name>,
  choose: Choose,
): ToldBreakdowns<Name> => {
  const names = Object.keys(breakdowns) as Name[];
  const total = sum(breakdowns[names[0] as Name]);
  const everyOne = (told: (name: Name) => ToldCount[]) =>
    Object.fromEntries(names.map((name) => [name, told(name)])) as Record<Name, ToldCount[]>;
  const isSmall = total > 0 && total < smallestTold;
  if (isSmall || names.some((name) => saysAllByItsTotal(breakdowns[name])))
    return { total: null, tables: everyOne((name) => breakdowns[name].map(() => null)) };
  return { total, tables: everyOne((name) => suppressTable(breakdowns[name], choose)) };
};

/** One of each and none left out: a table that is held back would be known from its total. */
const saysAllByItsTotal = (counts: readonly number[]): boolean => counts.every((each) => each === 1);

const suppressTable = (counts: readonly number[], choose: Choose): ToldCount[] => {
  const held = new Set(indexesOf(counts, (each) => each > 0 && each < smallestTold));
  while (held.size > 0 && !isSafe(counts, held)) {
    const others = indexesOf(counts, (each, index) => each > 0 && !held.has(index));
    const chosen = others[choose(others.length)];
    if (chosen === undefined) return counts.map(() => null);
    held.add(chosen);
  }
  return counts.map((each, index) => (held.has(index) ? null : each));
};

const isSafe = (counts: readonly number[], held: ReadonlySet<number>): boolean => {
  const together = sum([...held].map((index) => counts[index] ?? 0));
  return held.size >= 2 && together >= smallestTold && together > held.size;
};

const indexesOf = (counts: readonly number[], fits: (each: number, index: number) => boolean): number[] =>
  counts.flatMap((each, index) => (fits(each, index) ? [index] : []));

/** What was counted in an earlier report, and how many of them were changed since. */
export interface Earlier {
  readonly told: ToldCount;
  readonly changed: number;
}

/**
 * How many of all that earlier reports counted were changed since. Of a term whose number is held back nothing is in it: six of
 * a term that tells six and three of one that tells nothing would be nine, and so say what was held back.
 */
export const suppressChanges = (earlier: readonly Earlier[]): ToldCount => {
  const known = earlier.filter(({ told }) => told !== null);
  return suppressPart(sum(known.map(({ changed }) => changed)), sum(known.map(({ told }) => told ?? 0)));
};

/**
 * One number out of a group whose size is known from earlier reports: the rest of the group must not be a small number
 * either.
 */
export const suppressPart = (part: number, whole: number): ToldCount => {
  const isSmall = (each: number): boolean => each > 0 && each < smallestTold;
  return isSmall(part) || isSmall(whole - part) ? null : part;
};
