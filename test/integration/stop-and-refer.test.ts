import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { starterCategories } from '../../server/filtering/starter-categories/index.ts';
import { LiveSchool, OpenClass } from '../support/live-school.ts';
import { madeUpStaff, type StaffKey } from '../support/made-up-people.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { waitUntil } from '../support/wait-until.ts';

const page = { url: 'https://found.example/album?page=2', title: 'An album' };
const picture = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('made-up pixels')]);

let school: LiveSchool;
let device: RawDevice;
let lessonId: string;

beforeEach(async () => {
  school = await LiveSchool.open(2, 'otherTeacher', 'dsl', 'head', 'chair');
  device = school.device(0);
  await device.arrive();
  device.picture = { ok: true, value: { page, type: 'image/jpeg', bytes: picture } };
  lessonId = await school.startLesson();
  await waitUntil('the device is in the lesson', () => device.states.at(-1)?.lesson?.lessonId === lessonId);
});
afterEach(() => school.close());

const shows = async (): Promise<void> => {
  device.tell({ page, tabs: [{ tabId: 4, isActive: true, ...page }], picture: 'live' });
  await device.report([{ seq: 1, at: Date.now(), kind: 'visit', ...page }]);
};
const press = (key: StaffKey = 'teacher') =>
  school.as(key).do('stopAndRefer', { lessonId, deviceId: device.deviceId });
const confirm = (key: StaffKey) =>
  school.as(key).do('confirmPassword', { password: madeUpStaff[key].password });
const stopOnDevice = () => device.states.at(-1)?.stop ?? null;
const watch = async (key: StaffKey) => {
  const socket = await school.dashboard(key);
  const open = await new OpenClass(socket).view(socket, lessonId);
  let frames = 0;
  socket.on('frame', () => (frames += 1));
  await socket.emitWithAck('watch', { lessonId, mode: 'grid', deviceIds: [device.deviceId] });
  return { socket, open, frames: () => frames };
};

describe('the press', () => {
  test('stops the picture for everyone, and the tile says so with nothing of the page', async () => {
    await shows();
    const viewer = await watch('teacher');
    device.show(Buffer.from('pixels'));
    await waitUntil('the picture came', () => viewer.frames() === 1);
    await press();
    device.show(Buffer.from('pixels again'));
    const tile = await viewer.open.until(
      'stopped',
      ({ state }) => state === 'stopped',
      school.pupilIds[0] ?? '',
    );
    expect(tile).toMatchObject({ picture: 'stopped', page: null, tabs: [], referralOffer: null });
    await waitUntil('the device is told to stop', () => stopOnDevice() !== null);
    expect(device.watches.at(-1)?.mode).toBe('off');
    // What a device sends all the same goes nowhere, also to somebody who begins to look now.
    const late = await watch('teacher');
    device.show(Buffer.from('once more'));
    await device.report([
      { seq: 2, at: Date.now(), kind: 'reply', url: null, message: 'Well?', reply: 'Yes' },
    ]);
    expect([viewer.frames(), late.frames()]).toEqual([1, 0]);
  });

  test('is offered by itself where a list names the page’s site, and not elsewhere', async () => {
    const listed = starterCategories.find(({ id }) => id === 'adult')?.domains[0] ?? '';
    const viewer = await watch('teacher');
    const pupilId = school.pupilIds[0] ?? '';
    device.tell({ page: { url: `https://www.${listed}/`, title: 'A page' } });
    await viewer.open.until('offered', ({ referralOffer }) => referralOffer === 'adult', pupilId);
    device.tell({ page });
    await viewer.open.until('not offered', ({ referralOffer }) => referralOffer === null, pupilId);
  });

  test('is not undone by a restart of the server, by the end of the lesson or by a teacher', async () => {
    await press();
    await school.restart();
    await device.arrive();
    expect(stopOnDevice()).not.toBeNull();
    const socket = await school.dashboard('teacher');
    await new OpenClass(socket).view(socket, lessonId);
    for (const name of ['unlock-device', 'end-controls'] as const) {
      const args = name === 'end-controls' ? { names: ['lock', 'freeze', 'exceptions'] } : {};
      await socket.emitWithAck('command', { lessonId, name, deviceIds: [device.deviceId], args });
    }
    await school.as('teacher').do('endLesson', { lessonId });
    await waitUntil('the lesson is over on the device', () => device.states.at(-1)?.lesson === null);
    expect(stopOnDevice()).not.toBeNull();
  });

  test('leaves nothing that would change the device: no tab is opened, shown or closed', async () => {
    await press();
    const socket = await school.dashboard('teacher');
    await new OpenClass(socket).view(socket, lessonId);
    const outcome = await socket.emitWithAck('command', {
      lessonId,
      name: 'close-tab',
      deviceIds: [device.deviceId],
      args: { url: page.url, reason: 'Away with it' },
    });
    expect(outcome).toMatchObject({
      value: { [device.deviceId]: { ok: false, reason: 'not-allowed' } },
    });
    expect(await school.as('admin').call('testFilter', { deviceId: device.deviceId })).toMatchObject({
      reason: 'not-allowed',
    });
    expect(device.actions).toEqual([]);
    const recorded = await school
      .as('teacher')
      .do('recordIncident', { lessonId, deviceId: device.deviceId, kind: 'other', words: 'I saw it' });
    expect(recorded.hasPicture).toBe(false);
  });

  test('is anybody’s who teaches the lesson, once, and nobody else’s', async () => {
    for (const key of ['otherTeacher', 'admin'] as const)
      expect(
        await school.as(key).call('stopAndRefer', { lessonId, deviceId: device.deviceId }),
      ).toMatchObject({ reason: 'not-allowed' });
    expect(stopOnDevice()).toBeNull();
    const first = await press();
    expect(await press()).toEqual(first);
    expect(await school.as('dsl').do('referrals', {})).toMatchObject([
      { number: 1, stoppedBy: 'Miss Clarke', pupilName: 'Amara Quill', isStopped: true, isHeld: true },
    ]);
    await school.recorded(
      'the press',
      ({ action, outcome }) => action === 'stop-and-refer' && outcome === 'done',
    );
  });
});

