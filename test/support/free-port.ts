import { createServer } from 'node:net';

/**
 * Below what kernels give to connections that go out (Linux: from 32768): one of those would take the port in the moment
 * between asking and listening. Each process has a block of its own, so that no other process asks for the same.
 */
const lowest = 12_000;
const blocks = 200;
const blockSize = 100;

let asked = 0;

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/** A loopback port that nobody held a moment ago. */
export const freePort = async (): Promise<number> => {
  const block = lowest + (process.pid % blocks) * blockSize;
  for (let tries = 0; tries < blockSize; tries += 1) {
    const port = block + (asked++ % blockSize);
    if (await isFree(port)) return port;
  }
  throw new Error(`All of ${block} to ${block + blockSize - 1} are taken.`);
};
