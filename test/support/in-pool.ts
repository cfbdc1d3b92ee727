/** Does a job for each item, so many at once, and answers in the items’ order. */
export const inPool = async <Item, Answer>(
  items: readonly Item[],
  atOnce: number,
  job: (item: Item) => Promise<Answer>,
): Promise<Answer[]> => {
  const answers: Answer[] = [];
  const left = [...items.entries()];
  const work = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const [index, item] = next;
      answers[index] = await job(item);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return answers;
};
