import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { designatedText } from '#shared/api/designated-devices.ts';
import { exportPath } from '#shared/api/exports.ts';
import { LiveSchool } from '../support/live-school.ts';
import { madeUpStaff, type StaffKey } from '../support/made-up-people.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { createStaffClient, type StaffClient } from '../support/staff-client.ts';
import { waitUntil } from '../support/wait-until.ts';

const picture = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('made-up pixels')]);
const page = { url: 'https://newts.example/', title: 'Newts' };

/** A browser with a key of its own, written by hand. */
class Computer {
  readonly keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject };
  deviceId = '';

  constructor(namedCurve = 'P-256') {
    this.keys = generateKeyPairSync('ec', { namedCurve });
  }

  get publicKey(): string {
    return this.keys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64url');
  }

  signature(purpose: 'mark' | 'prove', challenge: string, serverUrl = school.url): string {
    const text = Buffer.from(designatedText(purpose, serverUrl, challenge));
    const key = { key: this.keys.privateKey, dsaEncoding: 'ieee-p1363' } as const;
    return sign('sha256', text, key).toString('base64url');
  }

  async mark(client: StaffClient, name = 'Office') {
    const { challenge } = await client.do('deviceChallenge', {});
    const signature = this.signature('mark', challenge);
    const answer = await client.call('markDevice', { name, publicKey: this.publicKey, challenge, signature });
    if (answer.ok) this.deviceId = answer.value.deviceId;
    return answer;
  }

  async prove(client: StaffClient, purpose: 'mark' | 'prove' = 'prove', serverUrl = school.url) {
    const { challenge } = await client.do('deviceChallenge', {});
    const signature = this.signature(purpose, challenge, serverUrl);
    return client.call('proveDevice', { deviceId: this.deviceId, challenge, signature });
  }
}

let school: LiveSchool;
let device: RawDevice;
let incidentId: string;
let evidenceId: string;
let office: Computer;

const confirm = (key: StaffKey) =>
  school.as(key).do('confirmPassword', { password: madeUpStaff[key].password });
const only = (isOnly: boolean) => school.as('dsl').call('setDesignatedOnly', { isOnly });

beforeEach(async () => {
  school = await LiveSchool.open(1, 'dsl', 'head');
  device = school.device(0);
  await device.arrive();
  device.picture = { ok: true, value: { page, type: 'image/jpeg', bytes: picture } };
  const lessonId = await school.startLesson();
  await waitUntil('in the lesson', () => device.states.at(-1)?.lesson?.lessonId === lessonId);
  const { deviceId } = device;
  const about = { lessonId, deviceId, kind: 'hurtful-message' as const, words: 'Words' };
  ({ incidentId } = await school.as('teacher').do('recordIncident', about));
  for (const key of ['dsl', 'admin'] as const) await confirm(key);
  const { pictures } = await school.as('dsl').do('incident', { incidentId });
  evidenceId = pictures[0]?.evidenceId ?? '';
  office = new Computer();
  expect(await office.mark(school.as('admin'))).toMatchObject({ ok: true });
});
afterEach(() => school.close());

const exportRequest = (form: 'pack' | 'pdf' | 'csv' | 'json') => ({
  incidentIds: [incidentId],
  form,
  recipient: 'own-records' as const,
  pupilIds: [],
  leaveOut: [],
  leaveIn: [],
  pictureIds: [],
  reading: '',
  review: { people: [], computer: '', judgement: null },
});
const at = (client: StaffClient, path: string, body?: object): Promise<Response> =>
  fetch(`${school.url}${path}`, {
    headers: { cookie: client.cookie(), origin: school.url, 'content-type': 'application/json' },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });
