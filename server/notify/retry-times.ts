const firstWaitMs = 5_000;
const longestWaitMs = 30 * 60_000;

/** After this a letter is given up, which is shown until somebody sends it again. */
export const giveUpAfterMs = 48 * 60 * 60_000;

/** Twice as long each time, and by chance up to half of it less, so that many letters do not come back at once. */
export const retryWaitMs = (attempts: number, random: () => number): number => {
  const whole = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.max(0, attempts - 1));
  return Math.round(whole * (1 - random() / 2));
};
