import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ListServer } from '../../../test/support/list-server.ts';
import { fetchList, type FetchedList, type FetchListOptions } from './fetch-list.ts';

let lists: ListServer;
let folder: string;
beforeEach(async () => {
  lists = await ListServer.open();
  folder = await mkdtemp(join(tmpdir(), 'thinkclick-fetch-'));
});
afterEach(async () => {
  await lists.close();
  await rm(folder, { recursive: true });
});

const fetchOf = (path: string, options: Partial<FetchListOptions> = {}): Promise<FetchedList> =>
  fetchList({
    address: lists.url(path),
    etag: null,
    lastModified: null,
    file: join(folder, 'list'),
    onBytes: () => undefined,
    signal: new AbortController().signal,
    isTryOut: true,
    ...options,
  });

test('the content and its marks are brought, and how much of it has come is told', async () => {
  lists.answer('/a', (_request, response) => {
    const headers = { etag: '"one"', 'last-modified': 'Sun, 01 Nov 2026 10:00:00 GMT', 'content-length': 10 };
    response.writeHead(200, headers).end('a.example\n');
  });
  const parts: (number | null)[] = [];
  expect(await fetchOf('/a', { onBytes: (part) => parts.push(part) })).toEqual({
    kind: 'fetched',
    etag: '"one"',
    lastModified: 'Sun, 01 Nov 2026 10:00:00 GMT',
  });
  expect(await readFile(join(folder, 'list'), 'utf8')).toBe('a.example\n');
  expect(parts.at(-1)).toBe(1);
});

test('both marks are sent back, and unchanged content is not sent', async () => {
  lists.offer('/a', 'a.example\n', '"one"');
  const marks = { etag: '"one"', lastModified: 'Sun, 01 Nov 2026 10:00:00 GMT' };
  expect(await fetchOf('/a', marks)).toEqual({ kind: 'unchanged' });
  expect(lists.asked[0]?.headers).toMatchObject({
    'if-none-match': '"one"',
    'if-modified-since': 'Sun, 01 Nov 2026 10:00:00 GMT',
  });
});

test('too much of it, whatever the server said before, is refused', async () => {
  lists.offer('/a', 'a.example\n'.repeat(1_000));
  expect(await fetchOf('/a', { maxBytes: 5_000 })).toMatchObject({ ok: false, reason: 'too-large' });
});

test('a server that never ends is given up on', async () => {
  lists.answer('/a', (_request, response) => void response.writeHead(200).write('a.example\n'));
  expect(await fetchOf('/a', { timeoutMs: 200 })).toMatchObject({ ok: false, reason: 'timed-out' });
});

test('no more than five times it goes on to another address', async () => {
  for (let hop = 0; hop < 6; hop += 1) {
    lists.answer(`/${hop}`, (_request, response) =>
      response.writeHead(302, { location: `/${hop + 1}` }).end(),
    );
  }
  lists.offer('/6', 'a.example\n');
  expect(await fetchOf('/1')).toMatchObject({ kind: 'fetched' });
  expect(await fetchOf('/0')).toMatchObject({ ok: false, reason: 'failed' });
});

test('a mark of any length is not kept', async () => {
  lists.offer('/a', 'a.example\n', `"${'x'.repeat(600)}"`);
  expect(await fetchOf('/a')).toMatchObject({ kind: 'fetched', etag: null });
});

test.each([
  ['this machine, where no school is tried out', '', false],
  ['an address of a network inside', 'http://10.1.2.3/list', true],
  ['the machine that clouds tell secrets at', 'http://169.254.169.254/latest/meta-data', true],
  ['a name in it that stands for this machine', 'http://any.localhost/list', true],
  ['an IPv6 address inside', 'http://[fd00::1]/list', true],
  ['an IPv4 address in disguise', 'http://0x0a010203/list', true],
])('no list comes from %s', async (_where, address, isTryOut) => {
  lists.offer('/a', 'a.example\n');
  const options = { isTryOut, ...(address !== '' && { address }) };
  expect(await fetchOf('/a', options)).toMatchObject({
    ok: false,
    detail: expect.stringMatching(/network inside|could not be reached/),
  });
  expect(lists.asked).toEqual([]);
});

test('nor by way of a server outside that sends on to one inside', async () => {
  lists.answer('/a', (_request, response) =>
    response.writeHead(302, { location: 'http://192.168.0.1/setup' }).end(),
  );
  expect(await fetchOf('/a')).toMatchObject({ ok: false, detail: expect.stringContaining('network inside') });
});
