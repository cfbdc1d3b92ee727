import type { OwnPages } from './own-pages.ts';
import {
  pageMessageSchema,
  pageRequests,
  type PageAnswers,
  type PageHandlers,
  type PageRequest,
  type PageRequestName,
} from './page-requests.ts';

/** What the browser says of who sent a message; never what the message says of itself. */
export interface MessageSender {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly tabId: number | null;
}

export interface AnswerPagesParts {
  readonly extensionId: string;
  readonly pages: OwnPages;
  /** The worker has read what it knows. */
  readonly ready: Promise<void>;
  readonly handlers: PageHandlers;
}

type Answer = PageAnswers[PageRequestName];

/**
 * Answers our own pages. Three doors, one behind the other: it must come from this extension; the page it comes from
 * must be one of those that may ask this; and the worker must be ready. Everything else is not answered at all.
 */
export const createAnswerPages = (parts: AnswerPagesParts) => {
  return (message: unknown, sender: MessageSender): Promise<Answer> | undefined => {
    if (sender.id !== parts.extensionId) return undefined;
    const parsed = pageMessageSchema.safeParse(message);
    if (!parsed.success || !isRequestName(parsed.data.name)) return undefined;
    return answerOne(parts, parsed.data.name, parsed.data.request, sender);
  };
};

const isRequestName = (name: string): name is PageRequestName => Object.hasOwn(pageRequests, name);

const answerOne = <Name extends PageRequestName>(
  { pages, ready, handlers }: AnswerPagesParts,
  name: Name,
  payload: unknown,
  sender: MessageSender,
): Promise<PageAnswers[Name]> | undefined => {
  const page = pages.parse(sender.url ?? '')?.page;
  const { pages: allowed, schema } = pageRequests[name];
  if (page === undefined || !allowed.includes(page)) return undefined;
  const request = schema.safeParse(payload);
  if (!request.success) return undefined;
  const answer: PageHandlers[Name] = handlers[name];
  return ready.then(() => answer(request.data as PageRequest<Name>, sender.tabId));
};
