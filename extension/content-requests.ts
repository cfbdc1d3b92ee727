import type { TransferRule } from '#shared/policy/policy.ts';

/** What the script on a page may ask the worker. Hostile like the page it stands on: it says nothing that is believed. */
export type ContentRequest = 'ask-upload' | 'upload-held';

const isContentRequest = (name: unknown): name is ContentRequest =>
  name === 'ask-upload' || name === 'upload-held';

export interface ContentSender {
  readonly id?: string | undefined;
  /** Of the frame that asks, from the browser. */
  readonly url?: string | undefined;
  /** Of the tab it is in, from the browser. */
  readonly tabUrl?: string | undefined;
}

export interface AnswerContentParts {
  readonly extensionId: string;
  readonly ready: Promise<void>;
  readonly uploads: {
    ruleFor(pageUrl: string): TransferRule;
    held(pageUrl: string): Promise<void>;
  };
}

/** Answers our scripts on pages of the web; where the page is, only the browser says. Undefined is "not for me". */
export const createAnswerContent =
  ({ extensionId, ready, uploads }: AnswerContentParts) =>
  (message: unknown, sender: ContentSender): Promise<{ rule: TransferRule } | null> | undefined => {
    const name = typeof message === 'object' && message !== null && 'content' in message && message.content;
    if (sender.id !== extensionId || !isContentRequest(name)) return undefined;
    const pageUrl = webAddress(sender.url) ?? webAddress(sender.tabUrl);
    if (pageUrl === null) return undefined;
    return ready.then(async () => {
      if (name === 'ask-upload') return { rule: uploads.ruleFor(pageUrl) };
      await uploads.held(pageUrl);
      return null;
    });
  };

/** A blank or made-up frame belongs to the page it is in. */
const webAddress = (url: string | undefined): string | null =>
  url !== undefined && /^https?:\/\//i.test(url) ? url : null;
