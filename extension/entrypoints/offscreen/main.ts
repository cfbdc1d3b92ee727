const restartAfterMs = 1_000;

/** The encoder lives in a worker of this page: a page's own thread takes a second for what a worker does in 10 ms. */
const start = (): void => {
  const worker = new Worker(new URL('../../screen/encoding/encoding-worker.ts', import.meta.url), {
    type: 'module',
  });
  worker.addEventListener('error', () => {
    worker.terminate();
    setTimeout(start, restartAfterMs);
  });
};

start();
