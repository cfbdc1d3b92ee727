import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { byYearGroup, latestBirthday } from '#shared/retention.ts';
import { IncidentSchool } from './incident-school.ts';

let desk: IncidentSchool;
let latest: string;

beforeEach(async () => {
  desk = await IncidentSchool.open();
  await desk.tell();
  // As in the night after: what the year group says of the pupil's age is written down.
  await desk.live.as('dsl').do('runRetention', {});
  latest = latestBirthday(4, Date.now());
});
afterEach(() => desk.live.close());

const yearsLater = (years: number, monthAndDay = '08-31'): string =>
  `${Number(latest.slice(0, 4)) + years}-${monthAndDay}`;
const set = (bornOn: string | null) =>
  desk.live.as('dsl').call('setBirth', { pupilId: desk.pupil(0), bornOn });
const file = async () => (await desk.live.as('dsl').do('keptRecords', {})).files[0];
const allow = async (wanted: string) => {
  const objects = [desk.pupil(0), wanted];
  const asked = { kind: 'bring-forward', objects, reason: 'Her passport says so' } as const;
  const { approvalId } = await desk.live.as('dsl').do('askApproval', asked);
  await desk.live.as('head').do('answerApproval', { approvalId, isAllowed: true, words: 'I have seen it' });
  return approvalId;
};

describe('a birthday by which a pupil’s file goes sooner', () => {
  test('than the year group leaves open wants a second person, for just this day and once', async () => {
    const sooner = yearsLater(-3);
    expect(await set(sooner)).toMatchObject({ reason: 'not-allowed' });
    await allow(yearsLater(-2));
    expect(await set(sooner)).toMatchObject({ reason: 'not-allowed' });
    expect(await file()).toMatchObject({ bornOn: latest, isEntered: false });
    const approvalId = await allow(sooner);
    const approvals = await desk.live.as('head').do('approvals', {});
    expect(approvals.find((each) => each.approvalId === approvalId)).toMatchObject({
      about: `File of incident 1: kept until ${yearsLater(22)}, born on ${sooner}, not until ${yearsLater(25)}`,
    });
    expect(await set(sooner)).toMatchObject({ ok: true });
    expect(await file()).toMatchObject({ bornOn: sooner, isEntered: true });
    await set(latest);
    expect(await set(sooner)).toMatchObject({ reason: 'not-allowed' });
  });

  test('within the year that the year group gave wants the password again, and nobody else', async () => {
    const within = yearsLater(0, '03-04');
    await desk.live.signInAgain('dsl');
    expect(await set(within)).toMatchObject({ reason: 'confirm-password' });
    await desk.confirm('dsl');
    expect(await set(within)).toMatchObject({ ok: true });
  });

  test('wants a second person too where a person had entered one, by a day less as well', async () => {
    await set(yearsLater(0, '03-04'));
    expect(await set(yearsLater(0, '03-03'))).toMatchObject({ reason: 'not-allowed' });
    expect(await file()).toMatchObject({ bornOn: yearsLater(0, '03-04') });
  });

  test('is no way round by the year group: what it says sooner than a person did wants a second one', async () => {
    await set(yearsLater(2));
    expect(await set(null)).toMatchObject({ reason: 'not-allowed' });
    await allow(byYearGroup);
    expect(await set(null)).toMatchObject({ ok: true });
    expect(await file()).toMatchObject({ bornOn: latest, isEntered: false });
  });
});

test('a later birthday is entered without more ado, a day that has not come never', async () => {
  await desk.live.signInAgain('dsl');
  expect(await set(yearsLater(1))).toMatchObject({ ok: true });
  expect(await set('2999-01-01')).toMatchObject({
    reason: 'bad-message',
    detail: 'That day has not come yet.',
  });
});
