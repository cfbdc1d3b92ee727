import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { madeUpStaff } from '../support/made-up-people.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { waitUntil } from '../support/wait-until.ts';
import { IncidentSchool } from './incident-school.ts';

let school: IncidentSchool;
let device: RawDevice;
let incidentId: string;
let toldAt: number;

beforeEach(async () => {
  school = await IncidentSchool.open();
  device = school.live.device(0);
  await device.arrive();
  const told = { kind: 'concern', url: null, choice: 'asked-me', words: 'he says dont tell' } as const;
  await device.report([{ seq: 1, at: Date.now(), requestId: 'telling-one', ...told }]);
  await waitUntil('it came', () => device.states.at(-1)?.tellings.length === 1);
  const [incident] = (await school.list('dsl')).incidents;
  incidentId = incident?.incidentId ?? '';
  toldAt = incident?.reportedAt ?? 0;
});
afterEach(() => school.live.close());

const give = (audience: 'head' | 'chair') =>
  school.change([incidentId], { kind: 'narrow', audience, reason: 'It was Dr Penrose' });

/** Every row of every table as far as it can be read without a key. */
const readableRows = async (): Promise<string[]> => {
  const { db } = school.live.storage;
  const tables = await db.introspection.getTables();
  const rows = await Promise.all(
    tables.map(async ({ name }) => {
      const found = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(db);
      return found.rows.map((row) => `${name} ${JSON.stringify(row, withoutBytes)}`);
    }),
  );
  return rows.flat();
};
const withoutBytes = (_key: string, value: unknown) => (value instanceof Uint8Array ? null : value);

/** Rows that name the child or the computer, and with it what names the incident or the telling it came from. */
const ties = async (): Promise<string[]> => {
  const rows = await readableRows();
  const telling = await school.live.storage.db.selectFrom('tellings').select('requestId').executeTakeFirst();
  const ofChild = [school.pupil(0), device.deviceId];
  const ofIncident = [incidentId, telling?.requestId ?? incidentId, `:${toldAt},`];
  const names = (row: string, words: readonly string[]) => words.some((each) => row.includes(each));
  return rows.filter((row) => names(row, ofChild) && names(row, ofIncident));
};

test('no readable row ties a child to what is for the chair alone, and the child still sees that it came and was read', async () => {
  expect((await ties()).map((row) => row.split(' ')[0])).toEqual(
    expect.arrayContaining(['tellings', 'incidents', 'incidentPeople', 'reports', 'deviceStates']),
  );
  await give('chair');
  expect(await ties()).toEqual([]);
  expect(device.states.at(-1)?.tellings).toMatchObject([{ requestId: 'telling-one', readBy: null }]);
  await school.live.as('chair').do('incident', { incidentId });
  await waitUntil('it is read', () => device.states.at(-1)?.tellings[0]?.readBy === madeUpStaff.chair.name);
  expect(await ties()).toEqual([]);
});

test('what was given away by an older version is sealed at the next start', async () => {
  await give('head');
  const { db } = school.live.storage;
  const older = { pupilId: school.pupil(0), requestId: 'telling-one', sealedTeller: null };
  await db.updateTable('tellings').set(older).execute();
  await school.live.restart();
  expect(await school.live.storage.db.selectFrom('tellings').select('pupilId').execute()).toEqual([
    { pupilId: null },
  ]);
  await school.live.as('head').do('incident', { incidentId });
  await device.arrive();
  await waitUntil('it is read', () => device.states.at(-1)?.tellings[0]?.readBy === madeUpStaff.head.name);
});
