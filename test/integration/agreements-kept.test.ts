import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  publishAgreement,
  setAgreements,
  signatureOn,
  untilNothingAsked,
} from '../support/agreement-school.ts';
import { LiveSchool, OpenClass } from '../support/live-school.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { waitUntil } from '../support/wait-until.ts';

const dayMs = 24 * 3_600_000;
let school: LiveSchool;
let device: RawDevice;
let pupilId: string;

beforeEach(async () => {
  school = await LiveSchool.open(2, 'dsl', 'otherTeacher');
  device = school.device(0);
  await device.arrive();
  pupilId = school.pupilIds[0] ?? '';
});
afterEach(() => school.close());

const publish = () => publishAgreement(school, 'ks2');
const sign = async () => void (await device.report([await signatureOn(device, pupilId)]));
const onFile = async () => (await school.as('dsl').do('pupilAgreements', { pupilId })).signatures;

describe('who is missing', () => {
  beforeEach(async () => {
    await publish();
    await setAgreements(school, { graceDays: 0 });
  });

  test('is on the tile and in the list of who teaches the class, until it is signed', async () => {
    await expect(school.as('otherTeacher').do('missingAgreements', {})).resolves.toMatchObject({
      classes: [],
    });
    const lessonId = await school.startLesson();
    const socket = await school.dashboard('teacher');
    const shown = await new OpenClass(socket).view(socket, lessonId);
    const tile = await shown.until('marked', ({ agreement }) => agreement !== undefined, pupilId);
    expect(tile.agreement?.heldFrom).toBeLessThanOrEqual(Date.now());
    const listed = async () =>
      (await school.as('teacher').do('missingAgreements', {})).classes[0]?.pupils.find(
        (pupil) => pupil.pupilId === pupilId,
      );
    expect(await listed()).toMatchObject({ pupil: 'missing', forPupil: 'not-asked', parent: 'not-asked' });
    expect((await listed())?.heldFrom).not.toBeNull();
    await sign();
    await shown.until('not marked', ({ agreement }) => agreement === undefined, pupilId);
    expect(await listed()).toMatchObject({ pupil: 'signed', heldFrom: null });
  });

  test('gets it handed out at once', async () => {
    const lessonId = await school.startLesson();
    const socket = await school.dashboard('teacher');
    await waitUntil('in the lesson', () => device.states.at(-1)?.lesson);
    const command = {
      lessonId,
      name: 'hand-out-agreement',
      deviceIds: [],
      isForClass: true,
      args: {},
    } as const;
    const outcome = await socket.timeout(10_000).emitWithAck('command', command);
    expect(outcome).toMatchObject({ ok: true, value: { [device.deviceId]: { ok: true } } });
    expect(device.actions.map(({ name }) => name)).toEqual(['hand-out-agreement']);
  });

  test('is written down as talked about by who teaches the class', async () => {
    const { classId } = school;
    await expect(school.as('teacher').do('recordAgreementTalk', { classId })).rejects.toThrow('not-found');
    await school.startLesson();
    await school.as('teacher').do('recordAgreementTalk', { classId });
    const [own] = (await school.as('teacher').do('missingAgreements', {})).classes;
    expect(own?.talk).toMatchObject({ by: 'Miss Clarke' });
  });
});

describe('a member of staff', () => {
  test('signs for themselves, once, and is off the list', async () => {
    const teacher = school.as('teacher');
    expect(await teacher.do('ownAgreement', {})).toEqual({
      version: null,
      standing: 'not-asked',
      signedAt: null,
    });
    await publishAgreement(school, 'staff');
    const { version } = await teacher.do('ownAgreement', {});
    const request = { versionId: version?.versionId ?? '', name: 'Miss Clarke', answers: [1] };
    for (const answers of [[], [0]])
      expect(await teacher.call('signOwnAgreement', { ...request, answers })).toMatchObject({
        reason: 'failed',
      });
    expect(await teacher.do('ownAgreement', {})).toMatchObject({ standing: 'missing' });
    await teacher.do('signOwnAgreement', request);
    expect(await teacher.do('ownAgreement', {})).toMatchObject({ standing: 'signed' });
    await expect(teacher.do('signOwnAgreement', request)).rejects.toThrow('conflict');
    const { staff } = await school.as('admin').do('missingAgreements', {});
    const standings = Object.fromEntries(staff.map(({ name, standing }) => [name, standing]));
    expect(standings).toMatchObject({ 'Miss Clarke': 'signed', 'Mr Bell': 'missing' });
  });
});

describe('on file', () => {
  beforeEach(async () => {
    await publish();
    await setAgreements(school);
    await sign();
    await untilNothingAsked(device);
  });
  const runYearsLater = async () => {
    school.turnClock(3 * 366 * dayMs);
    await school.signInAgain('dsl');
    await school.as('dsl').do('runRetention', {});
    return onFile();
  };

  test('it stays for as long as the pupil is at school', async () => {
    expect(await runYearsLater()).toHaveLength(1);
  });

  test('it goes when the pupil has left and the school’s time is over, and what the ledger says of it', async () => {
    const [kept] = await onFile();
    await school.storage.db
      .updateTable('pupils')
      .set({ isActive: 0 })
      .where('pupilId', '=', pupilId)
      .execute();
    expect(await runYearsLater()).toEqual([]);
    const rows = await school.storage.db
      .selectFrom('ledger')
      .select('facts')
      .where('object', '=', kept?.signatureId ?? '')
      .execute();
    expect(rows).toEqual([{ facts: '' }]);
  });

  test('it is part of what is held about the pupil', async () => {
    const dsl = school.as('dsl');
    await dsl.do('confirmPassword', { password: madeUpStaff.dsl.password });
    expect(await dsl.do('subjectItems', { pupilId })).toContainEqual(
      expect.objectContaining({ kind: 'agreements', entries: 1 }),
    );
  });
});
