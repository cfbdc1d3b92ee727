import { browser } from '../browser.ts';
import type { PageAnswers, PageRequest, PageRequestName } from '../page-requests.ts';

/** Asks the worker, which is our own code; null when it could not answer. */
export const askWorker = async <Name extends PageRequestName>(
  name: Name,
  request: PageRequest<Name>,
): Promise<PageAnswers[Name] | null> => {
  try {
    const answer: unknown = await browser.runtime.sendMessage({ name, request });
    return (answer ?? null) as PageAnswers[Name] | null;
  } catch {
    return null;
  }
};
