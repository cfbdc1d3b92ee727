import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defaultPromptSettings } from '#shared/prompts/plan.ts';
import type { Report } from '#shared/reports.ts';
import { LiveSchool } from '../support/live-school.ts';
import { madeUpStaff, type StaffKey } from '../support/made-up-people.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { waitUntil } from '../support/wait-until.ts';

let school: LiveSchool;
let device: RawDevice;

beforeEach(async () => {
  school = await LiveSchool.open(1, 'dsl', 'head', 'otherTeacher');
  device = school.device(0);
  await device.arrive();
});
afterEach(() => school.close());

const confirm = (key: StaffKey) =>
  school.as(key).do('confirmPassword', { password: madeUpStaff[key].password });
const teacherId = async (): Promise<string> => {
  const { staff } = await school.as('dsl').do('concernPeople', {});
  return staff.find(({ name }) => name === madeUpStaff.teacher.name)?.accountId ?? '';
};
const words = 'he says dont tell';
const tell = async (more: Partial<Extract<Report, { kind: 'concern' }>> = {}) => {
  const told = { kind: 'concern', url: null, choice: 'asked-me', words, requestId: 'telling-one' } as const;
  await device.report([{ seq: 1, at: Date.now(), ...told, ...more }]);
};
const onDevice = () => device.states.at(-1)?.tellings ?? [];
const open = async () => (await school.as('dsl').do('incidents', { shelf: 'open', search: '' })).incidents;

const toldInSubjectAccess = async (key: StaffKey = 'dsl'): Promise<number[]> => {
  const items = await school.as(key).do('subjectItems', { pupilId: school.pupilIds[0] ?? '' });
  return items.flatMap(({ kind, entries }) => (kind === 'tellings' ? [entries] : []));
};

describe('a pupil who tells someone', () => {
  test('reads that it came and what the school says, and later who has read it', async () => {
    await tell();
    await waitUntil('it came', () => onDevice().length === 1);
    expect(onDevice()).toMatchObject([
      {
        requestId: 'telling-one',
        readBy: null,
        words: expect.stringContaining('Thank you for telling us') as string,
      },
    ]);
    const [incident] = await open();
    await confirm('dsl');
    await school.as('dsl').do('incident', { incidentId: incident?.incidentId ?? '' });
    await waitUntil('it is read', () => onDevice()[0]?.readBy === madeUpStaff.dsl.name);
  });

  test('stays who told, whoever is named in it later', async () => {
    await tell();
    const [incident] = await waitUntil('it came', async () => (await open()).length === 1 && open());
    const { incidentId = '', reporter = '' } = incident ?? {};
    expect(incident?.people).toMatchObject([{ name: reporter }]);
    await confirm('dsl');
    const people = [{ kind: 'other', name: 'A neighbour', involvement: 'did' } as const];
    const change = { kind: 'people', people, reason: 'They only told of it' } as const;
    await school.as('dsl').do('changeIncidents', { incidentIds: [incidentId], change });
    expect(await open()).toMatchObject([{ reporter, people: [{ name: 'A neighbour' }] }]);
  });

  test('reads it in their own language where it is written in that, and else in English, and the device knows which', async () => {
    const dsl = school.as('dsl');
    const [pupilId = ''] = school.pupilIds;
    const languages = [{ code: 'pl', name: 'Polski' }];
    const read = async (language: string, requestId: string, seq: number) => {
      const pupils = [{ pupilId, language, hasSymbols: false }];
      await dsl.do('savePromptSettings', { ...defaultPromptSettings, languages, pupils });
      await tell({ seq, requestId });
      return waitUntil('it came', () => onDevice().find((each) => each.requestId === requestId));
    };
    const welsh = await read('cy', 'in-welsh', 1);
    expect(welsh).toMatchObject({ language: 'cy', words: expect.stringContaining('Diolch') as string });
    const english = await read('pl', 'not-yet', 2);
    expect(english).toMatchObject({ language: 'en', words: expect.stringContaining('Thank you') as string });
    const { onCall } = await dsl.do('notifySettings', {});
    const polish = {
      language: 'pl',
      team: 'Ktoś dorosły',
      inHours: 'Dziękujemy. {who} to przeczyta.',
      outOfHours: '{who} to przeczyta {when}. 999, 0800 1111.',
    };
    await dsl.do('saveOnCall', { ...onCall, pupilText: { ...onCall.pupilText, others: [polish] } });
    const own = await read('pl', 'in-polish', 3);
    expect(own).toMatchObject({
      language: 'pl',
      words: expect.stringContaining('Ktoś dorosły to przeczyta') as string,
    });
  });

  test('is told once, also when the device sends it again', async () => {
    await tell();
    await device.report([
      {
        seq: 1,
        at: Date.now(),
        kind: 'concern',
        url: null,
        choice: 'asked-me',
        words,
        requestId: 'telling-one',
      },
    ]);
    await waitUntil('it came', () => onDevice().length === 1);
    expect(await open()).toHaveLength(1);
  });
});

