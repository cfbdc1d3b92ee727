const firstMs = 6_000;
const longestMs = 12_000;
/** Nobody waits less than this part of what was drawn at most. */
const leastPart = 0.1;

/**
 * How long a device waits before it tries again, drawn anew at each try: when a server comes back, a whole school's devices
 * come one after the other. Socket.IO's own way draws too narrowly at first, and later lets half of them wait equally long.
 * `drawn` is at least 0 and less than 1.
 */
export const retryDelayMs = (triesBefore: number, drawn: number): number => {
  const mostMs = Math.min(firstMs * 2 ** triesBefore, longestMs);
  return Math.round(mostMs * (leastPart + (1 - leastPart) * drawn));
};
