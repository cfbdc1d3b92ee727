/** How long before it was recorded something was seen. */
export const beforeWords = (beforeMs: number): string => {
  const seconds = Math.max(1, Math.round(beforeMs / 1_000));
  return seconds === 1 ? '1 second before' : `${seconds} seconds before`;
};
