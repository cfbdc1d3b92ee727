import { catalogue } from './catalogue/index.ts';
import type { Moment } from './moments.ts';

/** A prompt that a child has met. */
export interface MetPrompt {
  /** Null where it was asked in the plain words. */
  readonly promptId: string | null;
  readonly moment: Moment;
  /** The site it was about. */
  readonly place: string;
  readonly at: number;
  /** Null while it is not answered. */
  readonly choice: string | null;
}

const weekMs = 7 * 24 * 60 * 60 * 1000;
/** A page that is loaded again meanwhile asks the same. */
const sameShowingMs = 10 * 60 * 1000;

export interface ChosenPrompt {
  /** Null where every wording of the moment was met this week, or is switched off. */
  readonly promptId: string | null;
  /** It stands there already and waits for an answer. */
  readonly isSameShowing: boolean;
}

interface AskingNow {
  readonly moment: Moment;
  readonly place: string;
  /** By this child, oldest first. */
  readonly met: readonly MetPrompt[];
  /** Ids of those that they met lately on any computer. */
  readonly elsewhere: readonly string[];
  /** Prompts that the school has switched off. */
  readonly off: readonly string[];
  readonly now: number;
}

/** Which wording a child meets now: none twice within a week. */
export const choosePrompt = ({ moment, place, met, elsewhere, off, now }: AskingNow): ChosenPrompt => {
  const isOff = (promptId: string | null): boolean => promptId !== null && off.includes(promptId);
  const last = met.findLast((each) => each.moment === moment && each.place === place);
  const isWaiting = last !== undefined && last.choice === null && now - last.at < sameShowingMs;
  if (isWaiting && !isOff(last.promptId)) return { promptId: last.promptId, isSameShowing: true };
  const here = met.filter(({ at }) => now - at < weekMs).map(({ promptId }) => promptId);
  const recent = new Set([...here, ...elsewhere]);
  const free = catalogue[moment].prompts.filter(({ id }) => !recent.has(id) && !isOff(id));
  return { promptId: free[startAt(place, free.length)]?.id ?? null, isSameShowing: false };
};

/** So that not every child meets the same one first. */
const startAt = (place: string, count: number): number => {
  let sum = 0;
  for (const letter of place) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  return count === 0 ? 0 : sum % count;
};

/** Older ones have been forgotten by everybody. */
export const stillCounts = (met: Pick<MetPrompt, 'at'>, now: number): boolean => now - met.at < weekMs;
