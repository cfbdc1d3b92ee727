import { describe, expect, test } from 'vitest';
import { roles, type Role } from '#shared/roles.ts';
import { actions, capabilitiesOf, may, type Action, type ActionObjects } from './may.ts';
import {
  now,
  me,
  running,
  lessonActions,
  referralActions,
  changeActions,
  approvalActions,
  situationsOf,
  type Situation,
} from './may-situations.ts';
import { table } from './may-table.ts';

// One letter a role: t teacher, c cover teacher, d DSL, h head, b chair of governors, g governor, f filtering manager, a admin.
const letters: Record<string, Role> = {
  t: 'teacher',
  c: 'cover-teacher',
  d: 'dsl',
  h: 'head',
  b: 'chair-of-governors',
  g: 'governor',
  f: 'filtering-manager',
  a: 'admin',
};

const answer = (
  action: Action,
  actorRoles: readonly Role[],
  { lesson, change, incident, approval, report, audience, second, telling, confirmedUntil }: Situation,
): boolean => {
  const actor = { accountId: me, roles: actorRoles, confirmedUntil };
  const object = {
    ...(lesson && { lesson }),
    ...(change && { change }),
    ...(incident && { incident }),
    ...(approval && { approval }),
    ...(report && { report }),
    ...(audience && { audience }),
    ...(second && { second }),
    ...(telling && { telling }),
  };
  return may(actor, action, object as ActionObjects[Action] & Record<string, never>, now);
};

const cells = actions.flatMap((action) =>
  situationsOf(action).flatMap((situation) =>
    Object.entries(letters).map(([letter, role]) => ({
      action,
      role,
      situation,
      name: situation.name,
      expected: (table[action][situation.name] ?? '').includes(letter),
    })),
  ),
);

describe('every cell of the table', () => {
  test('names every action and every role', () => {
    expect(Object.keys(table).sort()).toEqual([...actions].sort());
    expect(Object.values(letters)).toEqual([...roles]);
  });

  test.each(cells)('$role · $action · $name: $expected', ({ action, role, situation, expected }) => {
    expect(answer(action, [role], situation)).toBe(expected);
  });

  test.each(actions)('nobody without a role may %s', (action) => {
    for (const situation of situationsOf(action)) expect(answer(action, [], situation)).toBe(false);
  });
});

test('several roles add up', () => {
  const head: Situation = { name: '', lesson: running, confirmedUntil: 0 };
  expect(answer('view-lesson', ['admin', 'teacher'], head)).toBe(true);
  expect(answer('deploy', ['admin', 'teacher'], { name: '', confirmedUntil: 0 })).toBe(true);
});

test.each(lessonActions)('%s is refused when nothing is known about the lesson', (action) => {
  expect(answer(action, ['head', 'teacher'], { name: '', confirmedUntil: now + 1 })).toBe(false);
});

test.each(changeActions)('%s is refused when nothing is known about the change', (action) => {
  expect(answer(action, ['head', 'admin'], { name: '', confirmedUntil: now + 1 })).toBe(false);
});

test.each(['review-incident', 'view-evidence'] as const)(
  '%s is refused when nothing is known about the incident',
  (action) => {
    expect(answer(action, ['head', 'dsl', 'chair-of-governors'], { name: '', confirmedUntil: now + 1 })).toBe(
      false,
    );
  },
);
test.each(approvalActions)('%s is refused when nothing is known about what was asked', (action) => {
  expect(answer(action, ['head', 'dsl'], { name: '', confirmedUntil: now + 1 })).toBe(false);
});

test('view-governors-report is refused when nothing is known about the report', () => {
  expect(answer('view-governors-report', ['head', 'governor'], { name: '', confirmedUntil: 0 })).toBe(false);
});

test.each([
  ['teacher', ['teach', 'record-concern', 'let-guests-in', 'sign-own-agreement', 'see-missing-agreements']],
  [
    'cover-teacher',
    ['teach', 'record-concern', 'let-guests-in', 'sign-own-agreement', 'see-missing-agreements'],
  ],
  [
    'dsl',
    [
      'record-concern',
      'review-incidents',
      'manage-safeguarding',
      'manage-prompts',
      'let-guests-in',
      'read-ledger',
      'read-reports',
      'publish-reports',
      'record-reviews',
      'view-notifications',
      'view-retention',
      'sign-own-agreement',
      'see-missing-agreements',
      'edit-agreements',
    ],
  ],
  [
    'head',
    [
      'teach',
      'record-concern',
      'review-incidents',
      'manage-safeguarding',
      'approve-filtering',
      'manage-people',
      'let-guests-in',
      'read-ledger',
      'read-reports',
      'publish-reports',
      'record-reviews',
      'view-staff-looks',
      'view-notifications',
      'view-retention',
      'sign-own-agreement',
      'see-missing-agreements',
      'edit-agreements',
    ],
  ],
  [
    'chair-of-governors',
    [
      'record-concern',
      'review-incidents',
      'read-reports',
      'record-reviews',
      'view-notifications',
      'sign-own-agreement',
    ],
  ],
  ['governor', ['read-reports', 'sign-own-agreement']],
  ['filtering-manager', ['record-concern', 'manage-filtering', 'approve-filtering', 'sign-own-agreement']],
  [
    'admin',
    [
      'record-concern',
      'manage-filtering',
      'manage-prompts',
      'approve-filtering',
      'manage-people',
      'deploy',
      'let-guests-in',
      'view-notifications',
      'view-retention',
      'sign-own-agreement',
      'see-missing-agreements',
      'edit-agreements',
    ],
  ],
] as const)('the dashboard offers a %s %j', (role, expected) => {
  expect(capabilitiesOf({ roles: [role] })).toEqual(expected);
});

test('the head is not the second person where it is about the head, also as a governor who is named', () => {
  const second = { audience: 'chair', namedId: me } as const;
  const named: Situation = { name: '', second, confirmedUntil: now + 1 };
  expect(answer('second-referral', ['governor'], named)).toBe(true);
  expect(answer('second-referral', ['governor', 'head'], named)).toBe(false);
});

test('second-referral is refused when nothing is known about the referral', () => {
  const both = ['chair-of-governors', 'governor'] as const;
  expect(answer('second-referral', both, { name: '', confirmedUntil: now + 1 })).toBe(false);
});

test.each(referralActions)('%s is refused when nothing is known about the referral', (action) => {
  expect(answer(action, ['head', 'dsl'], { name: '', confirmedUntil: now + 1 })).toBe(false);
});
