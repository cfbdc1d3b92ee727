import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { io } from 'socket.io-client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { success } from '#shared/result.ts';
import { createConnection, type Connection } from './connection.ts';
import { createFrameStore } from './state/frames.ts';

let http: HttpServer;
let server: Server;
let connection: Connection;
let refused = 0;
let mayEnter = true;

const until = async (fits: () => boolean) => {
  const deadline = Date.now() + 5_000;
  while (!fits()) {
    if (Date.now() > deadline) throw new Error('It did not come to be in time.');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

const listen = (port: number) => new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve));
const portOf = () => (http.address() as AddressInfo).port;

beforeEach(async () => {
  refused = 0;
  mayEnter = true;
  http = createServer();
  server = new Server(http, { transports: ['websocket'] });
  server.of('/dashboard').use((_socket, next) => (mayEnter ? next() : next(new Error('not-signed-in'))));
  server.of('/dashboard').on('connection', (socket) => {
    socket.on('leave-lesson', ({ lessonId }: { lessonId: string }, ack: (answer: unknown) => void) => {
      if (lessonId !== 'silent') ack(success(null));
    });
  });
  await listen(0);
  const socket = io(`http://127.0.0.1:${portOf()}/dashboard`, {
    transports: ['websocket'],
    autoConnect: false,
    reconnectionDelay: 20,
  });
  connection = createConnection({
    socket,
    onRefused: () => (refused += 1),
    answerTimeoutMs: 200,
    retryMs: 20,
  });
});

afterEach(async () => {
  connection.stop();
  await server.close();
});

test('goes from off through connecting to online, and off again for good', async () => {
  expect(connection.status.value).toBe('off');
  connection.start();
  expect(connection.status.value).toBe('connecting');
  await until(() => connection.status.value === 'online');
  expect(connection.connects.value).toBe(1);
  connection.stop();
  expect(connection.status.value).toBe('off');
  await until(() => server.of('/dashboard').sockets.size === 0);
});

test('asks and is answered; silence and a lost line are failures', async () => {
  expect(await connection.ask('leave-lesson', { lessonId: 'l1' })).toMatchObject({
    ok: false,
    reason: 'offline',
  });
  connection.start();
  await until(() => connection.status.value === 'online');
  expect(await connection.ask('leave-lesson', { lessonId: 'l1' })).toEqual({ ok: true, value: null });
  expect(await connection.ask('leave-lesson', { lessonId: 'silent' })).toMatchObject({ reason: 'timed-out' });
});

test('a server that went away is lost, and is found again by itself', async () => {
  connection.start();
  await until(() => connection.status.value === 'online');
  const port = portOf();
  await server.close();
  await until(() => connection.status.value === 'lost');
  http = createServer();
  server = new Server(http, { transports: ['websocket'] });
  server.of('/dashboard');
  await listen(port);
  await until(() => connection.status.value === 'online');
  expect(connection.connects.value).toBe(2);
  expect(refused).toBe(0);
});

test('being turned away is told of, and tried again until it is let in', async () => {
  mayEnter = false;
  connection.start();
  await until(() => refused >= 2);
  expect(connection.status.value).toBe('lost');
  mayEnter = true;
  await until(() => connection.status.value === 'online');
});

test('being put out by the server is told of and tried again', async () => {
  connection.start();
  await until(() => connection.status.value === 'online');
  server.of('/dashboard').disconnectSockets();
  await until(() => refused === 1 && connection.connects.value === 2);
});

test('the frames that make up the newest picture of each device and mode are kept and followed', async () => {
  const frames = createFrameStore(connection);
  connection.start();
  await until(() => connection.status.value === 'online');
  const head = { mode: 'grid', codec: 'av1', isKey: true, seq: 0, width: 4, height: 3 };
  const send = (bytes: string, change: object = {}) =>
    server.of('/dashboard').emit('frame', 'd1', { ...head, ...change }, Buffer.from(bytes));
  const seen: string[] = [];
  const follow = () => frames.follow('d1', 'grid', ({ bytes }) => seen.push(new TextDecoder().decode(bytes)));
  const stop = follow();
  send('of another mode', { mode: 'close' });
  send('old');
  send('key', { seq: 1 });
  send('on top', { seq: 2, isKey: false });
  await until(() => seen.length === 3);
  stop();
  seen.length = 0;
  follow()();
  expect(seen).toEqual(['key', 'on top']);
  frames.forget('d1');
  follow()();
  expect(seen).toHaveLength(2);
});

test('a frame that builds on one not here is not shown: a whole picture is asked for, once', async () => {
  const asked: unknown[] = [];
  server.of('/dashboard').on('connection', (socket) => {
    socket.on('need-key', (request: unknown, ack: (answer: unknown) => void) => {
      asked.push(request);
      ack(success(null));
    });
  });
  const frames = createFrameStore(connection);
  connection.start();
  await until(() => connection.status.value === 'online');
  const seen: number[] = [];
  frames.follow('d1', 'grid', ({ head }) => seen.push(head.seq));
  for (const seq of [5, 6, 7]) {
    const head = { mode: 'grid', codec: 'av1', isKey: seq === 7, seq, width: 4, height: 3 };
    server.of('/dashboard').emit('frame', 'd1', head, Buffer.from('x'));
  }
  await until(() => seen.length === 1 && asked.length > 0);
  expect([seen, asked]).toEqual([[7], [{ deviceId: 'd1', mode: 'grid' }]]);
});
