import { expect, test } from 'vitest';
import type { NewReport } from './reports.ts';
import { toldOfHelpline } from './told-of-helpline.ts';

const url = 'https://www.childline.org.uk/get-support/?about=home';
const madeThere = 'blob:https://www.childline.org.uk/1-2';

test.each<NewReport>([
  { kind: 'visit', url, title: 'Somebody to talk to' },
  { kind: 'search', url, engine: 'Find', words: 'somebody' },
  { kind: 'prompt', url, rule: 'A long time without a break', choice: 'open', moment: 'break' },
  { kind: 'block', url: madeThere, rule: 'Stopped: Programs' },
  { kind: 'bypass', url, way: 'rewriting-proxy', rule: '' },
  { kind: 'may-i', url, requestId: 'r', about: 'download', words: '' },
])('of a helpline no $kind is told', (report) => {
  expect(toldOfHelpline(report)).toBeNull();
});

test('what a child says there is told, without the page', () => {
  const page = { url, title: 'Somebody to talk to' };
  const shown = { page, tabs: [], picture: null, pictureMissing: null };
  const concern: NewReport = { kind: 'concern', url, choice: 'asked-me', words: 'my words', shown };
  expect(JSON.stringify(toldOfHelpline(concern))).toBe(
    JSON.stringify({ kind: 'concern', url: null, choice: 'asked-me', words: 'my words' }),
  );
  const hand: NewReport = {
    kind: 'hand-up',
    url,
    requestId: 'r',
    lessonId: 'l',
    about: 'question',
    words: '',
  };
  expect(toldOfHelpline(hand)).toEqual({ ...hand, url: null });
});

test('what is about another page, or about none, is as it was', () => {
  for (const report of [
    { kind: 'visit', url: 'https://newts.example/', title: 'Newts' },
    { kind: 'slept', url: null, sleptMs: 1 },
    { kind: 'hand-down', requestId: 'r' },
  ] satisfies NewReport[])
    expect(toldOfHelpline(report)).toBe(report);
});
