import 'fake-indexeddb/auto';
import { createHash, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { buildCompactIndex } from '#shared/policy/index/build-compact-index.ts';
import type { FullIndex } from '#shared/policy/policy.ts';
import { FullIndexKeeper } from './full-index-keeper.ts';

const fileOf = (host: string): Promise<Uint8Array> =>
  buildCompactIndex([{ id: 'games', hosts: [host] }], { seed: [5, 6] });
const nameOf = (file: Uint8Array): FullIndex => ({
  sha256: createHash('sha256').update(file).digest('hex'),
  sizeBytes: file.length,
});

/** A server with files by path, which counts what is asked of it. */
const startServer = () => {
  const files = new Map<string, Uint8Array>();
  const asked: string[] = [];
  const fetchFile = async (path: string): Promise<Uint8Array> => {
    asked.push(path);
    const file = files.get(path);
    if (file === undefined) throw new Error('The server is off.');
    return file;
  };
  const offer = (file: Uint8Array, as = nameOf(file)): FullIndex => {
    files.set(`/extension/category-index/${as.sha256}`, file);
    return as;
  };
  return { asked, fetchFile, offer };
};

const anyName = (): string => `full-index-${randomUUID()}`;

test('the index that a policy names is fetched once, and is there in the worker’s next life', async () => {
  const server = startServer();
  const databaseName = anyName();
  const wanted = server.offer(await fileOf('bets.example'));
  const keeper = new FullIndexKeeper({ databaseName, fetchFile: server.fetchFile });
  expect(await keeper.openKept()).toBeNull();
  const [index, again] = await Promise.all([keeper.renew(wanted), keeper.renew(wanted)]);
  expect(index?.find(['bets.example'])?.categoryIds).toEqual(['games']);
  expect(again).toBeNull();
  const nextLife = new FullIndexKeeper({ databaseName, fetchFile: server.fetchFile });
  expect((await nextLife.openKept())?.find(['bets.example'])).not.toBeNull();
  expect(await nextLife.renew(wanted)).toBeNull();
  expect(server.asked).toHaveLength(1);
});

test('a newer one takes the place of the one before', async () => {
  const server = startServer();
  const databaseName = anyName();
  const keeper = new FullIndexKeeper({ databaseName, fetchFile: server.fetchFile });
  await keeper.renew(server.offer(await fileOf('bets.example')));
  const newer = await keeper.renew(server.offer(await fileOf('odds.example')));
  expect(newer?.find(['odds.example'])).not.toBeNull();
  const kept = await new FullIndexKeeper({ databaseName, fetchFile: server.fetchFile }).openKept();
  expect(kept?.find(['odds.example'])).not.toBeNull();
  expect(kept?.find(['bets.example'])).toBeNull();
});

test('a file other than the policy names is refused, and what was kept stays', async () => {
  const server = startServer();
  const databaseName = anyName();
  const keeper = new FullIndexKeeper({ databaseName, fetchFile: server.fetchFile });
  await keeper.renew(server.offer(await fileOf('bets.example')));
  const wanted = server.offer(await fileOf('forged.example'), nameOf(await fileOf('odds.example')));
  await expect(keeper.renew(wanted)).rejects.toThrow('not the one that the policy names');
  const kept = await new FullIndexKeeper({ databaseName, fetchFile: server.fetchFile }).openKept();
  expect(kept?.find(['bets.example'])).not.toBeNull();
});

test('what could not be fetched is tried again', async () => {
  const server = startServer();
  const keeper = new FullIndexKeeper({ databaseName: anyName(), fetchFile: server.fetchFile });
  const file = await fileOf('bets.example');
  await expect(keeper.renew(nameOf(file))).rejects.toThrow('The server is off.');
  expect((await keeper.renew(server.offer(file)))?.find(['bets.example'])).not.toBeNull();
});

test('a policy that names none asks for none', async () => {
  const server = startServer();
  const keeper = new FullIndexKeeper({ databaseName: anyName(), fetchFile: server.fetchFile });
  expect(await keeper.renew(undefined)).toBeNull();
  expect(server.asked).toEqual([]);
});
