import { describe, expect, test } from 'vitest';
import { audiences, type Audience } from '#shared/incidents/audience.ts';
import { roles, type Role } from '#shared/roles.ts';
import {
  actions,
  capabilitiesOf,
  may,
  type Action,
  type ActionObjects,
  type ApprovalRight,
  type ChangeRight,
  type IncidentRight,
  type LessonRight,
  type ReportRight,
} from './may.ts';
import { table } from './may-table.ts';

const now = 1_800_000_000_000;
const me = 'me';

const running: LessonRight = { ownerId: me, partnerIds: [], endsAt: now + 1, endedAt: null };
const lessons = {
  'own, running': running,
  'own, its end just come': { ...running, endsAt: now },
  'own, ended early': { ...running, endedAt: now - 1 },
  'of somebody else': { ...running, ownerId: 'somebody else' },
  'beside somebody else': { ...running, ownerId: 'somebody else', partnerIds: ['a third', me] },
  'beside somebody else, ended': { ...running, ownerId: 'x', partnerIds: [me], endsAt: now },
} satisfies Record<string, LessonRight>;

const changes = {
  'nobody else needed': { needsSecondPerson: false, proposerId: null },
  'second person needed': { needsSecondPerson: true, proposerId: null },
  'proposed by another': { needsSecondPerson: true, proposerId: 'somebody else' },
  'proposed by me': { needsSecondPerson: true, proposerId: me },
} satisfies Record<string, ChangeRight>;

const approvals = {
  'not asked yet, safeguarding': { audience: 'safeguarding', askerId: null },
  'asked by another, safeguarding': { audience: 'safeguarding', askerId: 'somebody else' },
  'asked by me, safeguarding': { audience: 'safeguarding', askerId: me },
  'not asked yet, head': { audience: 'head', askerId: null },
  'asked by another, head': { audience: 'head', askerId: 'somebody else' },
  'asked by me, head': { audience: 'head', askerId: me },
  'not asked yet, chair': { audience: 'chair', askerId: null },
  'asked by another, chair': { audience: 'chair', askerId: 'somebody else' },
  'asked by me, chair': { audience: 'chair', askerId: me },
} satisfies Record<string, ApprovalRight>;

const confirmations = { confirmed: now + 1, 'just run out': now, 'never confirmed': 0 };

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

interface Situation {
  readonly name: string;
  readonly lesson?: LessonRight;
  readonly change?: ChangeRight;
  readonly incident?: IncidentRight;
  readonly approval?: ApprovalRight;
  readonly report?: ReportRight;
  readonly audience?: Audience;
  readonly telling?: { readonly adultId: string | null };
  readonly confirmedUntil: number;
}

const lessonActions: readonly Action[] = [
  'view-lesson',
  'command-device',
  'record-incident',
  'grant-exception',
  'answer-request',
  'own-lesson',
  'view-past-lesson',
  'stop-device',
];

const audiencesMeant = {
  'for safeguarding': 'safeguarding',
  'for the head': 'head',
  'for the chair': 'chair',
} as const;

const referralActions: readonly Action[] = ['work-referral', 'decide-referral'];

const changeActions: readonly Action[] = ['publish-filtering', 'approve-filtering'];

const approvalActions: readonly Action[] = ['ask-approval', 'answer-approval'];

const situationsOf = (action: Action): Situation[] => {
  if (lessonActions.includes(action)) {
    return Object.entries(lessons).map(([name, lesson]) => ({ name, lesson, confirmedUntil: 0 }));
  }
  if (changeActions.includes(action)) {
    return Object.entries(changes).map(([name, change]) => ({ name, change, confirmedUntil: 0 }));
  }
  if (action === 'view-governors-report') {
    return [true, false].map((isPublished) => ({
      name: isPublished ? 'published' : 'not published',
      report: { isPublished },
      confirmedUntil: 0,
    }));
  }
  if (action === 'read-telling') {
    return [me, 'somebody else', null].flatMap((adultId) =>
      Object.entries(confirmations).map(([name, confirmedUntil]) => ({
        name: `${adultId === me ? 'told to me' : 'not told to me'}, ${name}`,
        telling: { adultId },
        confirmedUntil,
      })),
    );
  }
  if (action === 'review-incident' || action === 'refer-incident') {
    return audiences.map((audience) => ({ name: audience, incident: { audience }, confirmedUntil: 0 }));
  }
  if (action === 'ask-approval') {
    return Object.entries(approvals).map(([name, approval]) => ({ name, approval, confirmedUntil: 0 }));
  }
  if (action === 'answer-approval') {
    return Object.entries(approvals).flatMap(([name, approval]) => [
      { name, approval, confirmedUntil: now + 1 },
      { name: `${name}, password not given again`, approval, confirmedUntil: now },
    ]);
  }
  if (action === 'view-evidence') {
    return audiences.flatMap((audience) =>
      Object.entries(confirmations).map(([name, confirmedUntil]) => ({
        name: `${audience}, ${name}`,
        incident: { audience },
        confirmedUntil,
      })),
    );
  }
  if (referralActions.includes(action)) {
    return Object.entries(audiencesMeant).flatMap(([name, audience]) => [
      { name, audience, confirmedUntil: now },
      { name: `${name}, confirmed`, audience, confirmedUntil: now + 1 },
    ]);
  }
  return [{ name: 'always', confirmedUntil: 0 }];
};

const answer = (
  action: Action,
  actorRoles: readonly Role[],
  { lesson, change, incident, approval, report, audience, telling, confirmedUntil }: Situation,
): boolean => {
  const actor = { accountId: me, roles: actorRoles, confirmedUntil };
  const object = {
    ...(lesson && { lesson }),
    ...(change && { change }),
    ...(incident && { incident }),
    ...(approval && { approval }),
    ...(report && { report }),
    ...(audience && { audience }),
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
  ['teacher', ['teach', 'record-concern', 'sign-own-agreement', 'see-missing-agreements']],
  ['cover-teacher', ['teach', 'record-concern', 'sign-own-agreement', 'see-missing-agreements']],
  [
    'dsl',
    [
      'record-concern',
      'review-incidents',
      'manage-safeguarding',
      'manage-prompts',
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

test.each(referralActions)('%s is refused when nothing is known about the referral', (action) => {
  expect(answer(action, ['head', 'dsl'], { name: '', confirmedUntil: now + 1 })).toBe(false);
});
