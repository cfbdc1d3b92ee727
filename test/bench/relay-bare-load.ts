import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { classOf, Heard, inGroups, smallReport, stampedFrame, type Load } from './relay-load.ts';
import type { BareReady } from './relay-bare.ts';

const frameHead = Buffer.from(
  JSON.stringify({ mode: 'grid', codec: 'jpeg', isKey: true, width: 480, height: 270 }),
);
const bareFrame = (): Buffer => {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(frameHead.length);
  return Buffer.concat([size, frameHead, stampedFrame()]);
};

const open = async (port: number, name: string): Promise<WebSocket> => {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/${name}`, { perMessageDeflate: false });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  return socket;
};

/** The same over plain `ws`. */
export const loadBare = ({ port }: BareReady, deviceCount: number): Load => {
  let devices: WebSocket[] = [];
  const viewers: WebSocket[] = [];
  const seqs = Array.from({ length: deviceCount }, () => 0);
  const heard = new Heard();

  const openViewer = async (index: number): Promise<void> => {
    const viewer = await open(port, `viewer/${index}`);
    viewers.push(viewer);
    viewer.on('message', (message: Buffer, isBinary) => {
      if (!isBinary) heard.reports += (JSON.parse(message.toString()) as { items: unknown[] }).items.length;
      else heard.frame(message.subarray(4 + message.readUInt32BE(0)));
    });
  };

  return {
    heard,
    arrive: () =>
      inGroups(deviceCount, async (index) => {
        devices[index] = await open(port, `device/${classOf(index)}/${randomUUID()}`);
      }),
    leave: async () => {
      const closed = devices.map((device) => new Promise((resolve) => device.once('close', resolve)));
      for (const device of devices) device.terminate();
      await Promise.all(closed);
      devices = [];
    },
    watch: async () => {
      const classes = classOf(deviceCount - 1) + 1;
      await Promise.all(Array.from({ length: classes }, (_, index) => openViewer(index)));
    },
    frame: (index) => devices[index]?.send(bareFrame()),
    report: (index) => {
      const seq = (seqs[index] ?? 0) + 1;
      seqs[index] = seq;
      const batch = { sentAt: Date.now(), reports: [smallReport(seq)] };
      devices[index]?.send(JSON.stringify({ id: seq, batch }));
    },
    close: () => {
      for (const socket of [...viewers, ...devices]) socket.terminate();
    },
  };
};
