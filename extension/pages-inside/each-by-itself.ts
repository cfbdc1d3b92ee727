/** Does each, whatever becomes of the others: a page may be of a kind in which one of them finds nothing to stand on. */
export const eachByItself = (steps: readonly (() => void)[]): void => {
  for (const step of steps)
    try {
      step();
    } catch {
      // Not thrown on: pages would hear of it.
    }
};
