/**
 * Does the job for each item, some at a time; between two times the event loop does what came meanwhile. What a whole
 * school has gathered would hold up every screen if it were done in one go.
 */
export const inTurnsOfTheLoop = async <Item>(
  items: Iterable<Item>,
  atATime: number,
  job: (item: Item) => void,
): Promise<void> => {
  let done = 0;
  for (const item of items) {
    if (done > 0 && done % atATime === 0) await new Promise(setImmediate);
    job(item);
    done += 1;
  }
};
