// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import type { Approval } from '#shared/api/approvals.ts';
import { failure, success } from '#shared/result.ts';
import { usualRetentionDays } from '#shared/retention.ts';
import { playDashboard, somebody } from '../../play-dashboard.tsx';
import { RetentionPage } from './retention-page.tsx';

const approval: Approval = {
  approvalId: 'p1',
  kind: 'delete-early',
  objects: ['i1'],
  about: 'Incident 12',
  reason: 'Recorded twice',
  askedBy: 'Mrs Haddad',
  askedAt: 1_000,
  endsAt: 9_000_000,
  state: 'waiting',
  answeredBy: null,
  answer: '',
  isMine: false,
  mayAnswer: true,
};
const records = {
  holds: [
    {
      holdId: 'h1',
      scope: 'incident',
      about: 'Incident 14',
      reason: 'Asked for by the police',
      setBy: 'Mr Okoro',
      setAt: 1_000,
      isReferral: false,
    },
  ],
  due: [
    { incidentId: 'i2', name: '13', what: 'incident', dueAt: null, isHeld: false },
    { incidentId: 'i1', name: '12', what: 'incident', dueAt: Date.UTC(2043, 8, 1), isHeld: false },
  ],
  files: [
    { pupilId: 'p9', name: 'Ada Byrne', bornOn: '2018-08-31', isEntered: false, keptUntil: '2043-08-31' },
  ],
  certificates: [{ number: 1, audience: 'safeguarding', at: 1_000, kind: 'incident', note: 'signed' }],
};

let play: ReturnType<typeof playDashboard>;
const words = () => play.root.textContent;

const open = async (capabilities: readonly ('review-incidents' | 'view-retention')[]) => {
  const { account } = somebody;
  play = playDashboard({ ...somebody, account: account && { ...account, capabilities: [...capabilities] } });
  play.on('retention', () =>
    success({ days: usualRetentionDays, mayChange: capabilities.length > 1, last: null, certificates: 1 }),
  );
  play.on('approvals', () => success([approval]));
  play.on('keptRecords', () => success(records));
  play.on('subjectRequests', () => success([]));
  await play.show(<RetentionPage />);
};

test('the admin reads the rules and the sums, and nothing about pupils is even asked for', async () => {
  await open(['view-retention']);
  expect(words()).toContain('Sites, searches and prompts');
  expect(words()).toContain('1 certificate of deletion');
  expect(play.root.querySelector<HTMLInputElement>('[name="activity"]')?.readOnly).toBe(true);
  expect(play.asked.map(({ name }) => name)).toEqual(['retention']);
});

