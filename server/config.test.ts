import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readSettings } from './config.ts';
import { StartError } from './start-error.ts';

const folder = mkdtempSync(join(tmpdir(), 'thinkclick-config-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const fileWith = (name: string, text: string): string => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};

test('without any setting the defaults hold', () => {
  expect(readSettings({})).toEqual({
    dataFolder: join(process.cwd(), 'data'),
    host: '0.0.0.0',
    port: 8080,
    url: 'http://localhost:8080',
    origin: 'http://localhost:8080',
    tls: null,
    trustedProxies: 0,
    logLevel: 'info',
    idleMs: 30 * 60_000,
    adminIdleMs: 10 * 60_000,
    schoolNetworks: expect.anything(),
  });
  expect(readSettings({}).schoolNetworks.has('203.0.113.9')).toBe(true);
});

test('every setting is taken', () => {
  const settings = readSettings({
    THINKCLICK_DATA: '/srv/thinkclick',
    THINKCLICK_HOST: '127.0.0.1',
    THINKCLICK_PORT: '8443',
    THINKCLICK_URL: 'https://think.school.example/',
    THINKCLICK_TLS_CERT: '/tls/cert.pem',
    THINKCLICK_TLS_KEY: '/tls/key.pem',
    THINKCLICK_TRUSTED_PROXIES: '2',
    THINKCLICK_LOG_LEVEL: 'warn',
    THINKCLICK_IDLE_MINUTES: '5',
    THINKCLICK_SCHOOL_NETWORKS: '203.0.113.0/24',
  });
  expect(settings).toEqual({
    dataFolder: '/srv/thinkclick',
    host: '127.0.0.1',
    port: 8443,
    url: 'https://think.school.example',
    origin: 'https://think.school.example',
    tls: { certFile: '/tls/cert.pem', keyFile: '/tls/key.pem' },
    trustedProxies: 2,
    logLevel: 'warn',
    idleMs: 5 * 60_000,
    adminIdleMs: 5 * 60_000,
    schoolNetworks: expect.anything(),
  });
  expect(settings.schoolNetworks.has('203.0.113.9')).toBe(true);
  expect(settings.schoolNetworks.has('198.51.100.9')).toBe(false);
});

test('with a certificate the address is https by itself', () => {
  const tls = { THINKCLICK_TLS_CERT: '/c', THINKCLICK_TLS_KEY: '/k' };
  expect(readSettings({ ...tls, THINKCLICK_PORT: '443' }).url).toBe('https://localhost');
});

describe('a wrong setting is named', () => {
  test.each([
    ['THINKCLICK_PORT', '0'],
    ['THINKCLICK_PORT', '70000'],
    ['THINKCLICK_PORT', 'eighty'],
    ['THINKCLICK_PORT', '80.5'],
    ['THINKCLICK_URL', 'thinkclick.example'],
    ['THINKCLICK_URL', 'ftp://thinkclick.example'],
    ['THINKCLICK_URL', 'https://thinkclick.example/path'],
    ['THINKCLICK_URL', 'http://thinkclick.example'],
    ['THINKCLICK_TRUSTED_PROXIES', '-1'],
    ['THINKCLICK_TRUSTED_PROXIES', 'all'],
    ['THINKCLICK_LOG_LEVEL', 'loud'],
    ['THINKCLICK_IDLE_MINUTES', '0'],
    ['THINKCLICK_IDLE_MINUTES', '1e9'],
    ['THINKCLICK_SCHOOL_NETWORKS', 'the school'],
    ['THINKCLICK_CONFIG', '/no/such/file.json'],
  ])('%s=%s', (name, value) => {
    const read = (): unknown => readSettings({ [name]: value });
    expect(read).toThrow(StartError);
    expect(read).toThrow(new RegExp(`^${name}[ :].*\\.$`));
  });

  test('one of the two TLS files alone', () => {
    expect(() => readSettings({ THINKCLICK_TLS_CERT: '/c' })).toThrow('THINKCLICK_TLS_KEY');
    expect(() => readSettings({ THINKCLICK_TLS_KEY: '/k' })).toThrow('THINKCLICK_TLS_CERT');
  });
});

describe('a settings file', () => {
  test('gives what the environment leaves open', () => {
    const file = fileWith('good.json', '{"THINKCLICK_PORT": 9000, "THINKCLICK_LOG_LEVEL": "debug"}');
    const settings = readSettings({ THINKCLICK_CONFIG: file, THINKCLICK_LOG_LEVEL: 'error' });
    expect([settings.port, settings.logLevel]).toEqual([9000, 'error']);
  });

  test.each([
    ['not JSON', 'port = 9000'],
    ['a list', '[]'],
    ['a nested value', '{"THINKCLICK_PORT": {}}'],
    ['a name that is no setting', '{"THINKCLICK_PROT": "9000"}'],
  ])('with %s is refused', (_what, text) => {
    expect(() => readSettings({ THINKCLICK_CONFIG: fileWith('bad.json', text) })).toThrow(
      /^THINKCLICK_CONFIG: .*bad\.json .*\.$/,
    );
  });
});
