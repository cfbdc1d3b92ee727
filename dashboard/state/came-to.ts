import { outcomeWords, type PupilOutcome } from '#shared/api/past-lessons.ts';

/** Those for whom a command came to the same. */
export interface CameTo {
  /** "applied", "failed (No such tab is open)" */
  readonly words: string;
  readonly pupils: readonly string[];
}

/** Those it was applied for first, then the others by what became of it and why. */
export const cameToGroups = (outcomes: readonly PupilOutcome[]): CameTo[] => {
  const pupilsBy = new Map<string, string[]>();
  const inOrder = outcomes.toSorted(
    (one, other) => outcomeWords.indexOf(one.is) - outcomeWords.indexOf(other.is),
  );
  for (const outcome of inOrder) {
    const words = cameWords(outcome);
    pupilsBy.set(words, [...(pupilsBy.get(words) ?? []), outcome.pupil]);
  }
  return [...pupilsBy].map(([words, pupils]) => ({ words, pupils }));
};

/** "For 28 pupils: 27 applied, 1 failed (No such tab is open)", "For Ada: applied" */
export const cameToSentence = (outcomes: readonly PupilOutcome[]): string => {
  const groups = cameToGroups(outcomes);
  const came = groups.map(({ words, pupils }) => (groups.length > 1 ? `${pupils.length} ${words}` : words));
  const names = outcomes.map(({ pupil }) => pupil);
  const whom = names.length > mostNamed ? `${names.length} pupils` : names.join(', ');
  return `For ${whom}: ${came.join(', ')}`;
};

/** True where the sentence does not say already what became of it for whom. */
export const hasMoreToSay = (outcomes: readonly PupilOutcome[]): boolean =>
  outcomes.length > mostNamed || cameToGroups(outcomes).length > 1;

const mostNamed = 3;

const cameWords = ({ is, why }: PupilOutcome): string => {
  switch (is) {
    case 'applied':
      return 'applied';
    case 'pending':
      return 'waiting then (offline)';
    case 'timeout':
      return 'no answer in time';
    case 'failed':
      return `failed (${why.replace(/\.$/, '')})`;
  }
};
