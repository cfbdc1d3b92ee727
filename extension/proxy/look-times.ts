/** When a page is looked at after it began: what is found must be found in seconds, and a page is not kept from loading. */
const lookTimesMs = [400, 1_200, 2_500, 4_000];
/** A slow page is looked at again and again, until it has loaded. */
const lookAgainMs = 2_000;

/** To be called before any script of the page. One timer at a time, and no event: each is paid for in every frame. */
export const lookNowAndThen = (look: () => void): void => {
  // Kept before the page can replace it.
  const later = setTimeout.bind(globalThis);
  const lookAt = ([nextMs = 0, ...laterMs]: readonly number[], agoMs: number): void => {
    later(() => {
      if (laterMs.length > 0) lookAt(laterMs, nextMs);
      else if (document.readyState !== 'complete') lookAt([nextMs + lookAgainMs], nextMs);
      look();
    }, nextMs - agoMs);
  };
  lookAt(lookTimesMs, 0);
};
