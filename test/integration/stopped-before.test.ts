import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Report } from '#shared/reports.ts';
import { openAlertFacts, openWhat } from '../../server/alerts/sealed-alert.ts';
import { ItemKeys } from '../../server/evidence/item-keys.ts';
import { Vault } from '../../server/evidence/vault.ts';
import { allForgotten } from '../support/all-forgotten.ts';
import { LiveSchool } from '../support/live-school.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { waitUntil } from '../support/wait-until.ts';

const url = 'https://found.example/album?page=2';
const page = { url, title: 'An album' };
const newts = { url: 'https://newts.example/', title: 'Newts' };

let school: LiveSchool;
let stopped: RawDevice;
let elsewhere: RawDevice;
let lessonId: string;

beforeEach(async () => {
  school = await LiveSchool.open(2, 'dsl');
  [stopped, elsewhere] = [school.device(0), school.device(1)];
  for (const device of [stopped, elsewhere]) await device.arrive();
  lessonId = await school.startLesson();
  for (const device of [stopped, elsewhere])
    await waitUntil('it is in the lesson', () => device.states.at(-1)?.lesson?.lessonId === lessonId);
});
afterEach(() => school.close());

type Told = Report extends infer Each ? (Each extends Report ? Omit<Each, 'seq' | 'at'> : never) : never;
const tell = async (told: readonly Told[], from = 1): Promise<void> => {
  const reports = told.map((each, index) => ({ ...each, seq: from + index, at: Date.now() }));
  expect(await elsewhere.report(reports)).toMatchObject({ ok: true });
};
const stop = async () => {
  stopped.tell({ page });
  await school.as('teacher').do('stopAndRefer', { lessonId, deviceId: stopped.deviceId });
  await allForgotten(school.storage);
};
const alert = {
  kind: 'alert',
  about: 'adult',
  level: 'today',
  sign: 'search',
  tries: 1,
} as const;
const toldBefore = (): readonly Told[] => [
  { kind: 'visit', ...page },
  { kind: 'visit', ...newts },
  { kind: 'search', url, engine: 'Bing', words: 'album of it' },
  { kind: 'may-i', about: 'page', requestId: 'may-1', url, words: 'May I?' },
  { kind: 'filter-report', wants: 'block', requestId: 'filter-1', url, words: 'Bad' },
  { kind: 'hand-up', lessonId, about: 'question', requestId: 'hand-1', url, words: 'What is it?' },
  { ...alert, url: newts.url, words: 'newts', phrase: 'newts' },
];

/** All that stands in tables in the open, and what alerts hold sealed. */
const kept = async (): Promise<string> => {
  const { db } = school.storage;
  const tables = ['reports', 'mayIRequests', 'filterReports', 'hands', 'knownSites', 'deviceStates'] as const;
  const rows = [];
  for (const table of tables) rows.push(await db.selectFrom(table).selectAll().execute());
  const keys = new ItemKeys({ db, schoolKey: school.keys.evidenceKey });
  await keys.load();
  const vault = new Vault({ folder: school.dataFolder, evidenceKey: school.keys.evidenceKey, keys });
  const signs = await db.selectFrom('alertSigns').select(['signId', 'sealedWhat']).execute();
  const alerts = await db.selectFrom('alerts').select(['alertId', 'sealedFacts']).execute();
  return JSON.stringify([
    ...rows,
    signs.map(({ signId, sealedWhat }) => openWhat(vault, signId, sealedWhat)),
    alerts.map(({ alertId, sealedFacts }) => sealedFacts && openAlertFacts(vault, alertId, sealedFacts)),
  ]);
};

test('what another computer told of the page before is reduced like the one’s that was stopped, and the rest of it stays', async () => {
  await tell(toldBefore());
  await tell([{ ...alert, url, words: 'album', phrase: 'album' }], 20);
  expect(await kept()).toContain('found.example/album');
  await stop();
  const left = await kept();
  expect(left).not.toContain('found.example');
  expect(left).not.toContain('album');
  expect(left).toContain('newts.example');
  expect(left).toContain('May I?');
  const [first] = await school.storage.db
    .selectFrom('reports')
    .select(['url', 'pupilId'])
    .where('deviceId', '=', elsewhere.deviceId)
    .orderBy('seq')
    .execute();
  expect(first).toMatchObject({ url: expect.stringContaining('sealed:'), pupilId: school.pupilIds[1] });
});

test('also behind more lines than are looked at in one go', async () => {
  const visit = { kind: 'visit', ...newts } as const;
  await tell([{ kind: 'visit', ...page }]);
  const many = Array.from({ length: 1_200 }, () => visit);
  for (let start = 0; start < many.length; start += 100)
    await tell(many.slice(start, start + 100), start + 2);
  await stop();
  expect(await kept()).not.toContain('found.example');
});

test('an answer that the other pupil got about it names it no more', async () => {
  await tell([{ kind: 'may-i', about: 'page', requestId: 'may-1', url, words: 'May I?' }]);
  await waitUntil(
    'it is asked',
    async () => (await school.as('teacher').do('requests', { lessonId })).length > 0,
  );
  const answer = { is: 'refuse', words: 'Not now' } as const;
  await school.as('teacher').do('answerRequests', { requestIds: ['may-1'], answer });
  await waitUntil('it is answered', () => (elsewhere.states.at(-1)?.answers ?? []).length > 0);
  await stop();
  await waitUntil(
    'it is not named',
    () => !JSON.stringify(elsewhere.states.at(-1)?.answers).includes('found'),
  );
  expect(await kept()).not.toContain('found.example');
});
