import type { Worker } from 'node:worker_threads';
import { startWorker } from '../start-worker.ts';
import { StorageError } from './disk-trouble.ts';
import { DiskWatch } from './disk-watch.ts';
import {
  openedId,
  type SqliteAnswer,
  type SqliteReply,
  type SqliteRequest,
  type SqliteWorkerData,
} from './sqlite-messages.ts';

interface Waiting {
  readonly resolve: (answer: SqliteAnswer) => void;
  readonly reject: (error: Error) => void;
}

/** This side of the thread that owns the database: asks, and is answered in order. */
export class SqliteThread {
  readonly disk = new DiskWatch();
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = openedId;
  #gone: Error | null = null;

  private constructor(file: string) {
    const workerData: SqliteWorkerData = { file };
    this.#worker = startWorker(import.meta.url, 'sqlite-worker', { workerData });
    this.#worker.on('message', (reply: SqliteReply) => this.#settle(reply));
    this.#worker.on('error', (error) =>
      this.#fail(error instanceof Error ? error : new Error(String(error))),
    );
    this.#worker.on('exit', () => this.#fail(new Error('The database is closed.')));
  }

  /** Rejects with a message that says why the file cannot be opened. */
  static async open(file: string): Promise<SqliteThread> {
    const thread = new SqliteThread(file);
    await new Promise<SqliteAnswer>((resolve, reject) => thread.#waiting.set(openedId, { resolve, reject }));
    return thread;
  }

  ask(request: SqliteRequest): Promise<SqliteAnswer> {
    if (this.#gone) return Promise.reject(this.#gone);
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, request });
    });
  }

  async close(): Promise<void> {
    if (this.#gone) return;
    const exited = new Promise((resolve) => this.#worker.once('exit', resolve));
    await this.ask({ kind: 'close' });
    await exited;
  }

  #settle(reply: SqliteReply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if ('error' in reply) {
      if (reply.trouble !== null) this.disk.note(reply.trouble);
      waiting?.reject(new StorageError(reply.error, reply.trouble));
    } else {
      if (reply.answer.isKept) this.disk.note(null);
      waiting?.resolve(reply.answer);
    }
  }

  #fail(error: Error): void {
    this.#gone ??= error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
