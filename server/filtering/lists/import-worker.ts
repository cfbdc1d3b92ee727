import { parentPort, workerData } from 'node:worker_threads';
import type { ImportStep, ImportJob, ImportMessage } from './import-messages.ts';
import { runImportJob } from './import-job.ts';

const toldEveryMs = 100;

/** One job in a thread of its own: reading a list is seconds of work, and the server goes on meanwhile. */
const work = async (port: NonNullable<typeof parentPort>): Promise<void> => {
  const post = (message: ImportMessage): void => port.postMessage(message);
  let toldAt = 0;
  let toldStep = '';
  const tell = (progress: ImportStep): void => {
    const now = performance.now();
    if (progress.step === toldStep && now - toldAt < toldEveryMs) return;
    [toldAt, toldStep] = [now, progress.step];
    post({ kind: 'progress', progress });
  };
  try {
    post({ kind: 'done', result: await runImportJob(workerData as ImportJob, tell) });
  } catch (error) {
    post({ kind: 'failed', error: error instanceof Error ? error.message : String(error) });
  }
};

if (parentPort) await work(parentPort);