/** Every way by which evidence leaves the server. */
const ways: readonly [string, (client: StaffClient) => Promise<number>][] = [
  ['the picture', async (client) => (await at(client, `/api/evidence/${evidenceId}`)).status],
  ['the whole export', async (client) => (await at(client, `/api/incidents/${incidentId}/export`)).status],
  ...(['pack', 'pdf', 'csv', 'json'] as const).map(
    (form): [string, (client: StaffClient) => Promise<number>] => [
      `an export as ${form}`,
      async (client) => (await at(client, exportPath, exportRequest(form))).status,
    ],
  ),
  [
    'the preview of an export',
    async (client) => ((await client.call('previewExport', exportRequest('pack'))).ok ? 200 : 403),
  ],
];

describe('while evidence opens everywhere', () => {
  test.each(ways)('%s needs no designated computer', async (_what, open) => {
    expect(await open(school.as('dsl'))).toBe(200);
  });

  test('it cannot be kept to a computer before one is marked', async () => {
    await school.as('admin').do('unmarkDevice', { deviceId: office.deviceId });
    expect(await only(true)).toMatchObject({ reason: 'conflict' });
  });
});

describe('while evidence opens on the designated computer only', () => {
  beforeEach(async () => {
    expect(await only(true)).toMatchObject({ ok: true });
  });

  test.each(ways)('%s is refused elsewhere, and given there', async (_what, open) => {
    expect(await open(school.as('dsl'))).toBe(403);
    await school.recorded(
      'the try',
      ({ action, outcome }) => action === 'open-evidence-elsewhere' && outcome === 'refused',
    );
    expect(await office.prove(school.as('dsl'))).toMatchObject({ ok: true });
    expect(await open(school.as('dsl'))).toBe(200);
  });

  test('the answer elsewhere says on which computer to go on, and what to do when it is broken', async () => {
    const { detail } = await (await at(school.as('dsl'), `/api/evidence/${evidenceId}`)).json();
    expect(detail).toContain('“Office”');
    expect(detail).toContain('the admin can mark another one');
  });

  test('whoever may not see the evidence hears of no computer', async () => {
    await confirm('teacher');
    const { reason } = await (await at(school.as('teacher'), `/api/evidence/${evidenceId}`)).json();
    expect(reason).toBe('not-allowed');
  });

  test('a pupil’s records as an archive are kept to it too, and the second person’s word is not used up', async () => {
    const dsl = school.as('dsl');
    const about = {
      pupilId: school.pupilIds[0] ?? '',
      withheld: [],
      leaveOut: [],
      leaveIn: [],
      reason: 'Asked for',
    };
    const { requestId } = await dsl.do('askSubjectAccess', about);
    await confirm('head');
    const [waiting] = await school.as('head').do('approvals', {});
    const answer = { approvalId: waiting?.approvalId ?? '', isAllowed: true, words: 'Yes' };
    await school.as('head').do('answerApproval', answer);
    const path = `/api/subject-access/${requestId}/export`;
    expect((await at(dsl, path)).status).toBe(403);
    await office.prove(dsl);
    expect((await at(dsl, path)).status).toBe(200);
  });

  test('another key is refused, also where it says it were the marked one', async () => {
    const other = new Computer();
    other.deviceId = office.deviceId;
    expect(await other.prove(school.as('dsl'))).toMatchObject({ reason: 'not-designated' });
    expect(await ways[0]?.[1](school.as('dsl'))).toBe(403);
    await school.recorded('it', ({ action, outcome }) => action === 'prove-device' && outcome === 'refused');
  });

  test('a signature is good once, for this purpose, on this server', async () => {
    const dsl = school.as('dsl');
    const { challenge } = await dsl.do('deviceChallenge', {});
    const signed = { deviceId: office.deviceId, challenge, signature: office.signature('prove', challenge) };
    expect(await dsl.call('proveDevice', signed)).toMatchObject({ ok: true });
    expect(await dsl.call('proveDevice', signed)).toMatchObject({ reason: 'not-designated' });
    expect(await office.prove(dsl, 'mark')).toMatchObject({ reason: 'not-designated' });
    expect(await office.prove(dsl, 'prove', 'https://other.example')).toMatchObject({
      reason: 'not-designated',
    });
  });

  test('a challenge of another session is refused, of the same person too', async () => {
    const { email, password } = madeUpStaff.dsl;
    const second = createStaffClient(school.url);
    await second.do('signIn', { email, password });
    const { challenge } = await second.do('deviceChallenge', {});
    const signed = { deviceId: office.deviceId, challenge, signature: office.signature('prove', challenge) };
    expect(await school.as('dsl').call('proveDevice', signed)).toMatchObject({ reason: 'not-designated' });
    expect(await office.prove(school.as('dsl'))).toMatchObject({ ok: true });
    // What one session has shown holds for no other.
    await second.do('confirmPassword', { password });
    expect(await ways[0]?.[1](second)).toBe(403);
  });

  test('a challenge is good for a minute, and its proof for ten', async () => {
    const dsl = school.as('dsl');
    const { challenge } = await dsl.do('deviceChallenge', {});
    school.turnClock(61_000);
    const late = { deviceId: office.deviceId, challenge, signature: office.signature('prove', challenge) };
    expect(await dsl.call('proveDevice', late)).toMatchObject({ reason: 'not-designated' });
    await office.prove(dsl);
    school.turnClock(10 * 60_000);
    await confirm('dsl');
    expect(await ways[0]?.[1](dsl)).toBe(403);
  });

  test('the last one is not removed; of two, the removed one opens nothing at once', async () => {
    const [admin, dsl] = [school.as('admin'), school.as('dsl')];
    expect(await admin.call('unmarkDevice', { deviceId: office.deviceId })).toMatchObject({
      reason: 'conflict',
    });
    const second = new Computer();
    await second.mark(admin, 'Library');
    await office.prove(dsl);
    await admin.do('unmarkDevice', { deviceId: office.deviceId });
    expect(await ways[0]?.[1](dsl)).toBe(403);
    expect(await office.prove(dsl)).toMatchObject({ reason: 'not-designated' });
    await second.prove(dsl);
    expect(await ways[0]?.[1](dsl)).toBe(200);
    const { devices } = await dsl.do('designatedDevices', {});
    expect(devices).toMatchObject([{ name: 'Library', markedBy: madeUpStaff.admin.name }]);
    expect(devices[0]?.lastUsedAt).toBeGreaterThan(0);
  });

  test('the way out is the lead’s or the head’s, with the password again, and is recorded', async () => {
    expect(await school.as('admin').call('setDesignatedOnly', { isOnly: false })).toMatchObject({
      reason: 'not-allowed',
    });
    expect(await school.as('head').call('setDesignatedOnly', { isOnly: false })).toMatchObject({
      reason: 'confirm-password',
    });
    expect(await only(false)).toMatchObject({ ok: true });
    expect(await ways[0]?.[1](school.as('dsl'))).toBe(200);
    await school.recorded('it', ({ action }) => action === 'set-designated-only');
  });
});

describe('marking', () => {
  test('is the admin’s, with the password again', async () => {
    expect(await new Computer().mark(school.as('dsl'))).toMatchObject({ reason: 'not-allowed' });
    await school.signInAgain('admin');
    expect(await new Computer().mark(school.as('admin'))).toMatchObject({ reason: 'confirm-password' });
  });

  test('takes a key that the browser holds, of the kind that is asked for, once', async () => {
    const admin = school.as('admin');
    expect(await new Computer('P-384').mark(admin)).toMatchObject({ reason: 'not-designated' });
    expect(await office.mark(admin)).toMatchObject({ reason: 'conflict' });
    const { challenge } = await admin.do('deviceChallenge', {});
    const signature = new Computer().signature('mark', challenge);
    const { publicKey } = new Computer();
    expect(await admin.call('markDevice', { name: 'Mine', publicKey, challenge, signature })).toMatchObject({
      reason: 'not-designated',
    });
  });
});
