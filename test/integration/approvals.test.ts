import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LiveSchool } from '../support/live-school.ts';
import { madeUpStaff, type StaffKey } from '../support/made-up-people.ts';

const hourMs = 3_600_000;
const objects = ['incident-b', 'incident-a'];

let school: LiveSchool;
beforeEach(async () => {
  school = await LiveSchool.open(1, 'dsl', 'head');
});
afterEach(() => school.close());

const confirm = (key: StaffKey) =>
  school.as(key).do('confirmPassword', { password: madeUpStaff[key].password });
const ask = async (key: StaffKey = 'dsl') =>
  (await school.as(key).do('askApproval', { kind: 'open-sealed', objects, reason: 'Recorded by mistake' }))
    .approvalId;
const answer = (key: StaffKey, approvalId: string, isAllowed = true) =>
  school.as(key).call('answerApproval', { approvalId, isAllowed, words: 'I have looked at it' });
const stateOf = async (key: StaffKey, approvalId: string) =>
  (await school.as(key).do('approvals', {})).find((each) => each.approvalId === approvalId)?.state;

describe('what nobody does alone', () => {
  test('is asked with a reason, and allowed by a different person who shows again who they are', async () => {
    const approvalId = await ask();
    expect(await school.as('head').do('approvals', {})).toMatchObject([
      { approvalId, reason: 'Recorded by mistake', state: 'waiting', isMine: false, mayAnswer: true },
    ]);
    expect(await answer('head', approvalId)).toMatchObject({ reason: 'confirm-password' });
    await confirm('head');
    expect(await answer('head', approvalId)).toMatchObject({ ok: true });
    expect(await school.as('dsl').do('approvals', {})).toMatchObject([
      { state: 'allowed', answer: 'I have looked at it', isMine: true, mayAnswer: false },
    ]);
    for (const action of ['ask-approval', 'allow-approval'])
      await school.recorded(action, (line) => line.action === action && line.object === approvalId);
  });

  test('is never allowed by whoever asked', async () => {
    const approvalId = await ask();
    await confirm('dsl');
    expect(await answer('dsl', approvalId)).toMatchObject({ reason: 'not-allowed' });
    expect(await stateOf('dsl', approvalId)).toBe('waiting');
  });

  test('is answered once', async () => {
    const approvalId = await ask();
    await confirm('head');
    expect(await answer('head', approvalId, false)).toMatchObject({ ok: true });
    expect(await answer('head', approvalId, true)).toMatchObject({ reason: 'expired' });
    expect(await stateOf('dsl', approvalId)).toBe('refused');
  });

  test('runs out when nobody answers for three days, and when nobody uses it for one', async () => {
    const unanswered = await ask();
    school.turnClock(72 * hourMs);
    await school.signInAgain('dsl', 'head');
    await confirm('head');
    expect(await answer('head', unanswered)).toMatchObject({ reason: 'expired' });
    const unused = await ask();
    await answer('head', unused);
    school.turnClock(24 * hourMs);
    await school.signInAgain('dsl', 'head');
    expect(await stateOf('dsl', unanswered)).toBe('expired');
    expect(await stateOf('dsl', unused)).toBe('expired');
  });

  test('can be withdrawn by whoever asked, and by nobody else', async () => {
    const approvalId = await ask();
    expect(await school.as('head').call('withdrawApproval', { approvalId })).toMatchObject({ ok: false });
    await school.as('dsl').do('withdrawApproval', { approvalId });
    await confirm('head');
    expect(await answer('head', approvalId)).toMatchObject({ reason: 'expired' });
  });

  test.each(['teacher', 'admin'] as const)('is not the %s’s to ask, to see or to answer', async (key) => {
    const approvalId = await ask();
    expect(
      await school.as(key).call('askApproval', { kind: 'open-sealed', objects, reason: 'x' }),
    ).toMatchObject({ reason: 'not-allowed' });
    expect(await school.as(key).do('approvals', {})).toEqual([]);
    await confirm(key);
    expect(await answer(key, approvalId)).toMatchObject({ reason: 'not-allowed' });
  });

  test('leaves its reason sealed in the database and out of the ledger', async () => {
    await ask();
    const row = await school.storage.db
      .selectFrom('approvals')
      .select('sealedReason')
      .executeTakeFirstOrThrow();
    expect(Buffer.from(row.sealedReason).includes('mistake')).toBe(false);
    const facts = await school.storage.db.selectFrom('ledger').select('facts').execute();
    expect(facts.some((line) => line.facts.includes('mistake'))).toBe(false);
  });
});
