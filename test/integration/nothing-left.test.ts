import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Report } from '#shared/reports.ts';
import { makeBackup } from '../../server/backup/make-backup.ts';
import { filesWith } from '../support/files-with.ts';
import { heapHas, heapOptions } from '../support/heap-of.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { configurationIn, extensionIn } from '../support/managed-configuration.ts';
import { RawDevice } from '../support/raw-device.ts';
import { createSchool, type School } from '../support/school.ts';
import { startServer, type TestServer } from '../support/start-server.ts';
import type { DashboardSocket } from '../support/staff-client.ts';
import { waitUntil } from '../support/wait-until.ts';

/** Stands in nothing else that there is. */
const planted = 'xq7planted';
const page = {
  url: `https://${planted}host.example/${planted}path?${planted}query=1`,
  title: `${planted}title`,
};
const pixels = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
  Buffer.from(`${planted}pixels`.repeat(50)),
]);

/** As it comes in an answer that is text. */
const inText = pixels.toString('base64');
const earlier = { ok: true, value: [{ page, base64: inText, agoMs: 9_000 }] } as const;

let heapFolder: string;
let temporary: string;
let server: TestServer;
let school: School;
let device: RawDevice;
let viewer: DashboardSocket;
let lessonId: string;
/** The teacher, whom the pupil chooses to tell. */
let adultId: string;
let seq = 0;

beforeAll(async () => {
  heapFolder = await mkdtemp(join(tmpdir(), 'thinkclick-heap-'));
  temporary = await mkdtemp(join(tmpdir(), 'thinkclick-temp-'));
  const environment = { NODE_OPTIONS: heapOptions(heapFolder), TMPDIR: temporary, SQLITE_TMPDIR: temporary };
  server = await startServer({ environment: { ...environment, THINKCLICK_LOG_LEVEL: 'trace' } });
  school = await createSchool(server);
  const { staff } = await school.staff.dsl.do('concernPeople', {});
  adultId = staff.find(({ name }) => name === madeUpStaff.teacher.name)?.accountId ?? '';
  await joinLesson();
}, 60_000);

afterAll(async () => {
  device.close();
  viewer.close();
  await server.stop();
  for (const folder of [heapFolder, temporary]) await rm(folder, { recursive: true, force: true });
});

const deviceOf = async (pupil: number): Promise<RawDevice> => {
  const { serverUrl: url, enrolmentKey } = configurationIn(school.deployment.linuxJson);
  const { extensionId } = extensionIn(school.deployment.linuxJson);
  const arrived = new RawDevice({ url, enrolmentKey, extensionId });
  await arrived.arrive();
  const pupilId = school.yearFour.pupils[pupil]?.pupilId ?? '';
  await school.staff.admin.do('bindDevice', { deviceId: arrived.deviceId, pupilId });
  return arrived;
};

const joinLesson = async (): Promise<void> => {
  const { teacher } = school.staff;
  device = await deviceOf(0);
  ({ lessonId } = await teacher.do('startLesson', { classId: school.yearFour.classId, minutes: 60 }));
  await waitUntil('the device is in the lesson', () => device.states.at(-1)?.lesson?.lessonId === lessonId);
  device.picture = { ok: true, value: { page, type: 'image/jpeg', bytes: pixels } };
  device.earlier = earlier;
  await look();
};

const look = async (): Promise<void> => {
  viewer = await school.staff.teacher.openSocket();
  await viewer.emitWithAck('view-lesson', { lessonId });
  await viewer.emitWithAck('watch', { lessonId, mode: 'grid', deviceIds: [device.deviceId] });
};

type Told = Report extends infer Each ? (Each extends Report ? Omit<Each, 'seq' | 'at'> : never) : never;
const tell = async (...told: Told[]): Promise<void> => {
  const reports = told.map((each) => ({ ...each, seq: (seq += 1), at: Date.now() }));
  expect(await device.report(reports)).toMatchObject({ ok: true });
};

