import 'fake-indexeddb/auto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { afterEach, describe, expect, test } from 'vitest';
import { initialDeviceState, notWatched } from '#shared/device-state.ts';
import type { MetLately } from '#shared/prompts/met-lately.ts';
import type { Report } from '#shared/reports.ts';
import { failure, success, type Result } from '#shared/result.ts';
import * as socketParser from '#shared/socket-parser.ts';
import { waitUntil } from '../test/support/wait-until.ts';
import { Connection, type ConnectionStatus } from './connection.ts';
import { DeviceKey } from './device-key.ts';
import { createMemory, createVolatileArea } from './memory.ts';
import { Outbox } from './outbox.ts';
import { Receive } from './receive.ts';
import { ServerClock } from './server-clock.ts';

type Ack = (result: Result<unknown>) => void;
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const pupil = { pupilId: 'p1', name: 'Ada', keyStage: 'KS2', yearGroup: 4, classId: 'c1' } as const;

/** A school's server as far as a device meets it, with answers a test can bend. */
class MadeUpServer {
  readonly heard: string[] = [];
  readonly stored: Report[] = [];
  known = new Set<string>();
  met: MetLately | undefined;
  refuse: { enrol?: Result<unknown>; hello?: Result<unknown>; reports?: 'silent' } = {};
  socket: Socket | null = null;
  readonly #sockets: Socket[] = [];
  readonly url: string;