describe('what is stored of it', () => {
  const toldOf = async () =>
    (await school.as('teacher').do('timeline', { lessonId, deviceId: device.deviceId })).map(
      ({ kind, url, text }) => [kind, url?.slice(0, 7) ?? null, text],
    );

  test('is the fingerprint of the address, before the press and after it; other pages before it stay', async () => {
    const at = Date.now();
    await device.report([
      { seq: 1, at, kind: 'visit', url: 'https://maths.example/', title: 'Sums' },
      { seq: 2, at, kind: 'visit', ...page },
      { seq: 3, at, kind: 'visit', url: 'https://found.example/album?page=3', title: 'More' },
    ]);
    device.tell({ page });
    const { referralId } = await press();
    await device.report([
      { seq: 4, at: Date.now(), kind: 'visit', url: 'https://found.example/next', title: 'Next' },
      {
        seq: 5,
        at: Date.now(),
        kind: 'concern',
        url: page.url,
        choice: 'saw-something',
        words: 'I am scared',
      },
    ]);
    expect(await toldOf()).toEqual([
      ['concern', null, ''],
      ['visit', 'sealed:', ''],
      ['visit', 'sealed:', ''],
      ['visit', 'sealed:', ''],
      ['visit', 'https:/', 'Sums'],
    ]);
    await confirm('dsl');
    const dsl = school.as('dsl');
    const same = async (address: string) =>
      (await dsl.do('compareReferralAddress', { referralId, address })).isSame;
    expect([await same(page.url), await same('https://found.example/')]).toEqual([true, false]);
  });

  test('what was on its way when the button was pressed is reduced as well', async () => {
    device.tell({ page });
    // Each of these is asked of staff before any is stored, which takes a while: the press comes in between.
    const asks = Array.from({ length: 100 }, (_, index) => ({
      seq: index + 1,
      at: Date.now(),
      kind: 'may-i' as const,
      about: 'page' as const,
      url: page.url,
      requestId: `ask-${index}`,
      words: '',
    }));
    const sent = device.report(asks);
    await school.recorded('the first ask', ({ action }) => action === 'ask-may-i');
    await Promise.all([sent, press()]);
    const urls = new Set((await toldOf()).map(([, url]) => url));
    expect([...urls]).toEqual(['sealed:']);
    const requests = await school.as('teacher').do('requests', { lessonId });
    expect(JSON.stringify(requests)).not.toContain('found.example');
  });

  test('what a teacher did with it before is in no timeline and no ledger any more, which is whole all the same', async () => {
    await shows();
    const socket = await school.dashboard('teacher');
    await new OpenClass(socket).view(socket, lessonId);
    for (const url of [page.url, 'https://maths.example/'])
      await socket.emitWithAck('command', {
        lessonId,
        name: 'open-page',
        deviceIds: [device.deviceId],
        args: { url },
      });
    const opened = async () => {
      const { lines } = await school.as('teacher').do('lessonTimeline', { lessonId });
      return lines.filter((line) => line.is === 'done' && line.action === 'open-page');
    };
    await waitUntil('both are in the timeline', async () => (await opened()).length === 2);
    expect(JSON.stringify(await opened())).toContain('found.example');
    await press();
    const said = JSON.stringify(await opened());
    expect([said.includes('found.example'), said.includes('maths.example')]).toEqual([false, true]);
    expect(await opened()).toHaveLength(2);
    const rows = await school.storage.db.selectFrom('ledger').select('facts').execute();
    expect(JSON.stringify(rows)).not.toContain('found.example');
    expect(await school.ledger.verify()).toMatchObject({ ok: true });
  });
});

