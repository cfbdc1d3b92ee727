import type { Worker } from 'node:worker_threads';
import { startWorker } from '../start-worker.ts';
import type { PrintJob } from './print-jobs.ts';

export interface PrintOrder {
  readonly id: number;
  readonly job: PrintJob;
}
export type PrintAnswer =
  { readonly id: number; readonly bytes: Uint8Array } | { readonly id: number; readonly error: string };

export interface Printer {
  print(job: PrintJob): Promise<Buffer>;
}

interface Waiting {
  readonly resolve: (bytes: Buffer) => void;
  readonly reject: (error: Error) => void;
}

/** Its fonts and their shapes take room: it ends when nobody has printed for so long. */
const idleMs = 60_000;

/** Prints in a thread of its own, which is started when something is printed first. */
export class PrintThread implements Printer {
  #worker: Worker | null = null;
  #idle: NodeJS.Timeout | null = null;
  #lastId = 0;
  readonly #waiting = new Map<number, Waiting>();

  print(job: PrintJob): Promise<Buffer> {
    const id = (this.#lastId += 1);
    if (this.#idle) clearTimeout(this.#idle);
    const worker = (this.#worker ??= this.#start());
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ id, job } satisfies PrintOrder);
    });
  }

  async close(): Promise<void> {
    if (this.#idle) clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  #start(): Worker {
    const worker = startWorker(import.meta.url, 'print-worker', {});
    worker.on('message', (answer: PrintAnswer) => this.#answered(answer));
    const fail = (error: Error): void => {
      if (this.#worker === worker) this.#worker = null;
      for (const { reject } of this.#waiting.values()) reject(error);
      this.#waiting.clear();
    };
    worker.once('error', fail);
    worker.once('exit', () => {
      // One that was ended because it was idle leaves the next one's work alone.
      if (this.#worker === worker || this.#worker === null)
        fail(new Error('The thread that prints ended early.'));
    });
    return worker;
  }

  #answered(answer: PrintAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ('bytes' in answer) waiting?.resolve(Buffer.from(answer.bytes));
    else waiting?.reject(new Error(answer.error));
    if (this.#waiting.size > 0) return;
    this.#idle = setTimeout(() => void this.close(), idleMs);
    this.#idle.unref();
  }
}
