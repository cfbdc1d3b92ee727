import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Report } from '#shared/reports.ts';
import { LiveSchool } from '../support/live-school.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { waitUntil } from '../support/wait-until.ts';

let school: LiveSchool;
beforeEach(async () => {
  school = await LiveSchool.open(1, 'dsl');
});
afterEach(() => school.close());

const promptId = 'detail-sent-need';

describe('what a pupil met', () => {
  const dayMs = 24 * 3_600_000;
  const metAt = (seq: number, at: number, id: string | null = promptId): Report => ({
    seq,
    at,
    kind: 'prompt-shown',
    url: null,
    promptId: id,
    cameBackAfter: null,
  });
  const onAnother = async () => (await school.device(0).arrive()).met;
  let today: string;
  // No test of days runs over midnight.
  beforeEach(async () => {
    const now = Date.now();
    school.turnClock(dayMs / 2 - (now % dayMs));
    await school.signInAgain('admin', 'dsl');
    today = new Date(now).toISOString().slice(0, 10);
  });

  test('is known to their next computer by day, and to nobody else’s', async () => {
    const device = school.device(0);
    expect((await device.arrive()).met).toEqual([]);
    await device.report([metAt(1, Date.now()), metAt(2, Date.now(), null), metAt(3, Date.now(), 'made-up')]);
    expect(await onAnother()).toEqual([{ promptId, day: today }]);
    const guest = school.device(null);
    expect((await guest.arrive()).met).toEqual([]);
    await guest.report([metAt(1, Date.now(), 'advert-paid')]);
    expect(await onAnother()).toHaveLength(1);
  });

  test('is told at once to their computers that are connected, and to one that is given to them', async () => {
    const [one, other, guest] = [school.device(0), school.device(0), school.device(null)];
    for (const device of [one, other, guest]) await device.arrive();
    await one.report([metAt(1, Date.now())]);
    const pupilId = school.pupilIds[0] ?? '';
    const told = { pupilId, prompts: [{ promptId, day: today }] };
    await waitUntil('the other one has heard', () => other.metTold.length > 0);
    expect(other.metTold).toEqual([told]);
    expect(guest.metTold).toEqual([]);
    await school.as('admin').do('bindDevice', { deviceId: guest.deviceId, pupilId });
    await waitUntil('the guest’s has heard', () => guest.metTold.length > 0);
    expect(guest.metTold).toEqual([told]);
  });

  test('is what they met last, also when it is told late', async () => {
    const device = school.device(0);
    await device.arrive();
    await device.report([metAt(1, Date.now()), metAt(2, Date.now() - 3 * dayMs)]);
    await device.report([metAt(3, Date.now() - 9 * dayMs, 'advert-paid')]);
    expect(await onAnother()).toEqual([{ promptId, day: today }]);
  });

  test('is among what is held about them, and is gone after a week', async () => {
    const device = school.device(0);
    await device.arrive();
    await device.report([metAt(1, Date.now())]);
    const held = async () =>
      (await school.as('dsl').do('subjectItems', { pupilId: school.pupilIds[0] ?? '' })).flatMap(
        ({ kind, entries }) => (kind === 'prompts' ? [entries] : []),
      );
    await school.as('dsl').do('confirmPassword', { password: madeUpStaff.dsl.password });
    expect(await held()).toEqual([1]);
    school.turnClock(7 * dayMs);
    expect(await onAnother()).toHaveLength(1);
    school.turnClock(dayMs);
    expect(await onAnother()).toEqual([]);
    await school.signInAgain('dsl');
    await school.as('dsl').do('runRetention', {});
    expect(await school.storage.db.selectFrom('metPrompts').selectAll().execute()).toEqual([]);
  });
});