describe('an incident with a picture from that device', () => {
  const record = () =>
    school
      .as('teacher')
      .do('recordIncident', { lessonId, deviceId: device.deviceId, kind: 'other', words: 'Look' });

  test('is sealed: neither read, nor its picture shown, nor exported', async () => {
    const { incidentId } = await record();
    await confirm('dsl');
    const dsl = school.as('dsl');
    const { pictures } = await dsl.do('incident', { incidentId });
    await press();
    for (const path of [`/api/evidence/${pictures[0]?.evidenceId}`, `/api/incidents/${incidentId}/export`]) {
      const response = await fetch(`${school.url}${path}`, { headers: { cookie: dsl.cookie() } });
      expect([response.status, (await response.json()) as unknown]).toMatchObject([
        403,
        { detail: expect.stringContaining('sealed') as string },
      ]);
    }
    expect(await dsl.call('incident', { incidentId })).toMatchObject({ reason: 'not-allowed' });
    const [referral] = await dsl.do('referrals', {});
    expect(await dsl.do('referral', { referralId: referral?.referralId ?? '' })).toMatchObject({
      sealedIncidents: [{ incidentId, audience: 'safeguarding', number: 1 }],
    });
  });

  test('is unsealed when the police have released it and a second person has allowed it', async () => {
    const { incidentId } = await record();
    await press();
    await confirm('dsl');
    await confirm('head');
    const referralId = (await school.as('dsl').do('referrals', {}))[0]?.referralId ?? '';
    const unseal = (key: StaffKey = 'dsl') =>
      school.as(key).call('unsealIncident', { referralId, incidentId });
    const release = (key: StaffKey) =>
      school.as(key).do('recordPoliceAdvice', { referralId, says: 'release', words: 'Released' });
    const objects = [incidentId];
    const { approvalId } = await school
      .as('dsl')
      .do('askApproval', { kind: 'open-sealed', objects, reason: 'The case is closed' });
    await school.as('head').do('answerApproval', { approvalId, isAllowed: true, words: 'Agreed' });
    await release('dsl');
    expect(await unseal()).toMatchObject({ reason: 'conflict' });
    await release('head');
    expect(await unseal('head')).toMatchObject({ reason: 'not-allowed' });
    expect(await school.as('dsl').call('incident', { incidentId })).toMatchObject({ reason: 'not-allowed' });
    expect(await unseal()).toMatchObject({ ok: true });
    expect(await unseal()).toMatchObject({ reason: 'not-found' });
    expect(await school.as('dsl').call('incident', { incidentId })).toMatchObject({ ok: true });
    await school.recorded(
      'who opened the seal',
      ({ action, object }) => action === 'unseal-incident' && object === incidentId,
    );
  });

  test('may be referred from its own page, by the DSL, which stops its device', async () => {
    const { incidentId } = await record();
    expect(await school.as('teacher').call('stopAndRefer', { incidentId })).toMatchObject({
      reason: 'not-allowed',
    });
    const { referralId } = await school.as('dsl').do('stopAndRefer', { incidentId });
    await waitUntil('the device is stopped', () => stopOnDevice() !== null);
    expect(await school.as('dsl').do('referral', { referralId })).toMatchObject({
      stoppedBy: 'Mrs Haddad',
      sealedIncidents: [{ incidentId, audience: 'safeguarding', number: 1 }],
      deviceId: device.deviceId,
    });
  });
});
