/** A connection as the browser tells of it when it begins. */
export interface Connection {
  readonly requestId: string;
  /** -1 for a worker's, which belongs to no tab. */
  readonly tabId: number;
  /** The origin of the page or worker that asked. */
  readonly initiator: string;
  readonly url: string;
  readonly type: string;
}

/** Sockets stay open after their request is answered. */
const outlivesItsRequest = new Set(['websocket', 'webtransport']);

/** More than a page needs; a page that opens and opens may not fill the worker. */
const maxConnections = 2_000;

/**
 * What pages hold open: no rule of the browser's reaches a connection that was there before the rule. Kept in the worker
 * alone, so a connection opened before its last death is not known.
 */
export class OpenConnections {
  readonly #open = new Map<string, Connection>();

  opened(connection: Connection): void {
    const oldest = this.#open.size >= maxConnections ? this.#open.keys().next().value : undefined;
    if (oldest !== undefined) this.#open.delete(oldest);
    this.#open.set(connection.requestId, connection);
  }

  answered(requestId: string): void {
    const connection = this.#open.get(requestId);
    if (connection !== undefined && !outlivesItsRequest.has(connection.type)) this.#open.delete(requestId);
  }

  failed(requestId: string): void {
    this.#open.delete(requestId);
  }

  /** The tab shows another page, or none. */
  left(tabId: number): void {
    for (const { requestId, tabId: of } of this.#open.values())
      if (of === tabId) this.#open.delete(requestId);
  }

  /** Those that lead where they may not. */
  leadingTo(isClosed: (url: string) => boolean): readonly Connection[] {
    return [...this.#open.values()].filter(({ url }) => isClosed(url));
  }
}