test('told without the server, it is theirs who told it, also where another sits there when it comes', async () => {
  const [first = ''] = school.pupilIds;
  const admin = school.as('admin');
  const { classId } = await admin.do('addClass', { name: 'Otters', yearGroup: 4 });
  const pupils = [{ name: 'Second Sitter', email: null }];
  const [second = ''] = (await admin.do('addPupils', { classId, pupils })).pupilIds;
  await admin.do('bindDevice', { deviceId: device.deviceId, pupilId: second });
  await waitUntil('the other sits there', () => device.states.at(-1)?.pupil?.pupilId === second);
  await tell({ pupilId: first });
  const back = school.device(0);
  await back.arrive();
  await waitUntil('the first reads that it came', () => back.states.at(-1)?.tellings.length === 1);
  expect(onDevice()).toEqual([]);
  expect(await open()).toMatchObject([{ people: [{ pupilId: first }] }]);
  await tell({ seq: 2, requestId: 'telling-two', pupilId: 'nobody-here' });
  expect(await open()).toHaveLength(2);
});

test('what a pupil told is among what is held about them', async () => {
  await tell();
  await confirm('dsl');
  expect(await toldInSubjectAccess()).toEqual([1]);
});

describe('the trusted adult whom the pupil chose', () => {
  test('sees who told and when, reads the words after the password, and the pupil knows', async () => {
    await tell({ adultId: await teacherId() });
    const teacher = school.as('teacher');
    expect(await teacher.do('tellingsToMe', {})).toMatchObject([{ requestId: 'telling-one', isRead: false }]);
    expect(JSON.stringify(await teacher.do('tellingsToMe', {}))).not.toContain(words);
    const read = () => teacher.call('readTelling', { requestId: 'telling-one' });
    expect(await read()).toMatchObject({ reason: 'confirm-password' });
    await confirm('teacher');
    expect(await read()).toMatchObject({ value: { choice: 'asked-me', words, url: null } });
    await waitUntil('the pupil knows', () => onDevice()[0]?.readBy === madeUpStaff.teacher.name);
    expect(await teacher.do('tellingsToMe', {})).toMatchObject([{ isRead: true }]);
    await school.recorded('the look', ({ action }) => action === 'read-telling');
  });

  test('is one near children: whatever a device says, the office has nothing to read', async () => {
    const { account } = await school.as('admin').do('me', {});
    await tell({ adultId: account?.accountId ?? '' });
    await waitUntil('it came', () => onDevice().length === 1);
    expect(await school.as('admin').do('tellingsToMe', {})).toEqual([]);
    expect(await open()).toHaveLength(1);
  });

  test('is the only one: another teacher sees nothing of it, and the incident stays the safeguarding lead’s', async () => {
    await tell({ adultId: await teacherId() });
    await confirm('otherTeacher');
    await confirm('teacher');
    const other = school.as('otherTeacher');
    expect(await other.do('tellingsToMe', {})).toEqual([]);
    expect(await other.call('readTelling', { requestId: 'telling-one' })).toMatchObject({
      reason: 'not-allowed',
    });
    const [incident] = await open();
    expect(
      await school.as('teacher').call('incident', { incidentId: incident?.incidentId ?? '' }),
    ).toMatchObject({ reason: 'not-allowed' });
  });

  test('sees it no more once it turns out to be about an adult of the school', async () => {
    const adultId = await teacherId();
    await tell({ adultId });
    await confirm('dsl');
    await confirm('teacher');
    const [incident] = await open();
    await school.as('dsl').do('changeIncidents', {
      incidentIds: [incident?.incidentId ?? ''],
      change: { kind: 'reclassify', incidentKind: 'about-an-adult', reason: 'It is about an adult' },
    });
    expect(await school.as('teacher').do('tellingsToMe', {})).toEqual([]);
    expect(await toldInSubjectAccess()).toEqual([]);
    const rows = await school.storage.db.selectFrom('tellings').select('adultId').execute();
    expect(rows).toEqual([{ adultId: null }]);
    await confirm('head');
    expect(await toldInSubjectAccess('head')).toEqual([1]);
    expect(await school.as('teacher').call('readTelling', { requestId: 'telling-one' })).toMatchObject({
      reason: 'not-allowed',
    });
  });

  test('who is none of the staff is nobody: it goes to the safeguarding lead all the same', async () => {
    await tell({ adultId: 'nobody-here' });
    expect(await open()).toHaveLength(1);
    const rows = await school.storage.db.selectFrom('tellings').select('adultId').execute();
    expect(rows).toEqual([{ adultId: null }]);
  });
});
