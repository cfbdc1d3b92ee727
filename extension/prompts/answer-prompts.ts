import { webAddress, type ContentSender } from '../content-requests.ts';
import type { PagePrompts } from './page-prompts.ts';

export interface AnswerPromptsParts {
  readonly extensionId: string;
  readonly ready: Promise<void>;
  readonly pagePrompts: PagePrompts;
}

interface Sender extends ContentSender {
  readonly tabId?: number | undefined;
  readonly frameId?: number | undefined;
}

/** Answers our scripts on pages of the web; where the page is, only the browser says. Undefined is "not for me". */
export const createAnswerPrompts =
  ({ extensionId, ready, pagePrompts }: AnswerPromptsParts) =>
  (message: unknown, { id, url, tabUrl, tabId, frameId = 0 }: Sender): Promise<unknown> | undefined => {
    if (id !== extensionId || tabId === undefined) return undefined;
    const request = pagePrompts.parse(message);
    const pageUrl = webAddress(url) ?? webAddress(tabUrl);
    if (request === undefined || pageUrl === null) return undefined;
    return ready.then(() => pagePrompts.answer(request, { tabId, frameId, pageUrl }));
  };
