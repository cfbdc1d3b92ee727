import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Incident } from '#shared/api/incidents.ts';
import { madeUpStaff, type StaffKey } from '../support/made-up-people.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { waitUntil } from '../support/wait-until.ts';
import { LiveSchool } from '../support/live-school.ts';
import { parents } from '../support/parents-not-told.ts';

const picture = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('made-up pixels')]);
const page = { url: 'https://newts.example/', title: 'Newts' };

let school: LiveSchool;
let device: RawDevice;
let lessonId: string;

beforeEach(async () => {
  school = await LiveSchool.open(2, 'dsl', 'head');
  device = school.device(0);
  await device.arrive();
  device.picture = { ok: true, value: { page, type: 'image/jpeg', bytes: picture } };
  lessonId = await school.startLesson();
  await waitUntil('the device is in the lesson', () => device.states.at(-1)?.lesson?.lessonId === lessonId);
});
afterEach(() => school.close());

const open = { shelf: 'open', search: '' } as const;

const record = () =>
  school.as('teacher').do('recordIncident', {
    lessonId,
    deviceId: device.deviceId,
    kind: 'hurtful-message',
    words: 'Unkind words in a shared document',
  });
const confirm = (key: StaffKey) =>
  school.as(key).do('confirmPassword', { password: madeUpStaff[key].password });
const evidence = (key: StaffKey, evidenceId: string): Promise<Response> =>
  fetch(`${school.url}/api/evidence/${evidenceId}`, { headers: { cookie: school.as(key).cookie() } });
const read = async (incidentId: string): Promise<Incident> => {
  await confirm('dsl');
  return school.as('dsl').do('incident', { incidentId });
};

describe('an incident', () => {
  test('holds the picture, the page, the tabs, the last ten minutes and the words', async () => {
    const at = Date.now();
    await device.report([
      { seq: 1, at: at - 11 * 60_000, kind: 'visit', url: 'https://earlier.example/', title: 'Earlier' },
      { seq: 2, at: at - 9 * 60_000, kind: 'visit', ...page },
    ]);
    device.tell({ page, tabs: [{ tabId: 4, isActive: true, ...page }] });
    expect(
      await device.ask('reports', { sentAt: at, reports: [{ seq: 2, at, kind: 'visit', ...page }] }),
    ).toMatchObject({ ok: true });
    const { incidentId, number, hasPicture } = await record();
    expect([number, hasPicture]).toEqual([1, true]);
    expect((await record()).number).toBe(2);
    const incident = await read(incidentId);
    expect(incident).toMatchObject({
      kind: 'hurtful-message',
      reporter: 'Miss Clarke',
      reporterPosition: 'Teacher',
      className: 'Hedgehogs',
      source: 'lesson',
      audience: 'safeguarding',
      people: [{ kind: 'pupil', name: 'Amara Quill', involvement: 'did' }],
      decision: 'open',
      facts: {
        words: 'Unkind words in a shared document',
        page,
        tabs: [{ ...page, isActive: true }],
        visits: [{ kind: 'visit', url: page.url, text: 'Newts' }],
        device: { deviceId: device.deviceId, extensionVersion: '0.1.0' },
        pictureMissing: null,
      },
      pictures: [{ sha256: createHash('sha256').update(picture).digest('hex'), sizeBytes: picture.length }],
    });
    const response = await evidence('dsl', incident.pictures[0]?.evidenceId ?? '');
    expect(response.headers.get('content-type')).toContain('image/jpeg');
    expect(Buffer.from(await response.arrayBuffer())).toEqual(picture);
    for (const action of ['record-incident', 'view-incident', 'view-picture']) {
      await school.recorded(action, (line) => line.action === action && line.outcome === 'done');
    }
  });

  test('is at rest only sealed: neither words nor pixels are in the data folder', async () => {
    await record();
    const folder = school.dataFolder;
    const files = await readdir(folder, { recursive: true, withFileTypes: true });
    // The checkpoint beside the database is being exchanged while we look.
    const still = files.filter((file) => file.isFile() && !file.name.endsWith('.part'));
    const contents = await Promise.all(still.map((file) => readFile(join(file.parentPath, file.name))));
    for (const text of ['Unkind words', 'made-up pixels']) {
      expect(contents.some((content) => content.includes(text))).toBe(false);
    }
  });

  test('whose picture was changed on the disk is not shown as if it were whole', async () => {
    const { incidentId } = await record();
    const [{ evidenceId } = { evidenceId: '' }] = (await read(incidentId)).pictures;
    const file = join(school.dataFolder, 'evidence', evidenceId);
    const sealed = await readFile(file);
    sealed.writeUInt8((sealed.at(-1) ?? 0) ^ 1, sealed.length - 1);
    await writeFile(file, sealed);
    expect((await evidence('dsl', evidenceId)).status).toBe(500);
  });

  test.each([
    ['offline', () => device.close(), 'There is no picture: The device is offline.'],
    [
      'without a picture',
      () => void (device.picture = { ok: false, reason: 'failed', detail: 'A private page.' }),
      'There is no picture: A private page.',
    ],
    ['mute', () => void (device.picture = null), 'There is no picture: The device did not answer in time.'],
    [
      'lying',
      () =>
        void (device.picture = {
          ok: true,
          value: { page, type: 'image/jpeg', bytes: Buffer.from('<script>') },
        }),
      'There is no picture: The device sent something that is not a picture.',
    ],
  ])(
    'of a device that is %s is recorded all the same, saying why there is no picture',
    async (_how, make, why) => {
      make();
      if (!device.socket.connected) {
        await waitUntil(
          'the server knows',
          async () => !(await school.as('admin').do('devices', {}))[0]?.isConnected,
        );
      }
      const { incidentId, hasPicture } = await record();
      expect(hasPicture).toBe(false);
      const incident = await read(incidentId);
      expect(incident.facts.pictureMissing).toBe(why);
      expect(incident.pictures).toEqual([]);
    },
  );
});

