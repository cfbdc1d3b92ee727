import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EndpointRequest } from '#shared/api.ts';
import { longestGuestMs } from '#shared/api/guests.ts';
import { LiveSchool } from '../support/live-school.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { waitUntil } from '../support/wait-until.ts';

const hourMs = 3_600_000;
let school: LiveSchool;
let device: RawDevice;

beforeEach(async () => {
  school = await LiveSchool.open(2, 'otherTeacher', 'filteringManager');
  device = school.device(null);
  await device.arrive();
});
afterEach(() => school.close());

const about = (changes: Partial<EndpointRequest<'letGuestIn'>> = {}): EndpointRequest<'letGuestIn'> => ({
  deviceId: device.deviceId,
  label: 'Visitor, Tuesday’s assembly',
  reason: 'Shows us her photographs',
  endsAt: Date.now() + hourMs,
  ...changes,
});
const letIn = (changes: Partial<EndpointRequest<'letGuestIn'>> = {}) =>
  school.as('teacher').do('letGuestIn', about(changes));
const tryToLetIn = (changes: Partial<EndpointRequest<'letGuestIn'>> = {}) =>
  school.as('teacher').call('letGuestIn', about(changes));
const guestOf = (of: RawDevice = device) => of.states.at(-1)?.guest ?? null;
const listed = async () => (await school.as('teacher').do('guestDevices', {})).devices;
const leaseListed = async () => (await listed()).find(({ lease }) => lease !== null)?.lease ?? null;
const factsOf = async (action: string): Promise<unknown[]> => {
  const rows = await school.storage.db
    .selectFrom('ledger')
    .select('facts')
    .where('action', '=', action)
    .execute();
  return rows.map(({ facts }) => JSON.parse(facts));
};
const untilGone = () => waitUntil('no guest is let in', () => guestOf() === null);

describe('a guest who is let in', () => {
  test('is known to the device by who, for whom and until when, listed, and written down', async () => {
    const { leaseId, endsAt } = await letIn();
    const guest = { by: madeUpStaff.teacher.name, label: 'Visitor, Tuesday’s assembly', endsAt };
    await waitUntil('the device knows', () => guestOf() !== null);
    expect(guestOf()).toMatchObject(guest);
    expect(await leaseListed()).toMatchObject({ leaseId, reason: 'Shows us her photographs', ...guest });
    const line = await school.recorded('who let them in', ({ action }) => action === 'let-guest-in');
    expect(line.object).toBe(leaseId);
    expect(await factsOf('let-guest-in')).toMatchObject([{ deviceId: device.deviceId, endsAt }]);
  });

  test('stays longer, and goes at once, by anybody’s hand who may let guests in; each is written down', async () => {
    const { leaseId, endsAt } = await letIn();
    const later = endsAt + hourMs;
    await school.as('otherTeacher').do('moveGuestEnd', { leaseId, endsAt: later });
    await waitUntil('the device knows the new end', () => guestOf()?.endsAt === later);
    await school.recorded('the new end', ({ action }) => action === 'move-guest-end');
    expect(await factsOf('move-guest-end')).toEqual([{ endsAt: later }]);
    await school.as('admin').do('endGuest', { leaseId });
    await untilGone();
    expect(await leaseListed()).toBeNull();
    await school.recorded(
      'the end',
      ({ action, actor }) => action === 'end-guest-access' && actor !== 'server',
    );
    expect(await school.as('admin').call('endGuest', { leaseId })).toMatchObject({ reason: 'not-found' });
    expect(await school.as('admin').call('moveGuestEnd', { leaseId, endsAt: later + hourMs })).toMatchObject({
      reason: 'not-found',
    });
  });

  test('is out when their time is over, which the server writes down by itself, also after a restart', async () => {
    await letIn();
    await school.restart();
    expect((await device.arrive()).state.guest).not.toBeNull();
    school.turnClock(hourMs + 1);
    const line = await school.recorded('the end', ({ action }) => action === 'end-guest-access');
    expect(line.actor).toBe('server');
    expect(await factsOf('end-guest-access')).toEqual([{ why: 'Its time was over' }]);
    device.close();
    expect((await device.arrive()).state.guest).toBeNull();
    await school.signInAgain('teacher');
    expect(await leaseListed()).toBeNull();
  });

  test('is out for good once the device is somebody’s: a pupil who signs in, or one it is given to', async () => {
    const [pupilId = ''] = school.pupilIds;
    await letIn();
    const { deviceId } = device;
    await school.as('admin').do('bindDevice', { deviceId, pupilId });
    await untilGone();
    await school.as('admin').do('bindDevice', { deviceId, pupilId: null });
    await waitUntil('it is nobody’s again', () => device.states.at(-1)?.pupil === null);
    expect(guestOf()).toBeNull();
    await letIn();
    await waitUntil('a guest is in again', () => guestOf() !== null);
    const sameDevice = school.device(1, { keys: device.keys });
    sameDevice.deviceId = deviceId;
    device.close();
    await sameDevice.arrive();
    expect(sameDevice.states.at(-1)).toMatchObject({ guest: null, pupil: { pupilId: school.pupilIds[1] } });
    const why = 'The device is somebody’s now';
    expect(await factsOf('end-guest-access')).toEqual([{ why }, { why }]);
  });

  test('belongs to no lesson and to no pupil: what they open is under nobody’s name', async () => {
    await letIn();
    const lessonId = await school.startLesson();
    await device.report([
      { seq: 1, at: Date.now(), kind: 'visit', url: 'https://maps.example/', title: 'Maps' },
    ]);
    expect(guestOf()).not.toBeNull();
    expect(device.states.at(-1)).toMatchObject({ pupil: null, lesson: null });
    const rows = await school.storage.db.selectFrom('reports').select(['pupilId', 'deviceId']).execute();
    expect(rows).toEqual([{ pupilId: null, deviceId: device.deviceId }]);
    const { lines } = await school.as('teacher').do('lessonTimeline', { lessonId });
    expect(JSON.stringify(lines)).not.toContain('maps.example');
  });
});

describe('nobody is let in', () => {
  test('at a device that is a pupil’s or a member of staff’s, nor twice at one', async () => {
    const pupils = school.device(0);
    await pupils.arrive();
    expect(await tryToLetIn({ deviceId: pupils.deviceId })).toMatchObject({ reason: 'conflict' });
    expect((await listed()).map(({ deviceId }) => deviceId)).toEqual([device.deviceId]);
    const both = await Promise.all([tryToLetIn(), tryToLetIn()]);
    expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
  });

  test('without a reason or a name for it, for a time that is over, or for longer than a week', async () => {
    for (const changes of [
      { reason: ' ' },
      { label: '' },
      { endsAt: Date.now() - 1 },
      { endsAt: Date.now() + longestGuestMs + hourMs },
    ])
      expect(await tryToLetIn(changes)).toMatchObject({ ok: false, reason: 'bad-message' });
    const { leaseId } = await letIn();
    const endsAt = Date.now() + longestGuestMs + hourMs;
    expect(await school.as('teacher').call('moveGuestEnd', { leaseId, endsAt })).toMatchObject({
      reason: 'bad-message',
    });
    expect(guestOf()?.endsAt).not.toBe(endsAt);
  });

  test('by those who do not meet visitors, which is written down', async () => {
    expect(await school.as('filteringManager').call('letGuestIn', about())).toMatchObject({
      reason: 'not-allowed',
    });
    await school.recorded(
      'the refusal',
      ({ action, outcome }) => action === 'let-guests-in' && outcome === 'refused',
    );
    expect(await leaseListed()).toBeNull();
  });
});
