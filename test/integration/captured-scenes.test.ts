import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Incident, SafeguardingPolicy } from '#shared/api/incidents.ts';
import type { CapturePolicy } from '#shared/incidents/capture.ts';
import type { Report } from '#shared/reports.ts';
import type { Shown } from '#shared/shown-page.ts';
import { LiveSchool } from '../support/live-school.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { waitUntil } from '../support/wait-until.ts';

type Concern = Extract<Report, { kind: 'concern' }>;

const pixels = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('planted pixels')]);
const page = { url: 'https://newts.example/', title: 'Planted newts' };
const shown: Shown = {
  page,
  tabs: [{ ...page, isActive: true }],
  picture: { base64: pixels.toString('base64'), takenAt: 0 },
  pictureMissing: null,
};

let school: LiveSchool;
let device: RawDevice;

beforeEach(async () => {
  school = await LiveSchool.open(1, 'dsl', 'head');
  device = school.device(0);
  await device.arrive();
});
afterEach(() => school.close());

const concern = (change: Partial<Concern> = {}): Concern => {
  const at = Date.now();
  const takenAt = at - 8_000;
  return {
    seq: 1,
    at,
    kind: 'concern',
    url: page.url,
    choice: 'saw-something',
    words: 'It was not nice',
    attachPage: true,
    shown: { ...shown, picture: shown.picture && { ...shown.picture, takenAt } },
    ...change,
  };
};
const incidents = async (): Promise<Incident[]> => {
  const dsl = school.as('dsl');
  await dsl.do('confirmPassword', { password: madeUpStaff.dsl.password });
  const { incidents: listed } = await dsl.do('incidents', { shelf: 'open', search: '' });
  return Promise.all(listed.map(({ incidentId }) => dsl.do('incident', { incidentId })));
};
const told = async (...reports: Report[]): Promise<Incident> => {
  expect(await device.report(reports)).toMatchObject({ ok: true });
  const [incident] = await incidents();
  if (incident === undefined) throw new Error('There is no incident');
  return incident;
};
const policy = (): Promise<SafeguardingPolicy> => school.as('dsl').do('safeguardingPolicy', {});
const set = async (capture: Partial<CapturePolicy>): Promise<void> => {
  const before = await policy();
  await school
    .as('dsl')
    .do('saveSafeguardingPolicy', { ...before, capture: { ...before.capture, ...capture } });
};
const everyByte = async (): Promise<Buffer> => {
  const files = await readdir(school.dataFolder, { recursive: true, withFileTypes: true });
  const still = files.filter((file) => file.isFile() && !file.name.endsWith('.part'));
  return Buffer.concat(await Promise.all(still.map((file) => readFile(join(file.parentPath, file.name)))));
};

describe('a pupil who shows the page', () => {
  test('gives the picture that they saw, with the time it was taken, and the page', async () => {
    const incident = await told(concern());
    expect(incident.facts).toMatchObject({ page, tabs: [], pictureMissing: null, isShownByPupil: true });
    const [picture] = incident.pictures;
    expect(picture).toMatchObject({ sha256: createHash('sha256').update(pixels).digest('hex') });
    expect(Math.round((incident.reportedAt - (picture?.takenAt ?? 0)) / 1_000)).toBe(8);
    const headers = { cookie: school.as('dsl').cookie() };
    const file = await fetch(`${school.url}/api/evidence/${picture?.evidenceId}`, { headers });
    expect(Buffer.from(await file.arrayBuffer())).toEqual(pixels);
  });

  test('has it only sealed: neither the pixels nor the title are anywhere in the data folder', async () => {
    await told(concern());
    const bytes = await everyByte();
    for (const text of ['planted pixels', pixels.toString('base64'), 'Planted newts'])
      expect(bytes.includes(text)).toBe(false);
  });

  test('is heard once, however often the device sends it', async () => {
    const report = concern();
    await told(report);
    await school.restart();
    const again = school.device(0, { keys: device.keys });
    again.deviceId = device.deviceId;
    await again.arrive();
    await again.report([report]);
    await school.signInAgain('dsl');
    expect((await incidents()).map(({ pictures }) => pictures.length)).toEqual([1]);
  });

  test('is told late: what the device was on afterwards does not belong to it', async () => {
    const at = Date.now() - 20 * 60_000;
    const visit = (seq: number, minutes: number): Report => ({
      seq,
      at: at + minutes * 60_000,
      kind: 'visit',
      url: `https://minute${minutes}.example/`,
      title: '',
    });
    const incident = await told(visit(1, -30), visit(2, -5), concern({ seq: 3, at }), visit(4, 5));
    expect(incident.facts.visits.map(({ url }) => url)).toEqual(['https://minute-5.example/']);
  });

  test('of bytes that are no picture, none is kept, and it is said', async () => {
    const lie = { ...shown, picture: { base64: Buffer.from('<script>').toString('base64'), takenAt: 1 } };
    const { pictures, facts } = await told(concern({ shown: lie }));
    expect([pictures, facts.pictureMissing]).toEqual([
      [],
      'The device sent something that is not a picture.',
    ]);
  });

  test('at a device that is stopped and referred, shows nothing that is kept', async () => {
    const lessonId = await school.startLesson();
    await waitUntil('in the lesson', () => device.states.at(-1)?.lesson?.lessonId === lessonId);
    await school.as('teacher').do('stopAndRefer', { lessonId, deviceId: device.deviceId });
    const { pictures, facts } = await told(concern());
    expect([pictures, facts.tabs, facts.words]).toEqual([[], [], 'It was not nice']);
    expect(JSON.stringify(facts)).not.toContain('newts');
    expect((await everyByte()).includes('newts.example')).toBe(false);
  });
});

