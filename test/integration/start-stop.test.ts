import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { request } from 'node:https';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { madeUpStaff } from '../support/made-up-people.ts';
import { freePort } from '../support/free-port.ts';
import { selfSignedCertificate } from '../support/self-signed-certificate.ts';
import { createStaffClient } from '../support/staff-client.ts';
import { startServer } from '../support/start-server.ts';
import { runServer } from './run-server.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'thinkclick-start-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** One sentence, nothing else: no stack, no log line, no greeting. */
const expectRefusal = async (env: Record<string, string>, sentence: RegExp): Promise<void> => {
  const { code, output, errors } = await runServer(env);
  expect(errors.trim().split('\n'), errors).toHaveLength(1);
  expect(errors.trim()).toMatch(sentence);
  expect([code, output]).toEqual([1, '']);
};

describe('a start that cannot be is refused in one sentence', () => {
  test.each([
    ['THINKCLICK_PORT', '99999'],
    ['THINKCLICK_URL', 'http://thinkclick.example'],
    ['THINKCLICK_LOG_LEVEL', 'loud'],
    ['THINKCLICK_TRUSTED_PROXIES', 'x'],
    ['THINKCLICK_IDLE_MINUTES', '-1'],
    ['THINKCLICK_CONFIG', '/no/such/file'],
    ['THINKCLICK_HOST', '203.0.113.7'],
    ['THINKCLICK_TLS_CERT', '/no/such/cert.pem'],
  ])('a wrong %s', async (name, value) => {
    const port = String(await freePort());
    const env = { THINKCLICK_DATA: join(folder, 'settings'), THINKCLICK_PORT: port, [name]: value };
    await expectRefusal(env, /^THINKCLICK_[A-Z_]+[ :].*\.$/);
    await expectRefusal(env, new RegExp(name === 'THINKCLICK_TLS_CERT' ? 'THINKCLICK_TLS_KEY' : name));
  });

  test('a TLS file that is no certificate', async () => {
    const file = join(folder, 'no-certificate.pem');
    writeFileSync(file, 'nothing');
    const env = { THINKCLICK_DATA: join(folder, 'tls'), THINKCLICK_TLS_CERT: file, THINKCLICK_TLS_KEY: file };
    await expectRefusal(env, /^THINKCLICK_TLS_CERT .*\.$/);
    await expectRefusal({ ...env, THINKCLICK_TLS_KEY: '/no/key.pem' }, /^THINKCLICK_TLS_KEY: .*\.$/);
  });

  test('a port in use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const port = String((other.address() as AddressInfo).port);
    const env = {
      THINKCLICK_DATA: join(folder, 'port'),
      THINKCLICK_HOST: '127.0.0.1',
      THINKCLICK_PORT: port,
    };
    await expectRefusal(env, new RegExp(`^THINKCLICK_PORT: port ${port} .* in use .*\\.$`));
    other.close();
  });

  test('a data folder where none can be made', async () => {
    await expectRefusal({ THINKCLICK_DATA: '/proc/thinkclick' }, /^THINKCLICK_DATA: the folder .*\.$/);
  });

  test('a data folder that cannot be made', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    await expectRefusal({ THINKCLICK_DATA: join(file, 'data') }, /^THINKCLICK_DATA: the folder .*\.$/);
  });

  test('a damaged database', async () => {
    const dataFolder = join(folder, 'damaged');
    const server = await startServer({ dataFolder });
    await server.stop();
    writeFileSync(join(dataFolder, 'thinkclick.sqlite'), 'rubbish '.repeat(5_000));
    await expectRefusal({ THINKCLICK_DATA: dataFolder }, /^The database .* cannot be opened: .*\.$/);
  });

  test('a lost key', async () => {
    const dataFolder = join(folder, 'lost-key');
    await (await startServer({ dataFolder })).stop();
    rmSync(join(dataFolder, 'keys', 'evidence.key'));
    await expectRefusal({ THINKCLICK_DATA: dataFolder }, /evidence\.key cannot be read: .*\.$/);
  });

  test('a data folder that another server uses', async () => {
    const server = await startServer();
    const port = String(await freePort());
    const env = { THINKCLICK_DATA: server.dataFolder, THINKCLICK_PORT: port };
    await expectRefusal(env, /in use by another ThinkClick server\.$/);
    await server.stop();
  });
});

test('SIGTERM ends it cleanly, and a second start goes on where it was', async () => {
  const dataFolder = join(folder, 'again');
  const server = await startServer({ dataFolder });
  const client = createStaffClient(server.url);
  const { name, email, password } = madeUpStaff.admin;
  const token = new URL(server.setUpUrl).hash.slice(1);
  await client.do('setUp', { token, schoolName: 'Riverside Primary', name, email, password });
  const { extensionId } = await client.do('deployment', {});
  expect(await server.stop()).toBe(0);

  const again = await startServer({ dataFolder, port: Number(new URL(server.url).port) });
  expect(again.setUpUrl).toBe('');
  const me = await client.do('me', {});
  expect([me.schoolName, me.account?.email]).toEqual(['Riverside Primary', email]);
  expect((await client.do('deployment', {})).extensionId).toBe(extensionId);
  expect(await again.stop()).toBe(0);
});

test('a power cut loses nothing that was answered', async () => {
  const server = await startServer();
  const client = createStaffClient(server.url);
  const { name, email, password } = madeUpStaff.admin;
  const token = new URL(server.setUpUrl).hash.slice(1);
  await client.do('setUp', { token, schoolName: 'Riverside Primary', name, email, password });
  const { classId } = await client.do('addClass', { name: 'Otters', yearGroup: 3 });
  await server.kill();
  await server.restart();
  expect(await client.do('classes', {})).toMatchObject([{ classId, name: 'Otters' }]);
  await server.stop();
});

test('it ends while a browser keeps a connection open', async () => {
  const server = await startServer();
  const response = await fetch(`${server.url}/api/me`, { headers: { connection: 'keep-alive' } });
  await response.text();
  expect(await server.stop()).toBe(0);
});

test('it speaks TLS with the files it is given', async () => {
  const { key, cert } = selfSignedCertificate('thinkclick.example');
  const files = {
    THINKCLICK_TLS_CERT: join(folder, 'cert.pem'),
    THINKCLICK_TLS_KEY: join(folder, 'key.pem'),
  };
  writeFileSync(files.THINKCLICK_TLS_CERT, cert);
  writeFileSync(files.THINKCLICK_TLS_KEY, key);
  const port = await freePort();
  const url = `https://localhost:${port}`;
  const server = await startServer({ port, environment: { ...files, THINKCLICK_URL: url } });
  const status = await new Promise((resolve, reject) => {
    const ask = request(`${url}/healthz`, { ca: cert, rejectUnauthorized: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    ask.once('error', reject).end();
  });
  expect(status).toBe(200);
  expect(server.setUpUrl).toContain(`${url}/set-up#`);
  await server.stop();
});
