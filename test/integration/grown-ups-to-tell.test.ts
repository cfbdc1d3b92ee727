import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  publishAgreement,
  setAgreements,
  signatureOn,
  untilNothingAsked,
} from '../support/agreement-school.ts';
import { LiveSchool } from '../support/live-school.ts';
import { madeUpStaff, type StaffKey } from '../support/made-up-people.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { waitUntil } from '../support/wait-until.ts';

const dayMs = 24 * 3_600_000;
let school: LiveSchool;
let device: RawDevice;

beforeEach(async () => {
  school = await LiveSchool.open(1, 'dsl', 'head', 'otherTeacher');
  device = school.device(0);
});
afterEach(() => school.close());

const accountIdOf = async (key: StaffKey): Promise<string> =>
  (await school.as(key).do('me', {})).account?.accountId ?? '';
const adultOf = async (key: StaffKey) => ({
  adultId: await accountIdOf(key),
  name: madeUpStaff[key].name,
});
const teachesWeekly = (key: StaffKey, day: number) =>
  school.as(key).do('addWeeklyLesson', {
    classId: school.classId,
    day,
    from: 9 * 60,
    to: 10 * 60,
    startsByItself: false,
  });
const offered = () => device.states.at(-1)?.grownUps;
const close = async (key: StaffKey) =>
  school.as('admin').do('deactivateAccount', { accountId: await accountIdOf(key) });

describe('a pupil who has named nobody', () => {
  test('can tell whoever teaches their class, most lessons first, and reads who the safeguarding lead is', async () => {
    await teachesWeekly('teacher', 1);
    await teachesWeekly('otherTeacher', 1);
    await teachesWeekly('otherTeacher', 2);
    await device.arrive();
    expect(offered()).toEqual({
      teachers: [await adultOf('otherTeacher'), await adultOf('teacher')],
      leads: [madeUpStaff.dsl.name],
    });
  });

  test('can tell who taught them lately, where no week is planned', async () => {
    await school.startLesson();
    await device.arrive();
    expect(offered()?.teachers).toEqual([await adultOf('teacher')]);
    school.turnClock(61 * dayMs);
    const later = school.device(0);
    await later.arrive();
    expect(later.states.at(-1)?.grownUps.teachers).toEqual([]);
  });

  test('is offered nobody whose account is closed, from that moment on, and the head where there is no lead', async () => {
    await teachesWeekly('teacher', 1);
    await device.arrive();
    expect(offered()?.teachers).toHaveLength(1);
    await close('teacher');
    await waitUntil('the teacher is offered no more', () => offered()?.teachers.length === 0);
    await close('dsl');
    await waitUntil('the head stands in', () => offered()?.leads.join() === madeUpStaff.head.name);
  });

  test('can tell who taught them lately, too, where whoever had the lessons of the week has left', async () => {
    await teachesWeekly('otherTeacher', 1);
    await school.startLesson();
    await device.arrive();
    expect(offered()?.teachers).toEqual([await adultOf('otherTeacher')]);
    await close('otherTeacher');
    const teacher = await adultOf('teacher');
    await waitUntil('the teacher is offered', () => offered()?.teachers[0]?.adultId === teacher.adultId);
    expect(offered()?.teachers).toEqual([teacher]);
  });

  test('is offered nobody who has not opened their account', async () => {
    const invited = { name: 'Miss Wren', email: 'wren@hazelwood.example', roles: ['dsl' as const] };
    await school.as('admin').do('addAccount', invited);
    await device.arrive();
    expect(offered()?.leads).toEqual([madeUpStaff.dsl.name]);
  });
});

test('who has named an adult at school tells that one, and once that account is closed their teachers again', async () => {
  await teachesWeekly('teacher', 1);
  await device.arrive();
  await publishAgreement(school, 'ks2');
  await setAgreements(school);
  const named = await adultOf('otherTeacher');
  const gone = 'who-has-left';
  const adults = { schoolIds: [named.adultId, gone], home: '' };
  await device.report([await signatureOn(device, school.pupilIds[0] ?? '', { adults })]);
  await untilNothingAsked(device);
  expect(device.states.at(-1)).toMatchObject({
    trustedAdults: [{ ...named, place: 'school' }],
    grownUps: { teachers: [], leads: [madeUpStaff.dsl.name] },
  });
  await close('otherTeacher');
  const teacher = await adultOf('teacher');
  await waitUntil('the teacher is offered', () => offered()?.teachers[0]?.adultId === teacher.adultId);
  expect(device.states.at(-1)?.trustedAdults).toEqual([]);
});

test('what is told to a teacher goes to that teacher, though nobody was named, and to the safeguarding lead alone once they have left', async () => {
  await teachesWeekly('teacher', 1);
  await device.arrive();
  const adultId = offered()?.teachers[0]?.adultId ?? '';
  const told = { kind: 'concern', url: null, choice: 'asked-me', words: 'he says dont tell' } as const;
  const tell = (seq: number) =>
    device.report([{ seq, at: Date.now(), ...told, requestId: `telling-${seq}`, adultId }]);
  await tell(1);
  expect(await school.as('teacher').do('tellingsToMe', {})).toHaveLength(1);
  expect(await school.as('otherTeacher').do('tellingsToMe', {})).toEqual([]);
  await close('teacher');
  await tell(2);
  const kept = await school.storage.db.selectFrom('tellings').select('adultId').orderBy('toldAt').execute();
  expect(kept).toEqual([{ adultId }, { adultId: null }]);
  const { incidents } = await school.as('dsl').do('incidents', { shelf: 'open', search: '' });
  expect(incidents).toHaveLength(2);
});
