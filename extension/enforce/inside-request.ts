import type { WebRequest } from '../browser.ts';
import type { BlockingAnswer } from './first-request.ts';
import type { Protection } from './protection.ts';

/** All that a page fetches besides pages. */
export const insideTypes: readonly WebRequest.ResourceType[] = [
  'stylesheet',
  'script',
  'image',
  'font',
  'object',
  'xmlhttprequest',
  'ping',
  'csp_report',
  'media',
  'websocket',
  'other',
];

export interface InsideRequestParts {
  readonly ready: Promise<void>;
  readonly isReady: () => boolean;
  readonly protection: Pick<Protection, 'mayFetch'>;
}

/**
 * Judges what an open page fetches, before it is asked for: the browser's rules know the policy's own sites alone, the
 * worker those of the full index too. Like a page, it is held while a worker that has just started reads what it knows.
 */
export const createInsideRequest =
  ({ ready, isReady, protection }: InsideRequestParts) =>
  ({ url }: { readonly url: string }): BlockingAnswer | Promise<BlockingAnswer> => {
    const judge = (): BlockingAnswer => (protection.mayFetch(url) ? open : stopped);
    return isReady() ? judge() : ready.then(judge, () => stopped);
  };

const open: BlockingAnswer = {};
const stopped: BlockingAnswer = { cancel: true };
