const keyOf = (address: string): string => `told ${address}`;

/** Whether this tab has told of this address already and only shows it again, by reload or by going back to it. */
export const wasToldBefore = (address: string): boolean => {
  const [entry] = performance.getEntriesByType('navigation');
  const isNew = !(entry instanceof PerformanceNavigationTiming) || entry.type === 'navigate';
  return !isNew && sessionStorage.getItem(keyOf(address)) !== null;
};

export const noteTold = (address: string): void => sessionStorage.setItem(keyOf(address), '');

/** It was not blocked after all, or not yet. */
export const forgetTold = (address: string): void => sessionStorage.removeItem(keyOf(address));
