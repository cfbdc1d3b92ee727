import type { NewReport } from '#shared/reports.ts';
import { toldOfHelpline } from '#shared/told-of-helpline.ts';
import type { Connection, ConnectionStatus } from '../connection.ts';
import { Outbox } from '../outbox.ts';

/** The outbox, and the line to the server while there is one. */
export class Line {
  connection: Connection | null = null;
  readonly outbox: Outbox;
  /** Told when the line is there, is gone or was refused. */
  onStatus: () => void = () => undefined;
  /** Told of each report that was kept. */
  onReport: (report: NewReport) => void = () => undefined;
  /** Told of what the server has. */
  onAcknowledged: (through: number) => void = () => undefined;
  /** What may be told from where this computer is. */
  tellable: (report: NewReport) => Promise<NewReport | null> = async (report) => report;
  #status: ConnectionStatus = { is: 'offline' };

  constructor(parts: { readonly now: () => number }) {
    this.outbox = new Outbox({
      databaseName: 'outbox',
      now: parts.now,
      tellable: async (report) => {
        const told = toldOfHelpline(report);
        return told && this.tellable(told);
      },
      onAcknowledged: (through) => this.onAcknowledged(through),
      onAdded: (report) => {
        this.connection?.flushSoon();
        this.onReport(report);
      },
    });
  }

  get status(): ConnectionStatus {
    return this.#status;
  }

  set status(status: ConnectionStatus) {
    this.#status = status;
    this.onStatus();
  }
}
