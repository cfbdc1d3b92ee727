import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LiveSchool } from '../support/live-school.ts';
import { madeUpStaff, type StaffKey } from '../support/made-up-people.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { waitUntil } from '../support/wait-until.ts';

const page = { url: 'https://found.example/album?page=2', title: 'An album' };
const dayMs = 24 * 3_600_000;

let school: LiveSchool;
let device: RawDevice;
let lessonId: string;

beforeEach(async () => {
  school = await LiveSchool.open(2, 'dsl', 'head');
  device = school.device(0);
  await device.arrive();
  lessonId = await school.startLesson();
  await waitUntil('the device is in the lesson', () => device.states.at(-1)?.lesson?.lessonId === lessonId);
});
afterEach(() => school.close());

const press = () => school.as('teacher').do('stopAndRefer', { lessonId, deviceId: device.deviceId });
const confirm = (key: StaffKey) =>
  school.as(key).do('confirmPassword', { password: madeUpStaff[key].password });

describe('an incident without a picture', () => {
  const told = async (who: RawDevice, url: string, seq: number): Promise<string> => {
    const requestId = `told-${who.deviceId}-${seq}`;
    const concern = { kind: 'concern', choice: 'saw-something', words: 'Horrid', url, requestId } as const;
    await who.report([{ seq, at: Date.now(), ...concern }]);
    const telling = school.storage.db.selectFrom('tellings').select('incidentId');
    return (await telling.where('requestId', '=', requestId).executeTakeFirstOrThrow()).incidentId;
  };
  const isSealed = async (incidentId: string, key: StaffKey = 'dsl'): Promise<boolean> => {
    const answer = await school.as(key).call('incident', { incidentId });
    return !answer.ok && answer.reason === 'not-allowed';
  };
  const other = 'https://newts.example/';

  test('is sealed where it names the page: in front, among what was opened before, or on another device that day', async () => {
    await confirm('dsl');
    const second = school.device(1);
    await second.arrive();
    const before = await told(device, other, 1);
    const elsewhere = await told(second, `${page.url}#top`, 1);
    const elsewhereOther = await told(second, other, 2);
    await device.report([{ seq: 2, at: Date.now(), kind: 'visit', ...page }]);
    const after = await told(device, other, 3);
    const about = await told(device, page.url, 4);
    device.tell({ page });
    await press();
    expect(await Promise.all([about, after, elsewhere].map((each) => isSealed(each)))).toEqual([
      true,
      true,
      true,
    ]);
    expect(await Promise.all([before, elsewhereOther].map((each) => isSealed(each)))).toEqual([false, false]);
  });

  test('is sealed however long ago it was, where it came from that device', async () => {
    const about = await told(device, page.url, 1);
    const second = school.device(1);
    await second.arrive();
    const elsewhere = await told(second, page.url, 1);
    await school.storage.db
      .updateTable('incidents')
      .set({ reportedAt: Date.now() - 3 * dayMs })
      .execute();
    await confirm('dsl');
    device.tell({ page });
    await press();
    expect([await isSealed(about), await isSealed(elsewhere)]).toEqual([true, false]);
  });

  test('is sealed though another can be read by nobody any more', async () => {
    const about = await told(device, page.url, 1);
    const broken = await told(device, other, 2);
    await school.storage.db
      .updateTable('incidents')
      .set({ sealedFacts: Buffer.from('of no use') })
      .where('incidentId', '=', broken)
      .execute();
    await confirm('dsl');
    device.tell({ page });
    await press();
    expect(await isSealed(about)).toBe(true);
  });

  test('which is not for the safeguarding lead’s eyes is sealed, and its referral does not tell them of it', async () => {
    await confirm('dsl');
    await confirm('head');
    const incidentId = await told(device, page.url, 1);
    await school.as('dsl').do('changeIncidents', {
      incidentIds: [incidentId],
      change: { kind: 'reclassify', incidentKind: 'about-an-adult', reason: 'It is about an adult' },
    });
    device.tell({ page });
    const { referralId } = await press();
    expect(await isSealed(incidentId, 'head')).toBe(true);
    const { sealedIncidents } = await school.as('dsl').do('referral', { referralId });
    expect(sealedIncidents).toEqual([]);
    expect((await school.as('head').do('referral', { referralId })).sealedIncidents).toMatchObject([
      { incidentId },
    ]);
  });
});
