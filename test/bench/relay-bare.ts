import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocketServer, type WebSocket } from 'ws';
import * as z from 'zod/mini';
import { reportBatchSchema } from '#shared/reports.ts';
import { frameHeadSchema } from '#shared/screen/frame.ts';
import { openStorage } from '../../server/storage/storage.ts';
import { serveBench } from './serve-bench.ts';

export interface BareReady {
  readonly port: number;
}

const messageSchema = z.object({ id: z.int(), batch: reportBatchSchema });
const folder = mkdtempSync(join(tmpdir(), 'thinkclick-bare-'));
// Each batch is stored as soon as the last commit is over: to wait for company is the product's own idea.
const storage = await openStorage(join(folder, 'bare.sqlite'), { restMs: 0 });
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
const viewers = new Map<string, WebSocket>();

interface Device {
  readonly socket: WebSocket;
  readonly deviceId: string;
  readonly className: string;
}

/** Parse, store, acknowledge after the commit, show. */
const takeReports = async ({ socket, deviceId, className }: Device, text: string): Promise<void> => {
  const { id, batch } = messageSchema.parse(JSON.parse(text));
  const rows = batch.reports.map((report) => ({
    deviceId,
    seq: report.seq,
    kind: report.kind,
    at: report.at,
    receivedAt: Date.now(),
    pupilId: deviceId,
    url: 'url' in report ? report.url : null,
    text: 'title' in report ? report.title : '',
    body: JSON.stringify(report),
  }));
  await storage.ingest(rows);
  socket.send(JSON.stringify({ id, ok: true, value: { through: batch.reports.at(-1)?.seq } }));
  viewers.get(className)?.send(JSON.stringify({ event: 'activity', items: rows }));
};

/** One binary message: the length of the head, the head as JSON, the picture. */
const passFrame = ({ deviceId, className }: Device, message: Buffer): void => {
  const length = message.readUInt32BE(0);
  const head = frameHeadSchema.parse(JSON.parse(message.toString('utf8', 4, 4 + length)));
  const words = Buffer.from(JSON.stringify({ deviceId, ...head }));
  const size = Buffer.alloc(4);
  size.writeUInt32BE(words.length);
  viewers.get(className)?.send(Buffer.concat([size, words, message.subarray(4 + length)]));
};

server.on('connection', (socket, request) => {
  const [, role, className = '', deviceId = ''] = (request.url ?? '').split('/');
  if (role === 'viewer') viewers.set(className, socket);
  const device = { socket, deviceId, className };
  socket.on('message', (message: Buffer, isBinary) => {
    if (isBinary) passFrame(device, message);
    else void takeReports(device, message.toString());
  });
});

if (server.address() === null) await once(server, 'listening');
const ready: BareReady = { port: (server.address() as AddressInfo).port };
serveBench(ready, async () => {
  for (const client of server.clients) client.terminate();
  server.close();
  await storage.close();
  rmSync(folder, { recursive: true, force: true });
});
