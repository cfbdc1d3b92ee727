import type { Socket as NodeSocket } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { DashboardSocket } from './staff-client.ts';

/** Bytes that this process holds once it has been cleared up. */
export const memoryInUse = (): number => {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { arrayBuffers, heapUsed } = process.memoryUsage();
  return arrayBuffers + heapUsed;
};

/** As a laptop whose lid was closed: the connection stands, and nothing is read. Returns what reads again. */
export const stopReading = ({ io }: DashboardSocket): (() => void) => {
  const { ws } = io.engine.transport as unknown as { ws: { _socket: NodeSocket } };
  ws._socket.pause();
  return () => void ws._socket.resume();
};
