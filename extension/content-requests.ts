import type { TransferRule } from '#shared/policy/policy.ts';
import { isMarkCorner, type MarkCorner, type MarkMessage, type MarkStatus } from './mark/mark-status.ts';

/** What the script on a page may ask the worker. Hostile like the page it stands on: it says nothing that is believed. */
const contentRequests = [
  'ask-upload',
  'upload-held',
  'ask-mark',
  'move-mark',
  'open-popup',
  'open-tell',
  'take-up',
] as const;
type ContentRequest = (typeof contentRequests)[number];

const isContentRequest = (name: unknown): name is ContentRequest =>
  (contentRequests as readonly unknown[]).includes(name);

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
  readonly mark: {
    status(): Promise<MarkStatus>;
    moveTo(corner: MarkCorner): Promise<void>;
    openPopup(): Promise<void>;
    openTell(): Promise<void>;
  };
  readonly unusedScreen: { takeUp(): Promise<void> };
}

type Answer = { rule: TransferRule } | MarkMessage | null;

/** Answers our scripts on pages of the web; where the page is, only the browser says. Undefined is "not for me". */
export const createAnswerContent =
  (parts: AnswerContentParts) =>
  (message: unknown, sender: ContentSender): Promise<Answer> | undefined => {
    const name = fieldOf(message, 'content');
    if (sender.id !== parts.extensionId || !isContentRequest(name)) return undefined;
    const pageUrl = webAddress(sender.url) ?? webAddress(sender.tabUrl);
    if (pageUrl === null) return undefined;
    return parts.ready.then(() => answerOne(parts, name, pageUrl, fieldOf(message, 'corner')));
  };

const answerOne = async (
  { uploads, mark, unusedScreen }: AnswerContentParts,
  name: ContentRequest,
  pageUrl: string,
  corner: unknown,
): Promise<Answer> => {
  switch (name) {
    case 'ask-upload':
      return { rule: uploads.ruleFor(pageUrl) };
    case 'upload-held':
      await uploads.held(pageUrl);
      return null;
    case 'ask-mark':
      return { mark: await mark.status() };
    case 'move-mark':
      if (isMarkCorner(corner)) await mark.moveTo(corner);
      return null;
    case 'open-popup':
      await mark.openPopup();
      return null;
    case 'open-tell':
      await mark.openTell();
      return null;
    case 'take-up':
      await unusedScreen.takeUp();
      return null;
  }
};

const fieldOf = (message: unknown, field: string): unknown =>
  typeof message === 'object' && message !== null && Object.hasOwn(message, field)
    ? Object.getOwnPropertyDescriptor(message, field)?.value
    : undefined;

/** A blank or made-up frame belongs to the page it is in. */
export const webAddress = (url: string | undefined): string | null =>
  url !== undefined && /^https?:\/\//i.test(url) ? url : null;