describe('the safeguarding lead', () => {
  beforeEach(() => open(['review-incidents', 'view-retention']));

  test('sees what goes next first, and what waits for a person last', () => {
    const rows = [...play.root.querySelectorAll('[data-key$=" incident"]')].map((row) => row.textContent);
    expect(rows[0]).toContain('Incident 12The whole record1 Sept 2043');
    expect(rows[1]).toContain('Incident 13The whole recordNot before a person decides');
  });

  test('cannot save days outside the bounds', async () => {
    await play.fill('activity', '91');
    expect(words()).toContain('Choose 30 to 90 days.');
    await play.submit('retention');
    expect(play.requestsOf('saveRetention')).toEqual([]);
    await play.fill('activity', '60');
    await play.submit('retention');
    expect(play.requestsOf('saveRetention')).toEqual([{ ...usualRetentionDays, activity: 60 }]);
  });

  test('is led to a second person where evidence would go sooner', async () => {
    play.on('saveRetention', () => failure('not-allowed'));
    play.on('askApproval', () => success({ approvalId: 'p4', endsAt: 1 }));
    await play.fill('evidence', '90');
    expect(words()).toContain('needs a second person');
    await play.submit('retention');
    await play.fill('reason', 'Little room');
    await play.submit('ask-approval');
    expect(play.requestsOf('askApproval')).toEqual([
      { kind: 'keep-shorter', objects: ['evidence-90'], reason: 'Little room' },
    ]);
  });

  test('answers as the second person: no is chosen beforehand, and the password is asked for again', async () => {
    let isConfirmed = false;
    play.on('answerApproval', () => (isConfirmed ? success({ endsAt: 1 }) : failure('confirm-password')));
    play.on('confirmPassword', () => {
      isConfirmed = true;
      return success({ confirmedUntil: 5 });
    });
    await play.press('Answer');
    await play.fill('words', 'I have looked at both');
    await play.submit('answer-approval');
    expect(play.requestsOf('answerApproval')).toMatchObject([{ approvalId: 'p1', isAllowed: false }]);
    await play.submit('confirm-password');
    const refused = { approvalId: 'p1', isAllowed: false, words: 'I have looked at both' };
    expect(play.requestsOf('answerApproval')).toEqual([refused, refused]);
    expect(play.root.querySelector('dialog')).toBeNull();
    await play.press('Answer');
    await play.choose('Yes, allow it once');
    await play.fill('words', 'Now I have');
    await play.submit('answer-approval');
    expect(play.requestsOf('answerApproval').at(-1)).toMatchObject({ isAllowed: true, words: 'Now I have' });
  });

  test('is led to a second person where a hold is to end', async () => {
    play.on('endHold', () => failure('not-allowed'));
    play.on('askApproval', () => success({ approvalId: 'p2', endsAt: 1 }));
    await play.press('End the hold');
    await play.fill('reason', 'The police have closed it');
    await play.submit('ask-approval');
    expect(play.requestsOf('askApproval')).toEqual([
      { kind: 'override-retention', objects: ['h1'], reason: 'The police have closed it' },
    ]);
  });

  test('is led to a second person where a birthday makes a file go sooner', async () => {
    play.on('setBirth', () => failure('not-allowed'));
    play.on('askApproval', () => success({ approvalId: 'p3', endsAt: 1 }));
    await play.press('Enter birthday');
    await play.fill('bornOn', '2012-03-04');
    await play.submit('set-birth');
    expect(play.requestsOf('setBirth')).toEqual([{ pupilId: 'p9', bornOn: '2012-03-04' }]);
    await play.fill('reason', 'Her passport says so');
    await play.submit('ask-approval');
    expect(play.requestsOf('askApproval')).toEqual([
      { kind: 'bring-forward', objects: ['p9', '2012-03-04'], reason: 'Her passport says so' },
    ]);
    expect(play.root.querySelector('dialog')).toBeNull();
  });

  test('holds back an item with its ground and a reason, not without', async () => {
    const item = { itemId: 'i9', kind: 'incident', label: 'Incident 9', entries: 1 };
    play.on('pupils', () => success([{ pupilId: 'p9', name: 'Ada Byrne' }]));
    play.on('subjectItems', () => success([item]));
    play.on('askSubjectAccess', () => success({ requestId: 'r1', number: 4, audience: 'safeguarding' }));
    const pieces = [{ text: 'Pupil B', was: 'Will' }];
    const fields = [{ incident: 'Incident 8', title: 'What was reported', pieces }];
    const replaced = [{ label: 'Pupil B', forms: ['Will'], times: 1 }];
    play.on('previewSubjectAccess', () => success({ replaced, unclear: ['will'], fields }));
    await play.press('New request');
    await choose('pupilId', 'p9');
    await choose('i9', 'crime');
    await play.fill('reason', 'The mother asked');
    await play.submit('ask-subject-access');
    expect(play.requestsOf('askSubjectAccess')).toEqual([]);
    await play.fill('why i9', 'The police are looking into it');
    await play.submit('ask-subject-access');
    expect(play.requestsOf('askSubjectAccess')).toEqual([]);
    play.root.querySelector<HTMLElement>('[aria-label="Leave out will"]')?.click();
    await play.settle();
    await play.choose('I have read it, and no other child can be known from it');
    await play.submit('ask-subject-access');
    expect(play.requestsOf('askSubjectAccess')).toMatchObject([
      {
        pupilId: 'p9',
        withheld: [{ itemId: 'i9', exemption: 'crime', reason: 'The police are looking into it' }],
        leaveOut: ['will'],
      },
    ]);
  });
});

const choose = async (name: string, value: string): Promise<void> => {
  const select = play.root.querySelector<HTMLSelectElement>(`select[name="${name}"]`);
  if (!select) throw new Error(`There is no select ${name}`);
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await play.settle();
};
