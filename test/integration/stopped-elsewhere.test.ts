import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Tile } from '#shared/class-snapshot.ts';
import { parseAddress } from '#shared/policy/address.ts';
import { openClosedMarks } from '#shared/policy/closed-layer.ts';
import { LiveSchool, OpenClass } from '../support/live-school.ts';
import { madeUpStaff, type StaffKey } from '../support/made-up-people.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { waitUntil } from '../support/wait-until.ts';

const page = { url: 'https://found.example/album?page=2', title: 'An album' };
const other = { url: 'https://newts.example/', title: 'Newts' };

let school: LiveSchool;
let stopped: RawDevice;
let elsewhere: RawDevice;
let lessonId: string;
let seen: OpenClass;

beforeEach(async () => {
  school = await LiveSchool.open(2, 'dsl', 'head');
  [stopped, elsewhere] = [school.device(0), school.device(1)];
  await stopped.arrive();
  await elsewhere.arrive();
  lessonId = await school.startLesson();
  for (const device of [stopped, elsewhere])
    await waitUntil('it is in the lesson', () => device.states.at(-1)?.lesson?.lessonId === lessonId);
  const socket = await school.dashboard('teacher');
  seen = await new OpenClass(socket).view(socket, lessonId);
});
afterEach(() => school.close());

const tileWhere = (what: string, fits: (tile: Tile) => boolean) =>
  seen.until(what, fits, school.pupilIds[1] ?? '');
const tileWith = (picture: string) => tileWhere(picture, (tile) => tile.picture === picture);
const confirm = (key: StaffKey) =>
  school.as(key).do('confirmPassword', { password: madeUpStaff[key].password });
const tabs = [
  { tabId: 1, isActive: true, ...page },
  { tabId: 2, isActive: false, ...other },
];
const stop = () => school.as('teacher').do('stopAndRefer', { lessonId, deviceId: stopped.deviceId });
const visits = async () => {
  const rows = school.storage.db.selectFrom('reports').select(['url', 'text']).where('kind', '=', 'visit');
  return rows.where('deviceId', '=', elsewhere.deviceId).orderBy('seq').execute();
};

const marksOf = (device: RawDevice) => device.states.at(-1)?.closedMarks ?? [];
const sha256 = (text: string): Uint8Array => createHash('sha256').update(text).digest();
const isClosedOn = (device: RawDevice, url: string): boolean => {
  const address = parseAddress(url);
  return address !== null && openClosedMarks(marksOf(device), sha256)(address);
};
const liftByTwo = async (referralId: string): Promise<void> => {
  for (const key of ['dsl', 'head'] as const) {
    await confirm(key);
    await school.as(key).do('recordPoliceAdvice', { referralId, says: 'release', words: 'It may go' });
  }
  for (const key of ['dsl', 'head'] as const) await school.as(key).do('liftStop', { referralId });
};

test('the last picture of it from another computer is dropped, and nobody asks that one for more', async () => {
  elsewhere.tell({ page, tabs, picture: 'live' });
  const watched = { lessonId, mode: 'grid' as const, deviceIds: [elsewhere.deviceId] };
  const look = async () => {
    const socket = await school.dashboard('teacher');
    let frames = 0;
    socket.on('frame', () => (frames += 1));
    await new OpenClass(socket).view(socket, lessonId);
    await socket.emitWithAck('watch', watched);
    return () => frames;
  };
  const before = await look();
  elsewhere.show(Buffer.from('pixels'));
  await waitUntil('its picture came', () => before() === 1);
  stopped.tell({ page });
  await stop();
  await waitUntil('nobody asks it for pictures', () => elsewhere.watches.at(-1)?.mode === 'off');
  const late = await look();
  await tileWith('stopped-page');
  expect([before(), late()]).toEqual([1, 0]);
});

test('its whole site is closed on every computer, also one that comes later, and named nowhere, until two people lift it', async () => {
  stopped.tell({ page });
  const { referralId, closes } = await stop();
  expect(closes).toBe('site');
  await waitUntil('the other closes it', () => isClosedOn(elsewhere, 'https://www.found.example/x'));
  expect(isClosedOn(elsewhere, other.url)).toBe(false);
  const late = school.device(null);
  await late.arrive();
  expect(isClosedOn(late, 'https://found.example/')).toBe(true);
  const again = { seq: 1, at: Date.now(), kind: 'visit', title: 'Another album' } as const;
  const urls = [
    'https://found.example/album?page=9#x',
    'https://found.example/',
    'https://pics.found.example/',
  ];
  await elsewhere.report(urls.map((url, index) => ({ ...again, seq: index + 1, url })));
  expect((await visits()).map(({ url, text }) => [url?.slice(0, 7), text])).toEqual(
    urls.map(() => ['sealed:', '']),
  );
  const endsAt = Date.now() + 3_600_000;
  const opened = await school.as('teacher').call('grantException', {
    lessonId,
    to: { kind: 'class', classId: school.classId },
    target: { kind: 'site', host: 'found.example' },
    reason: '',
    endsAt,
  });
  expect(opened).toMatchObject({
    reason: 'not-allowed',
    detail: expect.stringContaining('stopped and referred') as string,
  });
  const states = await school.storage.db.selectFrom('deviceStates').select('state').execute();
  const rows = await school.storage.db.selectFrom('referrals').selectAll().execute();
  expect(JSON.stringify([states, rows])).not.toContain('found.example');
  await liftByTwo(referralId);
  await waitUntil('nothing is closed any more', () => marksOf(elsewhere).length === 0);
});

test('of a site that the school needs the page alone is closed', async () => {
  const { version, rules } = await school.as('admin').do('policy', {});
  const audiences = rules.audiences.map((each) =>
    each.audience.kind === 'everyone' ? { ...each, allowHosts: ['found.example'] } : each,
  );
  await school
    .as('admin')
    .do('publishPolicy', { basedOn: version, rules: { ...rules, audiences }, reason: 'A test' });
  stopped.tell({ page });
  expect(await stop()).toMatchObject({ closes: 'page' });
  await waitUntil('the page is closed', () => isClosedOn(elsewhere, 'https://found.example/album?page=9#y'));
  expect(isClosedOn(elsewhere, 'https://found.example/other')).toBe(false);
});

test('a page that was stopped on one computer is seen on no other, from the moment it was pressed until it is lifted', async () => {
  elsewhere.tell({ page, tabs, picture: 'live' });
  await tileWhere('showing the page', (tile) => tile.page?.url === page.url);
  stopped.tell({ page });
  const { referralId } = await stop();
  expect(await tileWith('stopped-page')).toMatchObject({ page: null, tabs: [{ title: other.title }] });
  elsewhere.tell({ page: other, tabs, picture: 'live' });
  expect(await tileWith('live')).toMatchObject({ page: other, tabs: [{ title: other.title }] });
  elsewhere.tell({ page, tabs, picture: 'live' });
  await tileWith('stopped-page');
  const visit = (seq: number) => ({ kind: 'visit', seq, at: Date.now(), ...page }) as const;
  await elsewhere.report([visit(1)]);
  expect(await visits()).toEqual([
    { url: expect.stringMatching(/^sealed:[\da-f]{64}$/) as string, text: '' },
  ]);
  await school.restart();
  await elsewhere.arrive();
  await elsewhere.report([visit(2)]);
  expect((await visits()).map(({ text }) => text)).toEqual(['', '']);
  await liftByTwo(referralId);
  await elsewhere.report([visit(3)]);
  expect((await visits()).at(-1)).toEqual({ url: page.url, text: page.title });
});