/** Everything a device may tell of a page, in every way there is. */
const plant = async (): Promise<void> => {
  const { url, title } = page;
  const asked = { url, words: 'What is this?' };
  await tell(
    { kind: 'visit', url, title },
    { kind: 'search', url, engine: 'Bing', words: `${planted}words` },
    { kind: 'prompt', url, rule: `${planted}rule`, choice: 'open' },
    { kind: 'block', url, rule: `${planted}rule` },
    { kind: 'bypass', url, rule: `${planted}rule`, way: 'rewriting-proxy' },
    { kind: 'may-i', about: 'page', requestId: `may-${seq}`, ...asked },
    { kind: 'filter-report', wants: 'block', requestId: `filter-${seq}`, ...asked },
    {
      kind: 'alert',
      url,
      about: 'adult',
      level: 'today',
      sign: 'search',
      words: `${planted}words`,
      phrase: planted,
      tries: 1,
    },
    { kind: 'hand-up', lessonId, about: 'question', requestId: `hand-${seq}`, ...asked },
    {
      kind: 'concern',
      url,
      choice: 'saw-something',
      words: 'It was horrid',
      adultId,
      requestId: `tell-${seq}`,
    },
  );
  device.tell({ page, tabs: [{ tabId: 1, isActive: true, ...page }], picture: 'live' });
  for (let frame = 0; frame < 5; frame += 1)
    device.show(pixels, { isKey: frame === 0, seq: frame, codec: 'av1' });
  // Messages of one socket are taken in order: when this is answered, all before it has come.
  await tell({ kind: 'reply', url: null, message: 'Well?', reply: 'Yes' });
};

const ofPupil = (): readonly string[] => school.yearFour.pupils.slice(0, 1).map(({ pupilId }) => pupilId);
const host = new URL(page.url).hostname;
const targets = {
  site: { kind: 'site', host },
  page: { kind: 'page', page: page.url },
  download: { kind: 'download', url: page.url },
} as const;
/** What a teacher does with the page: opens it for the pupil, by itself or with all of its site, and sends it to them. */
const openFor = (target: (typeof targets)[keyof typeof targets]) =>
  school.staff.teacher.call('grantException', {
    target,
    to: { kind: 'pupils', pupilIds: [...ofPupil()] },
    endsAt: 'lesson',
    lessonId,
    reason: `For ${planted}reason`,
  });
const send = () =>
  viewer.timeout(10_000).emitWithAck('command', {
    lessonId,
    name: 'open-page',
    deviceIds: [device.deviceId],
    args: { url: page.url },
  });

/** Where it is found: in files of the school's folder, of the temporary one, in the log, in what the server holds. */
const placesWith = async (words: string): Promise<string[]> => [
  ...(await filesWith(server.dataFolder, words)).map((file) => file.replace(server.dataFolder, 'data')),
  ...(await filesWith(temporary, words)).map((file) => file.replace(temporary, 'temporary')),
  ...(server.log().includes(words) ? ['log'] : []),
  ...((await heapHas(server.pid(), heapFolder, words)) ? ['memory'] : []),
];

const confirm = (who: 'dsl' | 'teacher') =>
  school.staff[who].do('confirmPassword', { password: madeUpStaff[who].password });

/** What a pupil told when it was planted first, in every way in which it is opened. */
const answersAboutTold = async () => {
  const { dsl, teacher } = school.staff;
  await confirm('dsl');
  await confirm('teacher');
  const [telling] = (await teacher.do('tellingsToMe', {})).toReversed();
  const { incidents } = await dsl.do('incidents', { shelf: 'open', search: '' });
  const told = incidents.filter(({ source }) => source === 'pupil').toSorted(byNumber)[0];
  const incidentId = told?.incidentId ?? '';
  const exported = await fetch(`${server.url}/api/incidents/${incidentId}/export`, {
    headers: { cookie: dsl.cookie() },
  });
  return {
    incident: await dsl.call('incident', { incidentId }),
    telling: await teacher.call('readTelling', { requestId: telling?.requestId ?? '' }),
    exported: { status: exported.status, text: await exported.text() },
    chronology: await dsl.do('chronology', { pupilId: school.yearFour.pupils[0]?.pupilId ?? '' }),
  };
};
const byNumber = (one: { number: number }, other: { number: number }) => one.number - other.number;

/** The same page, on the computer of another pupil. */
const plantElsewhere = async (): Promise<void> => {
  const own = device;
  device = await deviceOf(1);
  await waitUntil('it is in the lesson', () => device.states.at(-1)?.lesson?.lessonId === lessonId);
  await plant();
  device.close();
  device = own;
};

