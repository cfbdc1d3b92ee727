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

test('the newest frame of each device and mode is kept and followed', async () => {
  const frames = createFrameStore(connection);
  connection.start();
  await until(() => connection.status.value === 'online');
  const head = { mode: 'grid', codec: 'jpeg', isKey: true, width: 4, height: 3 };
  const send = (bytes: string) => server.of('/dashboard').emit('frame', 'd1', head, Buffer.from(bytes));
  send('one');
  await until(() => frames.latest('d1', 'grid') !== undefined);
  expect(frames.latest('d1', 'close')).toBeUndefined();
  const seen: Promise<string>[] = [];
  const stop = frames.follow('d1', 'grid', ({ blob }) => seen.push(blob.text()));
  send('two');
  await until(() => seen.length === 2);
  expect(await Promise.all(seen)).toEqual(['one', 'two']);
  stop();
  send('three');
  const newest = () => frames.latest('d1', 'grid')?.blob;
  await until(() => newest()?.size === 5);
  expect(seen).toHaveLength(2);
  expect(newest()?.type).toBe('image/jpeg');
  frames.clear();
  expect(newest()).toBeUndefined();
});
