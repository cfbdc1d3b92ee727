/** When a page is looked at after it began, besides when it has loaded: what is found must be found in seconds. */
export const lookTimesMs = [400, 1_200, 2_500, 4_000] as const;
/** A page that never rests is looked at all the same. */
export const longestIdleMs = 250;