test('what is planted is found nowhere after the button was pressed: no file, log, database, temporary file or memory', async () => {
  await plant();
  await plantElsewhere();
  for (const target of Object.values(targets)) expect(await openFor(target)).toMatchObject({ ok: true });
  await waitUntil('all is open on the device', () => device.states.at(-1)?.exceptions.length === 3);
  expect(await send()).toMatchObject({ ok: true });
  // Were it not found before, not to find it afterwards would say nothing.
  expect(await placesWith(planted)).toEqual(
    expect.arrayContaining([expect.stringContaining('thinkclick.sqlite'), 'memory']),
  );
  const { deviceId } = device;
  const { teacher } = school.staff;
  expect(JSON.stringify(await answersAboutTold())).toContain(planted);
  await teacher.do('recordIncident', { lessonId, deviceId, kind: 'other', words: 'I saw it' });
  // Nobody looks when it is pressed, so nothing is replaced by being sent anew.
  viewer.close();
  const { referralId } = await teacher.do('stopAndRefer', { lessonId, deviceId });
  const stillThere = async () => (await school.staff.dsl.do('referral', { referralId })).isForgetting;
  await waitUntil('all is forgotten', async () => !(await stillThere()));
  expect(await placesWith(planted)).toEqual([]);
  expect(await placesWith(inText.slice(64, 104))).toEqual([]);
  await waitUntil('all is closed on the device', () => device.states.at(-1)?.exceptions.length === 0);
  await look();
  await plant();
  const refused = {
    ok: false,
    reason: 'not-allowed',
    detail: expect.stringContaining('stopped and referred'),
  };
  expect([await openFor(targets.page), await openFor(targets.download), await send()]).toEqual([
    expect.objectContaining(refused),
    expect.objectContaining(refused),
    expect.objectContaining(refused),
  ]);
  expect(await placesWith(planted)).toEqual([]);
}, 90_000);

test('nor what the computer of another pupil tells of the page afterwards, nor pictures of it', async () => {
  const stopped = device;
  device = await deviceOf(1);
  try {
    await waitUntil('it is in the lesson', () => device.states.at(-1)?.lesson?.lessonId === lessonId);
    device.picture = { ok: true, value: { page, type: 'image/jpeg', bytes: pixels } };
    device.earlier = earlier;
    await viewer.emitWithAck('watch', { lessonId, mode: 'grid', deviceIds: [device.deviceId] });
    await plant();
    const { deviceId } = device;
    await school.staff.teacher.do('recordIncident', { lessonId, deviceId, kind: 'other', words: 'Again' });
    expect(await placesWith(planted)).toEqual([]);
    const lines = await school.staff.teacher.do('timeline', { lessonId, deviceId });
    expect(JSON.stringify(lines)).toContain('"kind":"visit"');
  } finally {
    device.close();
    device = stopped;
  }
}, 60_000);

test('what the pupil told of the page before is sealed: nobody opens, reads or exports it', async () => {
  const answers = await answersAboutTold();
  expect(answers).toMatchObject({
    incident: { ok: false, reason: 'not-allowed' },
    telling: { ok: false, reason: 'not-found' },
    exported: { status: 403 },
  });
  expect(answers.chronology.incidents.map(({ words }) => words)).toContain('Sealed: stopped and referred.');
  expect(JSON.stringify(answers)).not.toContain(planted);
});

test('nor is it in a backup that is made afterwards, with the keys', async () => {
  const into = await mkdtemp(join(tmpdir(), 'thinkclick-backup-'));
  try {
    const { dataFolder } = server;
    const { folder } = await makeBackup({ dataFolder, into, withKeys: true, now: Date.now() });
    expect(await filesWith(folder, school.yearFour.pupils[0]?.name ?? '')).not.toEqual([]);
    expect(await filesWith(folder, planted)).toEqual([]);
  } finally {
    await rm(into, { recursive: true, force: true });
  }
});

test('nor after the server was started again, nor in what staff are answered', async () => {
  const { dsl, teacher } = school.staff;
  await confirm('dsl');
  const { deviceId } = device;
  const answers = [
    await teacher.call('timeline', { lessonId, deviceId }),
    await teacher.call('requests', { lessonId }),
    await teacher.call('hands', { lessonId }),
    await dsl.call('lessonTimeline', { lessonId }),
    await dsl.call('incidents', { shelf: 'open', search: '' }),
    await dsl.call('ledger', {}),
    await dsl.call('referrals', {}),
    await school.staff.filteringManager.call('filterReports', {}),
    await school.staff.filteringManager.call('noticedSites', {}),
    await viewer.emitWithAck('view-lesson', { lessonId }),
  ];
  expect(answers.filter(({ ok }) => !ok)).toEqual([]);
  expect(JSON.stringify(answers)).not.toContain(planted);
  await server.restart();
  expect(await placesWith(planted)).toEqual([]);
}, 60_000);
