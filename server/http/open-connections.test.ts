import { createServer } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { OpenConnections } from './open-connections.ts';

test('a stop ends connections that have become WebSockets, which Node itself would wait for', async () => {
  const server = createServer();
  server.on('upgrade', (_request, socket: Socket) =>
    socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n'),
  );
  const connections = new OpenConnections(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  client.on('error', () => undefined);
  client.write('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
  await once(client, 'data');
  const ended = once(client, 'close');
  await connections.stop();
  await ended;
  expect([client.destroyed, server.listening]).toEqual([true, false]);
});

test('a server that never listened is stopped at once', async () => {
  await expect(new OpenConnections(createServer()).stop()).resolves.toBeUndefined();
});
