import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import { LiveSchool, OpenClass } from '../support/live-school.ts';
import { memoryInUse, stopReading } from '../support/stopped-viewer.ts';
import { waitUntil } from '../support/wait-until.ts';

const deviceCount = 20;
const rounds = 60;
/** What the kernel takes between two loopback sockets is not the server's. */
const roundsBefore = 20;
const keyEvery = 10;
const keyBytes = 90_000;
const deltaBytes = 30_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** One frame of every device each second. Gives by how many bytes more this process holds after a minute of it. */
const growthIn = async (sendRound: (round: number) => unknown): Promise<number> => {
  let before = 0;
  for (let round = 0; round < roundsBefore + rounds; round += 1) {
    if (round === roundsBefore) before = memoryInUse();
    sendRound(round);
    await pause(1_000);
  }
  return memoryInUse() - before;
};

const bytesOf = (round: number): number => (round % keyEvery === 0 ? keyBytes : deltaBytes);

const growthOfServer = async (): Promise<number> => {
  const school = await LiveSchool.open(deviceCount);
  try {
    const devices = Array.from({ length: deviceCount }, (_, index) => school.device(index));
    for (const device of devices) await device.arrive();
    const lessonId = await school.startLesson();
    for (const device of devices) await waitUntil('it is in the lesson', () => device.states.at(-1)?.lesson);
    const socket = await school.dashboard('teacher');
    await new OpenClass(socket).view(socket, lessonId);
    const deviceIds = devices.map(({ deviceId }) => deviceId);
    await socket.emitWithAck('watch', { lessonId, mode: 'grid', deviceIds });
    stopReading(socket);
    return await growthIn((round) => {
      for (const device of devices)
        device.show(Buffer.alloc(bytesOf(round), round), {
          codec: 'av1',
          isKey: round % keyEvery === 0,
          seq: round,
        });
    });
  } finally {
    await school.close();
  }
};

/** Bare `ws`, which keeps for a viewer whatever they do not read. */
const growthOfBare = async (): Promise<number> => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const client = new WebSocket(`ws://127.0.0.1:${port}`);
  const [viewer] = (await once(server, 'connection')) as [WebSocket];
  if (client.readyState !== WebSocket.OPEN) await once(client, 'open');
  client.pause();
  const growth = await growthIn((round) => {
    for (let device = 0; device < deviceCount; device += 1) viewer.send(Buffer.alloc(bytesOf(round), round));
  });
  viewer.terminate();
  server.close();
  return growth;
};

export interface StoppedViewer {
  /** Bytes. */
  readonly server: number;
  readonly bare: number;
}

/** What it costs to hold the connection of a viewer who reads nothing for a minute of twenty screens. */
export const measureStoppedViewer = async (): Promise<StoppedViewer> => ({
  server: await growthOfServer(),
  bare: await growthOfBare(),
});
