import { expect, test } from 'vitest';
import { incidentKinds, kindOf } from '../incidents/kinds.ts';
import {
  categoryOf,
  categoryWords,
  newPasswordTold,
  notifyLine,
  notifyReasons,
  secondRoleTold,
} from './category.ts';

test.each([
  ['nude-imagery', 'safety-now'],
  ['gambling-or-challenge', 'safety'],
  ['hurtful-message', 'conduct-now'],
  ['off-task-sites', 'conduct'],
  ['a kind of later days', 'safety-now'],
  ['constructor', 'safety-now'],
])('%s is told as %s', (kind, category) => {
  expect(categoryOf(kind, 'safeguarding')).toBe(category);
});

test('an alert is told as one, and of which kind it is not said', () => {
  expect(categoryOf('alert', 'safeguarding')).toBe('alert-now');
  expect(notifyLine('recorded', 'alert-now')).toBe('An alert that a person should look at now');
});

test('what is told of an account says neither whose it is nor that it is about a child', () => {
  expect(notifyLine('recorded', categoryOf(secondRoleTold, 'safeguarding'))).toBe(
    'There is a new account that may be the second person where it takes two',
  );
  expect(notifyLine('recorded', categoryOf(newPasswordTold, 'safeguarding'))).toBe(
    'Somebody made a link for a new password to your account; if you asked for none, tell the head',
  );
});

test.each([
  ['reminder', 'alert', 'Nobody has looked yet: an alert that a person should look at now'],
  ['reminder', 'alert-looked-at', 'Not judged yet: an alert that somebody has looked at'],
  ['escalation', 'alert', 'Still nobody has looked: an alert that a person should look at now'],
  ['escalation', 'alert-looked-at', 'Still not judged: an alert that somebody has looked at'],
] as const)('a %s of “%s” says what is true', (reason, kind, line) => {
  expect(notifyLine(reason, categoryOf(kind, 'safeguarding'))).toBe(line);
});

test.each(incidentKinds)('%s is never told itself, only its group', (kind) => {
  for (const reason of notifyReasons) {
    const line = notifyLine(reason, categoryOf(kind, 'safeguarding'));
    expect(line.toLowerCase()).not.toContain(kindOf[kind].label.toLowerCase());
    const words = Object.values(categoryWords).map((each) => each.toLowerCase());
    expect(words.some((each) => line.toLowerCase().endsWith(each))).toBe(true);
  }
});

test.each(incidentKinds)('of %s, the head and the chair learn only that it is for them', (kind) => {
  expect(categoryOf(kind, 'head')).toBe('head-only');
  expect(categoryOf(kind, 'chair')).toBe('chair-only');
});