test('a pupil who does not want to show it shows no page and no tabs, whatever the device tells by the way', async () => {
  device.tell({ page, tabs: [{ tabId: 4, isActive: true, ...page }] });
  const { facts, pictures } = await told(concern({ url: null, attachPage: false, shown: undefined }));
  expect(facts).toMatchObject({
    page: null,
    tabs: [],
    pictureMissing: 'The pupil did not show the page.',
    isShownByPupil: false,
  });
  expect(pictures).toEqual([]);
});

describe('the policy', () => {
  test('is on the device at once, and on one that comes later', async () => {
    await set({ 'pupil-shows': { parts: ['page', 'tabs'], minutes: 3 } });
    const now = { page: true, picture: false, tabs: true, minutes: 3 };
    await waitUntil('the device was told', () => device.states.at(-1)?.mayShow.minutes === 3);
    expect(device.states.at(-1)?.mayShow).toEqual(now);
    const other = school.device(null);
    await other.arrive();
    expect(other.states.at(-1)?.mayShow).toEqual(now);
  });

  test('holds on the server, whatever a device sends', async () => {
    await set({ 'pupil-shows': { parts: ['tabs', 'searches'], minutes: 10 } });
    const visit: Report = { seq: 1, at: Date.now(), kind: 'visit', ...page };
    const search: Report = { ...visit, seq: 2, kind: 'search', engine: 'Bing', words: 'newts' };
    const { facts, pictures } = await told(visit, search, concern({ seq: 3 }));
    expect(facts).toMatchObject({ page: null, tabs: [{ url: page.url }], visits: [{ kind: 'search' }] });
    expect(facts.pictureMissing).toBe('The school takes no picture when a pupil shows a page.');
    expect(pictures).toEqual([]);
  });

  test('without a picture for staff asks the device for none', async () => {
    await set({ 'staff-records': { parts: ['page'], minutes: 10 } });
    device.picture = { ok: true, value: { page, type: 'image/jpeg', bytes: pixels } };
    device.tell({ page, tabs: [{ tabId: 4, isActive: true, ...page }] });
    const lessonId = await school.startLesson();
    await waitUntil('in the lesson', () => device.states.at(-1)?.lesson?.lessonId === lessonId);
    const { deviceId } = device;
    const incident = { lessonId, deviceId, kind: 'hurtful-message' as const, words: 'Words' };
    expect(await school.as('teacher').do('recordIncident', incident)).toMatchObject({ hasPicture: false });
    const [{ facts } = { facts: null }] = await incidents();
    expect(facts).toMatchObject({ page, tabs: [], visits: [] });
    expect(facts?.pictureMissing).toContain('The school takes none');
  });

  test('cannot ask for a page that a pupil did not show, and is not the teacher’s to change', async () => {
    const before = await policy();
    const capture = { ...before.capture, 'pupil-tells': { parts: ['picture' as const], minutes: 5 } };
    expect(await school.as('dsl').call('saveSafeguardingPolicy', { ...before, capture })).toMatchObject({
      reason: 'bad-message',
    });
    expect(await school.as('teacher').call('saveSafeguardingPolicy', before)).toMatchObject({
      reason: 'not-allowed',
    });
    expect(await policy()).toEqual(before);
  });
});
