import type { Protection } from './protection.ts';
import type { Redirects } from './redirects.ts';

/** The part of a request that decides. */
export interface FrameRequest {
  readonly type: string;
  readonly url: string;
  readonly tabId: number;
  /** The page that asked; undefined when the browser itself did, for a typed address or a bookmark. */
  readonly initiator?: string | undefined;
}
export interface BlockingAnswer {
  readonly cancel?: boolean;
  readonly redirectUrl?: string;
}

export interface FirstRequestParts {
  readonly ready: Promise<void>;
  readonly isReady: () => boolean;
  readonly protection: Protection;
  readonly redirects: Redirects;
}

/**
 * Judges a page before its request leaves, also the first of a launch, which no rule of the browser's sees. Chromium
 * (seen in 156) waits for a promise here, so the page is held while the worker reads what it knows.
 */
export const createFirstRequest =
  ({ ready, isReady, protection, redirects }: FirstRequestParts) =>
  (request: FrameRequest): BlockingAnswer | Promise<BlockingAnswer> => {
    const judge = (): BlockingAnswer => {
      const answer = judgeRequest(protection, request);
      if (willArrive(request, answer)) redirects.note(request.tabId, request.url);
      return answer;
    };
    // A worker that could not read its memory holds nothing back for ever: it stops the page.
    return isReady() ? judge() : ready.then(judge, () => ({ cancel: true }));
  };

/**
 * Chromium (seen in 156) follows a redirect to our page when the browser itself asked for the address. Where a page
 * asked, by a link or a script, it ends in ERR_BLOCKED_BY_CLIENT, because our pages are not web-accessible.
 */
const willArrive = ({ type, initiator }: FrameRequest, { redirectUrl }: BlockingAnswer): boolean =>
  type === 'main_frame' && redirectUrl !== undefined && initiator === undefined;

const judgeRequest = (protection: Protection, { type, url }: FrameRequest): BlockingAnswer => {
  const { decision, instead } = protection.route(url);
  if (instead === null) return {};
  const isSafeSearch = /^https?:/.test(instead);
  if (type === 'main_frame' || isSafeSearch) return { redirectUrl: instead };
  // None of our pages opens inside another page; a frame that only asks to think is part of a page that is open.
  return decision?.verdict === 'think' ? {} : { cancel: true };
};
