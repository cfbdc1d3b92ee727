import { audiences, type Audience } from '#shared/incidents/audience.ts';

/** How many of each kind went, by whose eyes they were for. What is for nobody's in particular is with those of safeguarding. */
export type Tally = Readonly<Record<Audience, Readonly<Record<string, number>>>>;

export const emptyTally: Tally = { safeguarding: {}, head: {}, chair: {} };

export const counted = (tally: Tally, audience: Audience, kind: string, count: number): Tally => ({
  ...tally,
  [audience]: { ...tally[audience], [kind]: (tally[audience][kind] ?? 0) + count },
});

/** The sums of these audiences and of safeguarding, which whoever looks after the server may know too. */
export const sumsFor = (tally: Tally, isKnown: (audience: Audience) => boolean): Record<string, number> => {
  const sums: Record<string, number> = {};
  for (const audience of audiences.filter((each) => each === 'safeguarding' || isKnown(each)))
    for (const [kind, count] of Object.entries(tally[audience])) sums[kind] = (sums[kind] ?? 0) + count;
  return sums;
};

export const together = (...tallies: readonly Tally[]): Tally => {
  let all = emptyTally;
  for (const tally of tallies)
    for (const audience of audiences)
      for (const [kind, count] of Object.entries(tally[audience])) all = counted(all, audience, kind, count);
  return all;
};
