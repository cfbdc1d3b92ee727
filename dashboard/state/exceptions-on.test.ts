import { expect, test } from 'vitest';
import type { GrantedException } from '#shared/api/exceptions.ts';
import { madeUpTile } from '../play-dashboard.tsx';
import { endedFor, openedIn, openedWords } from './exceptions-on.ts';

const opened = (exceptionId: string, change: Partial<GrantedException> = {}): GrantedException => ({
  exceptionId,
  target: { kind: 'site', host: 'games.example' },
  to: { kind: 'pupils', pupilIds: ['a'] },
  whom: 'Pupil a',
  by: 'Ms Grey',
  reason: 'A project',
  startedAt: 1,
  endsAt: 90_000,
  lessonId: 'l1',
  ...change,
});
const idsOf = (exceptions: readonly GrantedException[]) => exceptions.map(({ exceptionId }) => exceptionId);

test('what the lesson itself has opened, what ends first before the rest', () => {
  const all = [opened('late'), opened('soon', { endsAt: 5 }), opened('other', { lessonId: null })];
  expect(idsOf(openedIn(all, 'l1'))).toEqual(['soon', 'late']);
});

test('ending all for the class ends everything, for some what is theirs alone', () => {
  const all = [
    opened('own'),
    opened('shared', { to: { kind: 'pupils', pupilIds: ['a', 'b'] } }),
    opened('class', { to: { kind: 'class', classId: 'c1' } }),
  ];
  const [a, b] = [madeUpTile('a'), madeUpTile('b')];
  expect(idsOf(endedFor(all, { targets: [a] }))).toEqual(['own']);
  expect(idsOf(endedFor(all, { targets: [a, b] }))).toEqual(['own', 'shared']);
  expect(endedFor(all, { targets: [madeUpTile('a', { deviceId: null })] })).toEqual([]);
  expect(idsOf(endedFor(all, { targets: [], isForClass: true }))).toEqual(['own', 'shared', 'class']);
});

test('each kind is said in words', () => {
  const words = [
    opened('1'),
    opened('2', { target: { kind: 'page', page: 'games.example/rules' } }),
    opened('3', { target: { kind: 'download', url: 'https://games.example/a.zip' } }),
    opened('4', { target: { kind: 'upload', host: 'games.example' } }),
  ].map((each) => Object.values(openedWords(each)).join(' '));
  expect(words).toEqual([
    'Open games.example',
    'Open games.example/rules',
    'Download of https://games.example/a.zip',
    'Upload to games.example',
  ]);
});

test('what was opened and is a page that was stopped is named no more', () => {
  const target = { kind: 'download', url: 'sealed:0a1b' } as const;
  expect(openedWords({ target })).toEqual({ words: 'Open', what: 'a page that was stopped' });
});
