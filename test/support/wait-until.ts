/** A page that is just opening or going somewhere else cannot be asked: that is no answer yet, and no failure. */
const unlessOnTheMove = async <Answer>(ask: () => Promise<Answer> | Answer): Promise<Answer | null> => {
  try {
    return await ask();
  } catch (error) {
    if (
      error instanceof Error &&
      /context was destroyed|context with specified id|main frame too early/.test(error.message)
    )
      return null;
    throw error;
  }
};

/** Asks until the answer is there (neither false, null nor undefined), or fails with a sentence at the deadline. */
export const waitUntil = async <Answer>(
  what: string,
  ask: () => Promise<Answer> | Answer,
  timeoutMs = 30_000,
  everyMs = 25,
): Promise<Exclude<Answer, false | null | undefined>> => {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const answer = await unlessOnTheMove(ask);
    if (answer !== false && answer !== null && answer !== undefined) {
      return answer as Exclude<Answer, false | null | undefined>;
    }
    if (performance.now() > deadline) throw new Error(`Waited ${timeoutMs} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
};