  constructor(io: Server, port: number) {
    this.url = `http://127.0.0.1:${port}`;
    io.of('/device').on('connection', (socket) => this.#meet(socket));
  }

  static async start(): Promise<MadeUpServer> {
    const http = createServer();
    const io = new Server(http, { transports: ['websocket'], parser: socketParser });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    closing.push(() => io.close());
    return new MadeUpServer(io, (http.address() as AddressInfo).port);
  }

  /** Cuts every line, as a restart of the server does. */
  cut(): void {
    for (const socket of this.#sockets) socket.conn.close();
  }

  #meet(socket: Socket): void {
    this.socket = socket;
    this.#sockets.push(socket);
    const challenge = (): void =>
      void socket.emit('challenge', { nonce: crypto.randomUUID(), now: Date.now() + 5_000 });
    socket.on('enrol', (request: { publicKey: string }, ack: Ack) => {
      this.heard.push('enrol');
      if (this.refuse.enrol) return ack(this.refuse.enrol);
      this.known.add('device-1');
      challenge();
      ack(success({ deviceId: 'device-1', policyPublicKey: request.publicKey.slice(0, 10) }));
    });
    socket.on('hello', (request: { deviceId: string }, ack: Ack) => {
      this.heard.push('hello');
      if (this.refuse.hello) return ack(this.refuse.hello);
      if (!this.known.has(request.deviceId)) {
        challenge();
        return ack(failure('not-enrolled'));
      }
      const state = { ...initialDeviceState, version: 4, pupil };
      ack(success({ now: Date.now() + 5_000, state, policy: null, watch: notWatched, met: this.met }));
    });
    socket.on('reports', ({ reports }: { reports: Report[] }, ack: Ack) => {
      this.heard.push(`reports ${reports.length}`);
      for (const report of reports)
        if (!this.stored.some(({ seq }) => seq === report.seq)) this.stored.push(report);
      if (this.refuse.reports !== 'silent') ack(success({ through: this.stored.length }));
    });
    challenge();
  }
}

const createDevice = (serverUrl: string, retryDelayMs = () => 20) => {
  const memory = createMemory({ local: createVolatileArea(), session: createVolatileArea() });
  const serverClock = new ServerClock({ memory, now: Date.now });
  const applied: string[] = [];
  const statuses: ConnectionStatus[] = [];
  const nothing = async (): Promise<void> => undefined;
  const receive = new Receive({
    memory,
    enforce: {
      stop: nothing,
      closedMarks: nothing,
      place: nothing,
      pupil: nothing,
      staff: nothing,
      guest: async () => undefined,
      lesson: nothing,
      lock: async () => void applied.push('lock'),
      focus: nothing,
      freeze: nothing,
      eyesUp: nothing,
      tabLimit: nothing,
      timer: nothing,
      exceptions: nothing,
      answers: nothing,
      tellings: nothing,
      hand: nothing,
      mayShow: nothing,
      earlierPictures: nothing,
      alerts: nothing,
      agreement: nothing,
      trustedAdults: nothing,
      grownUps: nothing,
    },
    enforcePolicy: nothing,
    effects: {
      'open-page': async () => success(null),
      'hand-out-agreement': async () => success(null),
      'show-message': async () => success(null),
      'close-tab': async () => success(null),
      'show-tab': async () => success(null),
    },
    onWatch: ({ mode }) => applied.push(`watch ${mode}`),
    onNeedKey: (mode) => applied.push(`need-key ${mode}`),
    serverNow: () => serverClock.now(),
  });
  const outbox = new Outbox({
    databaseName: crypto.randomUUID(),
    now: Date.now,
    onAdded: () => connection.flushSoon(),
  });
  const connection: Connection = new Connection({
    configuration: { serverUrl, enrolmentKey: 'key', schoolName: 'Appletree Primary' },
    key: new DeviceKey({ databaseName: crypto.randomUUID() }),
    about: async () => ({ extensionVersion: '1', profileEmail: null, serialNumber: null, assetId: null }),
    capture: async () => failure('failed'),
    earlierPictures: async () => success([]),
    testFilter: async () => failure('failed'),
    recordScene: async () => failure('failed'),
    onStatus: (status) => statuses.push(status),
    retryDelayMs,
    socketOptions: { forceNew: true },
    memory,
    outbox,
    receive,
    serverClock,
    now: Date.now,
  });
  closing.push(() => connection.close());
  const isConnected = () => waitUntil('the device is connected', () => connection.isReady);
  const tell = (path: string) =>
    outbox.add({ kind: 'visit', url: `https://maths.example/${path}`, title: '' });
  return { memory, serverClock, applied, statuses, outbox, connection, isConnected, tell };
};

const meet = async () => {
  const server = await MadeUpServer.start();
  const device = createDevice(server.url);
  device.connection.start();
  return { server, device };
};

describe('a device and its server', () => {
  test('the first time it enrols, then says hello, and takes state and clock', async () => {
    const { server, device } = await meet();
    await device.isConnected();
    expect(server.heard).toEqual(['enrol', 'hello']);
    expect((await device.memory.read('identity'))?.deviceId).toBe('device-1');
    expect((await device.memory.read('state')).version).toBe(4);
    expect(device.serverClock.now() - Date.now()).toBeGreaterThan(4_000);
    expect(device.statuses.at(-1)).toEqual({ is: 'connected' });
  });

  test('it keeps which prompts its pupil met on other computers; an older server tells nothing of that', async () => {
    const { server, device } = await meet();
    await device.isConnected();
    expect(await device.memory.read('metElsewhere')).toEqual({ pupilId: 'p1', prompts: [] });
    server.met = [{ promptId: 'advert-paid', day: '2026-11-30' }];
    server.cut();
    const kept = await waitUntil('it has heard of one', async () => {
      const { pupilId, prompts } = await device.memory.read('metElsewhere');
      return prompts.length > 0 && { pupilId, prompts };
    });
    expect(kept).toEqual({ pupilId: 'p1', prompts: server.met });
  });

  test('it hears of a prompt that its pupil meets elsewhere while it is connected', async () => {
    const { server, device } = await meet();
    await device.isConnected();
    const told = { pupilId: 'p1', prompts: [{ promptId: 'advert-paid', day: '2026-11-30' }] };
    server.socket?.emit('met', told);
    const kept = await waitUntil('it has heard', async () => {
      const each = await device.memory.read('metElsewhere');
      return each.prompts.length > 0 && each;
    });
    expect(kept).toEqual(told);
  });

  test('a server that does not know it any more is enrolled with again', async () => {
    const { server, device } = await meet();
    await device.isConnected();
    server.known.clear();
    server.heard.length = 0;
    server.cut();
    await waitUntil('it has said hello, enrolled and said hello', () => server.heard.length >= 3);
    await device.isConnected();
    expect(server.heard.slice(0, 3)).toEqual(['hello', 'enrol', 'hello']);
  });

  test('reports from before the connection arrive first, in order, each once', async () => {
    const server = await MadeUpServer.start();
    const device = createDevice(server.url);
    for (let index = 0; index < 450; index += 1) await device.tell(`${index}`);
    device.connection.start();
    await device.isConnected();
    await device.tell('last');
    await waitUntil('all are stored', () => server.stored.length === 451);
    expect(server.stored.map(({ seq }) => seq)).toEqual(Array.from({ length: 451 }, (_, index) => index + 1));
    expect(server.heard.filter((word) => word === 'reports 200').length).toBeGreaterThanOrEqual(2);
    await waitUntil('the outbox is empty', async () => (await device.outbox.fill()).waiting === 0);
  });

  test('what was not acknowledged is sent again after a cut, and stays until it is', async () => {
    const { server, device } = await meet();
    await device.isConnected();
    server.refuse = { reports: 'silent' };
    await device.tell('a');
    await waitUntil('it was heard', () => server.stored.length === 1);
    expect((await device.outbox.fill()).waiting).toBe(1);
    server.refuse = {};
    server.cut();
    await waitUntil('it is acknowledged', async () => (await device.outbox.fill()).waiting === 0);
    expect(server.heard.filter((word) => word === 'reports 1').length).toBeGreaterThanOrEqual(2);
  });

  test('a server that finds it too old is left alone', async () => {
    const server = await MadeUpServer.start();
    server.refuse = { enrol: failure('too-old') };
    const device = createDevice(server.url);
    device.connection.start();
    await waitUntil('it is refused', () => device.statuses.some(({ is }) => is === 'refused'));
    expect(device.statuses.at(-1)).toEqual({ is: 'refused', reason: 'too-old' });
    device.connection.start();
    // A later one has been heard by then, so the first would have been.
    const other = createDevice(server.url);
    other.connection.start();
    await waitUntil('the other is refused', () => other.statuses.some(({ is }) => is === 'refused'));
    expect(server.heard).toEqual(['enrol', 'enrol']);
  });

  test('what has changed about it is said anew, on a line of its own', async () => {
    const { server, device } = await meet();
    await device.isConnected();
    server.heard.length = 0;
    device.connection.introduceAgain();
    expect(device.connection.isReady).toBe(false);
    await device.isConnected();
    expect(server.heard).toEqual(['hello']);
  });

  test('that waits for its next try tries at once when asked to', async () => {
    const server = await MadeUpServer.start();
    const device = createDevice(server.url, () => 60_000);
    device.connection.start();
    await device.isConnected();
    server.cut();
    await waitUntil('it has noticed', () => device.statuses.at(-1)?.is === 'offline');
    device.connection.start();
    await device.isConnected();
  });

  test('a lock is acknowledged once it is applied; watching ends with the line', async () => {
    const { server, device } = await meet();
    await device.isConnected();
    const lock = { by: 'Miss Clarke', message: '', startedAt: 1, endsAt: 2 };
    const state = { ...initialDeviceState, version: 5, lock };
    expect(await server.socket?.timeout(2_000).emitWithAck('state', state)).toEqual(success({ version: 5 }));
    server.socket?.emit('watch', { mode: 'grid', by: ['Miss Clarke'] });
    server.socket?.emit('need-key', 'grid');
    await waitUntil('it is watched', () => device.applied.includes('need-key grid'));
    expect(device.applied).toContain('watch grid');
    server.refuse = { hello: failure('internal') };
    server.cut();
    await waitUntil('watching ended', () => device.applied.at(-1) === 'watch off');
    expect(device.applied).toContain('lock');
  });
});
