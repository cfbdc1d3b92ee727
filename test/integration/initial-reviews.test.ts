import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Reviewed } from '#shared/api/referrals.ts';
import { criteria, type Answer, type Criterion } from '#shared/referrals/initial-review.ts';
import { LiveSchool } from '../support/live-school.ts';
import { madeUpStaff, type StaffKey } from '../support/made-up-people.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { waitUntil } from '../support/wait-until.ts';

let school: LiveSchool;
let device: RawDevice;
let lessonId: string;
let about: Reviewed;

beforeAll(async () => {
  school = await LiveSchool.open(1, 'dsl', 'head');
  device = school.device(0);
  await device.arrive();
  device.picture = { ok: false, reason: 'failed', detail: 'A private page.' };
  lessonId = await school.startLesson();
  await waitUntil('the device is in the lesson', () => device.states.at(-1)?.lesson?.lessonId === lessonId);
  await confirm('dsl');
});
afterAll(() => school.close());

beforeEach(async () => {
  const told = { lessonId, deviceId: device.deviceId, kind: 'other', words: 'A picture goes round' } as const;
  const { incidentId } = await school.as('teacher').do('recordIncident', told);
  about = { kind: 'incident', id: incidentId };
});

const confirm = (key: StaffKey) =>
  school.as(key).do('confirmPassword', { password: madeUpStaff[key].password });
const begin = async () => (await school.as('dsl').do('startInitialReview', about)).reviewId;
const answerAll = async (reviewId: string, given: Partial<Record<Criterion, Answer>> = {}) => {
  for (const criterion of criteria)
    await school.as('dsl').do('answerCriterion', { reviewId, criterion, answer: given[criterion] ?? 'no' });
};
const finish = (reviewId: string, outcome: 'refer' | 'in-school', reason = '') =>
  school.as('dsl').call('finishInitialReview', { reviewId, outcome, reason });
const read = () => school.as('dsl').do('initialReviews', about);

test.each<[string, Partial<Record<Criterion, Answer>>]>([
  ['one answer is yes', { coercion: 'yes' }],
  ['nobody knows that the pupil is 13', { 'under-13': 'not-known' }],
])('where %s, to refer is proposed, and to keep it in school asks for a reason', async (_why, given) => {
  const reviewId = await begin();
  await answerAll(reviewId, given);
  expect(await finish(reviewId, 'in-school')).toMatchObject({ ok: false, reason: 'bad-message' });
  expect(await finish(reviewId, 'in-school', 'The police asked us to')).toMatchObject({ ok: true });
  expect((await read())[0]?.finished).toMatchObject({
    outcome: 'in-school',
    proposed: 'refer',
    by: 'Mrs Haddad',
    reason: 'The police asked us to',
  });
});

test('every answer keeps who gave it and when; the last one counts', async () => {
  const reviewId = await begin();
  await answerAll(reviewId, { adult: 'not-known' });
  await school.as('head').do('answerCriterion', { reviewId, criterion: 'adult', answer: 'no' });
  const [review] = await read();
  expect(
    review?.answers.filter(({ criterion }) => criterion === 'adult').map(({ answer, by }) => [answer, by]),
  ).toEqual([
    ['not-known', 'Mrs Haddad'],
    ['no', 'Dr Penrose'],
  ]);
  expect(await finish(reviewId, 'in-school')).toMatchObject({ ok: true });
});

test('finished it does not change; a later one stands beside it', async () => {
  const reviewId = await begin();
  expect(await finish(reviewId, 'refer')).toMatchObject({ reason: 'conflict' });
  await answerAll(reviewId, { adult: 'yes' });
  await finish(reviewId, 'refer');
  const before = await read();
  const dsl = school.as('dsl');
  for (const changed of [
    await dsl.call('answerCriterion', { reviewId, criterion: 'adult', answer: 'no' }),
    await dsl.call('recordViewing', { reviewId, reason: 'Too late' }),
    await finish(reviewId, 'in-school', 'Changed my mind'),
  ])
    expect(changed).toMatchObject({ ok: false, reason: 'conflict' });
  expect(await read()).toEqual(before);
  await begin();
  expect((await read()).map(({ finished }) => finished !== null)).toEqual([true, false]);
});

test('it is not viewed unless somebody says why they did; each step is in the ledger', async () => {
  const reviewId = await begin();
  expect((await read())[0]?.viewings).toEqual([]);
  await school.as('dsl').do('recordViewing', { reviewId, reason: 'Shown to me before I could stop it' });
  expect((await read())[0]?.viewings).toMatchObject([
    { by: 'Mrs Haddad', reason: 'Shown to me before I could stop it' },
  ]);
  await answerAll(reviewId);
  await finish(reviewId, 'in-school');
  const lines = await school.ledgerLines();
  const seqs = await school.ledger.seqsAbout(about.id);
  const actions = lines.filter(({ seq }) => seqs.includes(seq)).map(({ action }) => action);
  expect(actions.filter((action) => action === 'answer-criterion')).toHaveLength(5);
  for (const action of ['start-initial-review', 'record-viewing', 'finish-initial-review'])
    expect(actions).toContain(action);
});

test('is not the teacher’s, and to finish or to view asks for the password again', async () => {
  const reviewId = await begin();
  const teacher = school.as('teacher');
  expect(await teacher.call('initialReviews', about)).toMatchObject({ reason: 'not-found' });
  expect(await teacher.call('answerCriterion', { reviewId, criterion: 'adult', answer: 'no' })).toMatchObject(
    {
      reason: 'not-found',
    },
  );
  const head = school.as('head');
  expect(await head.call('recordViewing', { reviewId, reason: 'x' })).toMatchObject({
    reason: 'confirm-password',
  });
});
