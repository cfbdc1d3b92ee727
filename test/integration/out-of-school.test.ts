import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Report } from '#shared/reports.ts';
import { LiveSchool, OpenClass } from '../support/live-school.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { waitUntil } from '../support/wait-until.ts';

const [inSchool, atHome] = ['203.0.113.7', '198.51.100.7'];
const url = 'https://newts.example/pond?of=ada';
const page = { url, title: 'Newts of Ada' };
const secret = /newts|Ada|pond/;

let school: LiveSchool;
let lessonId: string;
beforeEach(async () => {
  const environment = { THINKCLICK_SCHOOL_NETWORKS: '203.0.113.0/24', THINKCLICK_TRUSTED_PROXIES: '1' };
  school = await LiveSchool.openWith(environment, 2, 'dsl');
  lessonId = await school.startLesson();
});
afterEach(() => school.close());

const from = (address: string, keys?: RawDevice['keys']): RawDevice => {
  const origin = `chrome-extension://${school.keys.extensionId}`;
  return school.device(0, { headers: { origin, 'x-forwarded-for': address }, ...(keys && { keys }) });
};
/** The same device from another network. */
const moves = async (device: RawDevice, address: string): Promise<RawDevice> => {
  device.close();
  const moved = from(address, device.keys);
  moved.deviceId = device.deviceId;
  await moved.arrive(device.states.at(-1)?.version ?? 0);
  return moved;
};
const at = (): number => Date.now();
const told = (seq: number): Report[] => [
  { seq, at: at(), kind: 'visit', ...page },
  { seq: seq + 1, at: at(), kind: 'search', url, engine: 'Find', words: 'newts' },
  { seq: seq + 2, at: at(), kind: 'prompt', url, rule: 'newts', choice: 'open' },
];
const timeline = (deviceId: string) => school.as('teacher').do('timeline', { lessonId, deviceId });
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
const pictures = async (): Promise<number> =>
  (await school.storage.db.selectFrom('evidenceItems').selectAll().execute()).length;
const kept = async (): Promise<string> =>
  JSON.stringify(await school.storage.db.selectFrom('reports').selectAll().execute());

test('a device knows where it is, also after it has moved', async () => {
  const home = from(atHome);
  expect((await home.arrive()).state.place).toBe('outside');
  const back = await moves(home, inSchool);
  expect(back.states.at(-1)?.place).toBe('school');
  expect(back.states.at(-1)?.lesson?.lessonId).toBe(lessonId);
});

describe('out of school the server does not take, whatever a device sends,', () => {
  test('where the pupil goes, what they search for, and how they chose', async () => {
    const device = from(atHome);
    await device.arrive();
    expect(await device.report(told(1))).toMatchObject({ ok: true, value: { through: 3 } });
    expect(await kept()).not.toMatch(secret);
    expect(await timeline(device.deviceId)).toEqual([]);
    await device.report([{ seq: 4, at: at(), kind: 'block', url, rule: 'Games' }]);
    expect((await timeline(device.deviceId)).map((item) => [item.kind, item.url])).toEqual([
      ['block', 'https://newts.example/'],
    ]);
  });

  test('but it does take, when it comes late, what happened in school', async () => {
    const device = from(inSchool);
    await device.arrive();
    // When a report was made is known but for the time that it takes to come.
    const inSchoolThen = told(1).map((report) => ({ ...report, at: report.at - 10_000 }));
    const home = await moves(device, atHome);
    await home.report(inSchoolThen);
    const rows = await school.storage.db.selectFrom('reports').select('kind').execute();
    expect(rows.map(({ kind }) => kind).toSorted()).toEqual(['prompt', 'search', 'visit']);
  });

  test('what is open, and pictures: the tile says why there are none', async () => {
    const device = from(atHome);
    await device.arrive();
    const socket = await school.dashboard('teacher');
    const watching = await new OpenClass(socket).view(socket, lessonId);
    const frames: string[] = [];
    socket.on('frame', (deviceId: string) => void frames.push(deviceId));
    await socket.emitWithAck('watch', { lessonId, mode: 'grid', deviceIds: [device.deviceId] });
    device.tell({ page, tabs: [{ tabId: 1, isActive: true, ...page }], picture: 'live' });
    device.show(new Uint8Array([1, 2, 3]));
    const [pupilId = ''] = school.pupilIds;
    const tile = await watching.until('out of school', ({ picture }) => picture === 'out-of-school', pupilId);
    expect(tile).toMatchObject({ state: 'out-of-school', page: null, tabs: [] });
    expect(frames).toEqual([]);
    expect(device.watches.filter(({ mode }) => mode !== 'off')).toEqual([]);
  });

  test('nor does it ask for a picture when something is recorded', async () => {
    const device = from(atHome);
    device.picture = { ok: true, value: { page, type: 'image/png', bytes: png } };
    await device.arrive();
    device.tell({ page });
    const about = { lessonId, deviceId: device.deviceId, kind: 'other', words: 'On the telephone.' } as const;
    await school.as('teacher').do('recordIncident', about);
    expect(await pictures()).toBe(0);
    const back = await moves(device, inSchool);
    back.picture = device.picture;
    await school.as('teacher').do('recordIncident', about);
    expect(await pictures()).toBe(1);
  });
});

test('whoever tells someone is heard, with their own words', async () => {
  const device = from(atHome);
  await device.arrive();
  const concern: Report = {
    seq: 1,
    at: at(),
    kind: 'concern',
    url: null,
    choice: 'asked-me',
    words: 'Help.',
  };
  await device.report([concern]);
  expect(await school.as('dsl').do('incidents', { shelf: 'open', search: '' })).toMatchObject({ total: 1 });
});

test('back in school all is as before', async () => {
  const home = from(atHome);
  await home.arrive();
  const device = await moves(home, inSchool);
  await device.report(told(1));
  const items = await waitUntil('it is kept', async () => {
    const all = await timeline(device.deviceId);
    return all.length === 3 && all;
  });
  expect(JSON.stringify(items)).toMatch(secret);
});
