import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStorage, type Storage } from '../storage/storage.ts';
import { partFromDevice } from './part-from-device.ts';

const dayMs = 24 * 3_600_000;
const at = 20 * dayMs + 12_345;
let folder: string;
let storage: Storage;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'thinkclick-part-'));
  storage = await openStorage(join(folder, 'x.sqlite'));
  // Only the rows that are changed: not the incidents, pupils and devices that they speak of.
  await sql`pragma foreign_keys = off`.execute(storage.db);
  for (const [alertId, incidentId] of [
    ['meant', 'i1'],
    ['other', 'i2'],
  ] as const) {
    await sql`insert into "alerts" ("alertId", "kind", "level", "pupilId", "deviceId", "firstAt", "lastAt", "tries", "incidentId")
      values (${alertId}, 'gambling', 'now', 'ada', ${`d-${alertId}`}, ${at}, ${at + 5}, 2, ${incidentId})`.execute(
      storage.db,
    );
    for (const seq of [7, 8])
      await sql`insert into "alertSigns" ("signId", "alertId", "deviceId", "seq", "at", "sign", "sealedWhat")
        values (${`${alertId}-${seq}`}, ${alertId}, ${`d-${alertId}`}, ${seq}, ${at + seq}, 'page', x'00')`.execute(
        storage.db,
      );
  }
});
afterEach(async () => {
  await storage.close();
  rmSync(folder, { recursive: true });
});

test('of an incident’s alert nothing that can be read leads to the child or the device; of others it stays', async () => {
  await partFromDevice(storage.db, 'i1');
  const alerts = await storage.db
    .selectFrom('alerts')
    .select(['alertId', 'pupilId', 'deviceId', 'firstAt', 'lastAt', 'incidentId'])
    .orderBy('alertId')
    .execute();
  const day = 20 * dayMs;
  expect(alerts).toEqual([
    { alertId: 'meant', pupilId: null, deviceId: '', firstAt: day, lastAt: day, incidentId: 'i1' },
    { alertId: 'other', pupilId: 'ada', deviceId: 'd-other', firstAt: at, lastAt: at + 5, incidentId: 'i2' },
  ]);
  const signs = await storage.db
    .selectFrom('alertSigns')
    .select(['deviceId', 'seq', 'at'])
    .where('alertId', '=', 'meant')
    .orderBy('seq')
    .execute();
  expect(signs).toEqual([
    { deviceId: 'meant-7', seq: 0, at: day },
    { deviceId: 'meant-8', seq: 1, at: day },
  ]);
});

test('what its reports say is that the device told something that day', async () => {
  await sql`insert into "reports" ("deviceId", "seq", "kind", "at", "receivedAt", "pupilId", "text", "body")
    values ('d-meant', 7, 'alert', ${at}, ${at}, 'ada', '', '{}')`.execute(storage.db);
  await partFromDevice(storage.db, 'i1');
  const report = await storage.db
    .selectFrom('reports')
    .select(['kind', 'at', 'receivedAt', 'pupilId'])
    .executeTakeFirst();
  expect(report).toEqual({ kind: 'untold', at: 20 * dayMs, receivedAt: 20 * dayMs, pupilId: null });
});