describe('the review', () => {
  test('adds actions and a decision, and tells the other reviewers', async () => {
    const socket = await school.dashboard('head');
    let changes = 0;
    socket.on('incidents-changed', () => void (changes += 1));
    const { incidentId } = await record();
    await confirm('dsl');
    const dsl = school.as('dsl');
    await dsl.do('addIncidentAction', {
      incidentId,
      step: 'parents',
      isDone: true,
      text: 'Spoke to both families',
    });
    await dsl.do('changeIncidents', {
      incidentIds: [incidentId],
      change: { kind: 'decide', decision: 'handled-in-school', reason: 'Both sorry', parents },
    });
    await waitUntil('the head heard of all three', () => changes === 3);
    expect(await dsl.do('incident', { incidentId })).toMatchObject({
      decision: 'handled-in-school',
      decisionReason: 'Both sorry',
      actions: [
        { by: 'Mrs Haddad', step: 'parents', isDone: true, text: 'Spoke to both families' },
        { by: 'Mrs Haddad', step: null, text: 'Handled in school: Both sorry' },
        { by: 'Mrs Haddad', step: 'parents', isDone: false, text: `Parents not told: ${parents.why}` },
      ],
    });
    expect(await dsl.do('incidents', { shelf: 'closed', search: '' })).toMatchObject({
      incidents: [{ incidentId, actionCount: 3, decision: 'handled-in-school' }],
      counts: { open: 0, closed: 1 },
    });
  });

  test('asks for the password again', async () => {
    const { incidentId } = await record();
    expect(await school.as('dsl').do('incidents', open)).toMatchObject({ total: 1 });
    expect(await school.as('dsl').call('incident', { incidentId })).toMatchObject({
      reason: 'confirm-password',
    });
    const change = { kind: 'decide', decision: 'referred', reason: 'x', parents } as const;
    expect(
      await school.as('dsl').call('changeIncidents', { incidentIds: [incidentId], change }),
    ).toMatchObject({
      reason: 'confirm-password',
    });
  });

  test.each(['teacher', 'admin'] as const)('is not the %s’s', async (key) => {
    const { incidentId } = await record();
    const { pictures } = await read(incidentId);
    await confirm(key);
    const client = school.as(key);
    expect(await client.call('incidents', open)).toMatchObject({ reason: 'not-allowed' });
    expect(await client.call('incident', { incidentId })).toMatchObject({ reason: 'not-allowed' });
    expect(
      await client.call('addIncidentAction', { incidentId, step: null, isDone: true, text: 'x' }),
    ).toMatchObject({
      reason: 'not-allowed',
    });
    expect((await evidence(key, pictures[0]?.evidenceId ?? '')).status).toBe(403);
    await school.recorded(
      'the try',
      ({ action, object, outcome }) =>
        action === 'review-incidents' && object === incidentId && outcome === 'refused',
    );
  });
});

test('only the teacher of the lesson records, only of a pupil in it, and only while it lasts', async () => {
  const request = { lessonId, deviceId: device.deviceId, kind: 'other', words: 'x' } as const;
  expect(await school.as('dsl').call('recordIncident', request)).toMatchObject({ reason: 'not-allowed' });
  const stranger = school.device(null);
  await stranger.arrive();
  expect(
    await school.as('teacher').call('recordIncident', { ...request, deviceId: stranger.deviceId }),
  ).toMatchObject({
    reason: 'not-found',
  });
  await school.as('teacher').do('endLesson', { lessonId });
  expect(await school.as('teacher').call('recordIncident', request)).toMatchObject({ reason: 'expired' });
});
