import 'fake-indexeddb/auto';
import { createHash, randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { buildCompactIndex } from '#shared/policy/index/build-compact-index.ts';
import { makeDifference } from '#shared/policy/index/index-difference.ts';
import { readIndexFile } from '#shared/policy/index/index-format.ts';
import { fullIndexPath, indexDifferencePath, type FullIndex } from '#shared/policy/policy.ts';
import { FullIndexKeeper } from './full-index-keeper.ts';
import { KeptFiles } from './kept-files.ts';

const fileOf = (...hosts: string[]): Promise<Uint8Array> =>
  buildCompactIndex([{ id: 'games', hosts }], { seed: [5, 6] });
const differenceOf = async (before: Uint8Array, after: Uint8Array): Promise<Uint8Array> => {
  const [old, now] = [await readIndexFile(before), await readIndexFile(after)];
  const difference = old && now && makeDifference(old, now);
  if (difference === null) throw new Error('There is no difference between these.');
  return difference;
};
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
  const offerDifference = (from: FullIndex, to: FullIndex, bytes: Uint8Array): void =>
    void files.set(indexDifferencePath(from.sha256, to.sha256), bytes);
  return { asked, fetchFile, offer, offerDifference };
};

const anyName = (): string => `full-index-${randomUUID()}`;

test('the index that a policy names is fetched once, and is there in the worker’s next life', async () => {
  const server = startServer();
  const databaseName = anyName();
  const wanted = server.offer(await fileOf('bets.example'));
  const keeper = new FullIndexKeeper({ files: new KeptFiles(databaseName), fetchFile: server.fetchFile });
  expect(await keeper.openKept()).toBeNull();
  const [index, again] = await Promise.all([keeper.renew(wanted), keeper.renew(wanted)]);
  expect(index?.find(['bets.example'])?.categoryIds).toEqual(['games']);
  expect(again).toBeNull();
  const nextLife = new FullIndexKeeper({ files: new KeptFiles(databaseName), fetchFile: server.fetchFile });
  expect((await nextLife.openKept())?.find(['bets.example'])).not.toBeNull();
  expect(await nextLife.renew(wanted)).toBeNull();
  expect(server.asked).toHaveLength(1);
});

test('a newer one takes the place of the one before', async () => {
  const server = startServer();
  const databaseName = anyName();
  const keeper = new FullIndexKeeper({ files: new KeptFiles(databaseName), fetchFile: server.fetchFile });
  await keeper.renew(server.offer(await fileOf('bets.example')));
  const newer = await keeper.renew(server.offer(await fileOf('odds.example')));
  expect(newer?.find(['odds.example'])).not.toBeNull();
  const kept = await new FullIndexKeeper({
    files: new KeptFiles(databaseName),
    fetchFile: server.fetchFile,
  }).openKept();
  expect(kept?.find(['odds.example'])).not.toBeNull();
  expect(kept?.find(['bets.example'])).toBeNull();
});

describe('by a difference', () => {
  /** A keeper that has the first of two files, and the server's difference to the second. */
  const between = async (...hosts: string[]) => {
    const server = startServer();
    const [before, after] = [await fileOf('bets.example'), await fileOf(...hosts)];
    const [first, second] = [server.offer(before), nameOf(after)];
    const keeper = new FullIndexKeeper({ files: new KeptFiles(anyName()), fetchFile: server.fetchFile });
    await keeper.renew(first);
    return { server, keeper, first, second, before, after };
  };

  test('the newer one is made, and the whole is not fetched', async () => {
    const { server, keeper, first, second, before, after } = await between('odds.example');
    server.offerDifference(first, second, await differenceOf(before, after));
    const newer = await keeper.renew(second);
    expect(newer?.find(['odds.example'])).not.toBeNull();
    expect(newer?.find(['bets.example'])).toBeNull();
    expect(server.asked).not.toContain(fullIndexPath(second.sha256));
  });

  test('that gives another file the whole is fetched', async () => {
    const { server, keeper, first, second, before, after } = await between('odds.example');
    const forged = await differenceOf(before, await fileOf('forged.example'));
    server.offerDifference(first, second, forged);
    server.offer(after);
    const newer = await keeper.renew(second);
    expect(newer?.find(['odds.example'])).not.toBeNull();
    expect(newer?.find(['forged.example'])).toBeNull();
    expect(server.asked.at(-1)).toBe(fullIndexPath(second.sha256));
  });
});

test('a file other than the policy names is refused, and what was kept stays', async () => {
  const server = startServer();
  const databaseName = anyName();
  const keeper = new FullIndexKeeper({ files: new KeptFiles(databaseName), fetchFile: server.fetchFile });
  await keeper.renew(server.offer(await fileOf('bets.example')));
  const wanted = server.offer(await fileOf('forged.example'), nameOf(await fileOf('odds.example')));
  await expect(keeper.renew(wanted)).rejects.toThrow('not the one that the policy names');
  const kept = await new FullIndexKeeper({
    files: new KeptFiles(databaseName),
    fetchFile: server.fetchFile,
  }).openKept();
  expect(kept?.find(['bets.example'])).not.toBeNull();
});

test('what could not be fetched is tried again', async () => {
  const server = startServer();
  const keeper = new FullIndexKeeper({ files: new KeptFiles(anyName()), fetchFile: server.fetchFile });
  const file = await fileOf('bets.example');
  await expect(keeper.renew(nameOf(file))).rejects.toThrow('The server is off.');
  expect((await keeper.renew(server.offer(file)))?.find(['bets.example'])).not.toBeNull();
});

test('a policy that names none asks for none', async () => {
  const server = startServer();
  const keeper = new FullIndexKeeper({ files: new KeptFiles(anyName()), fetchFile: server.fetchFile });
  expect(await keeper.renew(undefined)).toBeNull();
  expect(server.asked).toEqual([]);
});
