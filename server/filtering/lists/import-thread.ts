import type { Worker } from 'node:worker_threads';
import type { Result } from '#shared/result.ts';
import { startWorker } from '../../start-worker.ts';
import type { ImportDone, ImportJob, ImportMessage, ImportStep } from './import-messages.ts';

/** Millions of names at once, which the thread alone holds, and gives back with its end. */
const resourceLimits = { maxOldGenerationSizeMb: 3_000, maxYoungGenerationSizeMb: 64 };

/** This side of the thread that reads and compiles lists: a new one for each job. */
export class ImportThread {
  #worker: Worker | null = null;

  run(job: ImportJob, onProgress: (progress: ImportStep) => void): Promise<Result<ImportDone>> {
    const worker = startWorker(import.meta.url, 'import-worker', { workerData: job, resourceLimits });
    this.#worker = worker;
    return new Promise((resolve, reject) => {
      worker.on('message', (message: ImportMessage) => {
        if (message.kind === 'progress') onProgress(message.progress);
        else if (message.kind === 'done') resolve(message.result);
        else reject(new Error(message.error));
      });
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('The thread that reads lists ended early.')));
    });
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }
}
