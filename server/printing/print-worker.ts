import { parentPort } from 'node:worker_threads';
import { runPrintJob } from './print-jobs.ts';
import type { PrintAnswer, PrintOrder } from './print-thread.ts';

/** Laying out a long report takes a second, in which the server would hear nobody. */
const answerTo = async ({ id, job }: PrintOrder): Promise<PrintAnswer> => {
  try {
    return { id, bytes: await runPrintJob(job) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
};

parentPort?.on('message', (order: PrintOrder) => {
  void answerTo(order).then((answer) => parentPort?.postMessage(answer));
});
