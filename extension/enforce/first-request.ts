import type { Protection } from './protection.ts';
import type { Redirects } from './redirects.ts';

/** The part of a request that decides. */
export interface FrameRequest {
  readonly type: string;
  readonly url: string;
  readonly tabId: number;
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
      if (request.type === 'main_frame' && answer.redirectUrl !== undefined)
        redirects.note(request.tabId, request.url);
      return answer;
    };
    // A worker that could not read its memory holds nothing back for ever: it stops the page.
    return isReady() ? judge() : ready.then(judge, () => ({ cancel: true }));
  };

const judgeRequest = (protection: Protection, { type, url }: FrameRequest): BlockingAnswer => {
  const { decision, instead } = protection.route(url);
  if (instead === null) return {};
  const isSafeSearch = /^https?:/.test(instead);
  if (type === 'main_frame' || isSafeSearch) return { redirectUrl: instead };
  // None of our pages opens inside another page; a frame that only asks to think is part of a page that is open.
  return decision?.verdict === 'think' ? {} : { cancel: true };
};
