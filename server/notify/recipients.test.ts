import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OnCallSettings } from '#shared/api/notify.ts';
import { audiences, audiencesOf, type Audience } from '#shared/incidents/audience.ts';
import { notifyReasons, type NotifyReason } from '#shared/notify/category.ts';
import { defaultPupilText } from '#shared/notify/pupil-words.ts';
import type { Role } from '#shared/roles.ts';
import { openStorage, type Storage } from '../storage/storage.ts';
import { OnCall } from './on-call.ts';
import { Recipients } from './recipients.ts';

// A Monday, 10:00 and 21:00 in London.
const inHours = Date.parse('2026-11-30T10:00:00Z');
const atNight = Date.parse('2026-11-30T21:00:00Z');
const christmas = { label: 'Christmas', from: '2026-12-19', to: '2027-01-03' };

let folder: string;
let storage: Storage;
let onCall: OnCall;
let recipients: Recipients;

const settings: OnCallSettings = {
  deputyIds: ['dep'],
  graceMinutes: 60,
  rota: {
    week: [
      { days: [1, 2, 3, 4, 5], from: 480, to: 1020, accountId: null },
      { days: [1], from: 1200, to: 1320, accountId: 'dep' },
    ],
    dates: [],
  },
  pupilText: defaultPupilText(),
};

const addAccount = (accountId: string, roles: readonly Role[], change: object = {}) =>
  storage.db
    .insertInto('accounts')
    .values({
      accountId,
      name: accountId,
      email: `${accountId}@oak.example`,
      roles: JSON.stringify(roles),
      passwordHash: 'a hash',
      isActive: 1,
      createdAt: 0,
      lastSeenAt: null,
      ...change,
    })
    .execute();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'thinkclick-recipients-'));
  storage = await openStorage(join(folder, 'school.sqlite'));
  onCall = new OnCall({ storage, holidays: () => [christmas] });
  recipients = new Recipients({ storage, onCall });
  await onCall.save(settings);
});
beforeEach(async () => {
  await storage.db.deleteFrom('notifyChoices').execute();
  await storage.db.deleteFrom('accounts').execute();
});
afterAll(async () => {
  await storage.close();
  rmSync(folder, { recursive: true, force: true });
});

const told = async (audience: Audience, reason: NotifyReason, at: number) =>
  (await recipients.of(audience, reason, at)).map(({ accountId }) => accountId).join(' ');

describe('in a school with everybody', () => {
  beforeEach(async () => {
    await addAccount('lead', ['dsl', 'teacher']);
    await addAccount('dep', ['dsl']);
    await addAccount('head', ['head']);
    await addAccount('chair', ['chair-of-governors']);
    await addAccount('admin', ['admin']);
    await addAccount('teacher', ['teacher']);
    await addAccount('left', ['dsl', 'head', 'chair-of-governors'], { isActive: 0 });
    await addAccount('invited', ['dsl', 'head', 'chair-of-governors'], { passwordHash: null });
  });

  test.each([
    ['safeguarding', 'recorded', inHours, 'lead'],
    ['safeguarding', 'recorded', atNight, 'lead dep'],
    ['safeguarding', 'reminder', inHours, 'lead'],
    ['safeguarding', 'escalation', inHours, 'dep lead head'],
    ['head', 'recorded', inHours, 'head'],
    ['head', 'escalation', atNight, 'head'],
    ['chair', 'recorded', inHours, 'chair'],
    ['chair', 'escalation', atNight, 'chair'],
  ] as const)('%s, %s at %d: %s', async (audience, reason, at, who) => {
    expect(await told(audience, reason, at)).toBe(who);
  });

  test('nobody is told of what they may not see', async () => {
    for (const audience of audiences) {
      for (const reason of notifyReasons) {
        for (const { roles } of await recipients.of(audience, reason, atNight)) {
          expect(audiencesOf(roles)).toContain(audience);
        }
      }
    }
  });

  test('who does not want mail is still told otherwise', async () => {
    await recipients.choose('lead', false);
    expect(await recipients.of('safeguarding', 'recorded', inHours)).toMatchObject([{ byMail: false }]);
    await recipients.choose('lead', true);
    expect(await recipients.of('safeguarding', 'recorded', inHours)).toMatchObject([{ byMail: true }]);
  });
});

test('where every lead is a deputy and none on call, all of them are told; without any, the head', async () => {
  await addAccount('head', ['head']);
  expect(await told('safeguarding', 'recorded', inHours)).toBe('head');
  await addAccount('dep', ['dsl']);
  expect(await told('safeguarding', 'recorded', inHours)).toBe('dep');
  expect(await told('chair', 'recorded', inHours)).toBe('');
});

describe('what a pupil is told', () => {
  beforeEach(() => addAccount('dep', ['dsl'], { name: 'Mr Okafor' }));

  test.each([
    [inHours, 'A grown-up who keeps children safe at your school will read what you wrote today', false],
    [Date.parse('2026-11-30T20:30:00Z'), 'Mr Okafor will read what you wrote today', false],
    [Date.parse('2026-11-30T18:00:00Z'), 'Mr Okafor will read what you wrote this evening', true],
    [
      Date.parse('2026-12-01T19:00:00Z'),
      'keeps children safe at your school will read what you wrote tomorrow morning',
      true,
    ],
    [Date.parse('2026-12-18T19:00:00Z'), 'will read what you wrote on Monday 4 January', true],
    [Date.parse('2026-12-22T10:00:00Z'), 'School is closed now', true],
  ] as const)('at %d: %s', async (at, words, isOutOfHours) => {
    const said = await onCall.pupilWords(at);
    expect(said.words).toContain(words);
    expect(said.isOutOfHours).toBe(isOutOfHours);
    expect(said.words).toContain('999');
  });
});
