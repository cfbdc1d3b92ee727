import type { FormFields } from '#shared/policy/form-search.ts';
import type { Protection } from './protection.ts';
import type { Redirects } from './redirects.ts';

/** The part of a request that decides. */
export interface FrameRequest {
  readonly type: string;
  readonly url: string;
  readonly method?: string | undefined;
  /** What a form sends. */
  readonly requestBody?: { readonly formData?: FormFields | undefined } | null | undefined;
  /** -1 where the request belongs to no tab. */
  readonly tabId: number;
  /** The page that asked; undefined when the browser itself did, for a typed address or a bookmark. */
  readonly initiator?: string | undefined;
  /** `prerender` for a page that is made ready behind the one that is shown. */
  readonly documentLifecycle?: string | undefined;
}
export interface BlockingAnswer {
  readonly cancel?: boolean;
  readonly redirectUrl?: string;
}
type Answer = BlockingAnswer | Promise<BlockingAnswer>;

export interface FirstRequestParts {
  readonly ready: Promise<void>;
  readonly isReady: () => boolean;
  readonly protection: Protection;
  readonly redirects: Redirects;
  /** Tells the rules of a page that opens though they, knowing less, would stop it. */
  readonly letThrough: (address: string) => Promise<void>;
}

/**
 * Judges a page before its request leaves, also the first of a launch, which no rule of the browser's sees. Chromium
 * (seen in 156) waits for a promise here, so the page is held while the worker reads what it knows.
 */
export const createFirstRequest =
  (parts: FirstRequestParts) =>
  (request: FrameRequest): Answer =>
    // A worker that could not read its memory holds nothing back for ever: it stops the page.
    parts.isReady()
      ? judgeRequest(parts, request)
      : parts.ready.then(
          () => judgeRequest(parts, request),
          () => ({ cancel: true }),
        );

const judgeRequest = (parts: FirstRequestParts, request: FrameRequest): Answer => {
  const { protection, redirects, letThrough } = parts;
  const { url } = request;
  const { decision, instead } = protection.route(url);
  const isPage = request.type === 'main_frame';
  const search = request.method === 'POST' && mayGoOn(instead) ? formSearch(parts, request) : null;
  if (search !== null) return isPage ? sendTo(search, redirects, request) : { cancel: true };
  if (instead === null) {
    return isPage && protection.isStoppedByRules(url) ? letThrough(url).then(() => ({})) : {};
  }
  if (mayGoOn(instead)) {
    if (isPage) redirects.note(request.tabId, url);
    return { redirectUrl: instead };
  }
  if (isPage) return leadTo(instead, redirects, request);
  // None of our pages opens inside another page; a frame that only asks to think is part of a page that is open.
  return decision?.verdict === 'think' ? {} : { cancel: true };
};

const mayGoOn = (instead: string | null): boolean => instead === null || /^https?:/.test(instead);

const formSearch = ({ protection }: FirstRequestParts, { url, requestBody }: FrameRequest): string | null =>
  protection.formSearch(url, requestBody?.formData ?? {});

/**
 * Chromium (seen in 156) follows a redirect to our page when the browser itself asked for the address. Where a page
 * asked, by a link or a script, that ends on Chromium's own error page: our pages are not web-accessible. There the
 * request is held until the tab has set out for our page by itself; what is cancelled then is seen by nobody.
 */
const leadTo = (instead: string, redirects: Redirects, request: FrameRequest): Answer => {
  const { tabId, url, initiator } = request;
  if (initiator !== undefined || !isInTab(request)) return sendTo(instead, redirects, request);
  redirects.note(tabId, url);
  return { redirectUrl: instead };
};

const isInTab = ({ tabId, documentLifecycle }: FrameRequest): boolean =>
  tabId >= 0 && documentLifecycle !== 'prerender';

const sendTo = (instead: string, redirects: Redirects, request: FrameRequest): Answer =>
  isInTab(request)
    ? redirects.sendForPage(request.tabId, request.url, instead).then(() => ({ cancel: true }))
    : { cancel: true };
