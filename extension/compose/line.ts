import type { Connection, ConnectionStatus } from '../connection.ts';
import { Outbox } from '../outbox.ts';

/** The outbox, and the line to the server while there is one. */
export class Line {
  connection: Connection | null = null;
  status: ConnectionStatus = { is: 'offline' };
  readonly outbox: Outbox;

  constructor(parts: { readonly now: () => number }) {
    this.outbox = new Outbox({
      databaseName: 'outbox',
      now: parts.now,
      onAdded: () => this.connection?.flushSoon(),
    });
  }
}
