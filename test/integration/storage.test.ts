import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStorage, type ReportRow } from '../../server/storage/storage.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'thinkclick-storage-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const nothingElse = { pupilId: null, url: null, text: '', body: '{}' };
const row = (deviceId: string, seq: number): ReportRow => ({
  deviceId,
  seq,
  kind: 'visit',
  at: seq,
  receivedAt: seq,
  ...nothingElse,
});

/** How many transactions a write-ahead log holds: the frames that end one carry the size of the database. */
const commitsIn = (file: string): number => {
  const log = readFileSync(`${file}-wal`);
  const frameBytes = log.readUInt32BE(8) + 24;
  let commits = 0;
  for (let at = 32; at + frameBytes <= log.length; at += frameBytes)
    if (log.readUInt32BE(at + 4) > 0) commits += 1;
  return commits;
};

test('what many send at once goes into few commits', async () => {
  const file = join(folder, 'group.sqlite');
  const storage = await openStorage(file);
  const before = commitsIn(file);
  await Promise.all(Array.from({ length: 500 }, (_, seq) => storage.ingest([row('a', seq + 1)])));
  const commits = commitsIn(file) - before;
  expect(commits).toBeGreaterThan(0);
  expect(commits).toBeLessThan(10);
  await storage.close();
});

test('devices that send everything again and again leave no doubles and no gaps', async () => {
  const storage = await openStorage(join(folder, 'again.sqlite'));
  const batches = Array.from({ length: 20 }, (_, start) =>
    Array.from({ length: 30 }, (_each, index) => row(`device-${start % 5}`, start * 10 + index + 1)),
  );
  await Promise.all([...batches, ...batches.toReversed(), ...batches].map((batch) => storage.ingest(batch)));
  const rows = await storage.db.selectFrom('reports').select(['deviceId', 'seq']).execute();
  const sent = new Set(batches.flat().map(({ deviceId, seq }) => `${deviceId} ${seq}`));
  expect(rows.map(({ deviceId, seq }) => `${deviceId} ${seq}`).sort()).toEqual([...sent].sort());
  await storage.close();
});

test('what was acknowledged survives the death of the process', async () => {
  const file = join(folder, 'killed.sqlite');
  const script = fileURLToPath(new URL('./ingest-until-killed.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (bytes: Buffer) => {
    printed += bytes.toString();
    if (printed.length > 5_000) child.kill('SIGKILL');
  });
  await new Promise((resolve) => child.once('close', resolve));
  const acknowledged = printed.split('\n').slice(0, -1);
  const storage = await openStorage(file);
  const rows = await storage.db.selectFrom('reports').select(['deviceId', 'seq']).execute();
  const stored = new Set(rows.map(({ deviceId, seq }) => `${deviceId} ${seq}`));
  expect(acknowledged.length).toBeGreaterThan(500);
  expect(acknowledged.filter((line) => !stored.has(line))).toEqual([]);
  await storage.close();
});
