import type { BlockingAnswer } from './first-request.ts';
import type { OpenConnections } from './open-connections.ts';
import type { Protection } from './protection.ts';

export interface InsideRequestParts {
  readonly ready: Promise<void>;
  readonly isReady: () => boolean;
  readonly protection: Pick<Protection, 'mayFetch'>;
  readonly connections: Pick<OpenConnections, 'failed'>;
  /** Of the extension itself, which must reach its server whatever becomes of its memory. */
  readonly ownOrigin: string;
}

export interface InsideRequest {
  readonly requestId: string;
  readonly url: string;
  readonly initiator?: string | undefined;
}

/**
 * Judges what an open page fetches, before it is asked for: the browser's rules know the policy's own sites alone, the
 * worker those of the full index too. Like a page, it is held while a worker that has just started reads what it knows.
 */
export const createInsideRequest =
  ({ ready, isReady, protection, connections, ownOrigin }: InsideRequestParts) =>
  ({ requestId, url, initiator }: InsideRequest): BlockingAnswer | Promise<BlockingAnswer> => {
    if (initiator === ownOrigin) return {};
    const stop = (): BlockingAnswer => {
      // Else the page would be taken to hold it, and be loaded anew.
      connections.failed(requestId);
      return { cancel: true };
    };
    const judge = (): BlockingAnswer => (protection.mayFetch(url) ? {} : stop());
    return isReady() ? judge() : ready.then(judge, stop);
  };
