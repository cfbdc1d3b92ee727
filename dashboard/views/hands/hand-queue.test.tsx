// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RaisedHand } from '#shared/api/hands.ts';
import { failure, success } from '#shared/result.ts';
import { playDashboard } from '../../play-dashboard.tsx';
import { createLessonView } from '../../state/lesson.ts';
import { HandQueue } from './hand-queue.tsx';

let play: ReturnType<typeof playDashboard>;
let up: RaisedHand[];
const opened: string[] = [];
const hand = (pupilId: string, raisedAt: number, more: Partial<RaisedHand> = {}): RaisedHand => ({
  requestId: `h-${pupilId}`,
  pupilId,
  pupilName: `Pupil ${pupilId}`,
  about: 'question',
  url: null,
  words: '',
  raisedAt,
  comingBy: null,
  ...more,
});
const cards = () => [...play.root.querySelectorAll('.hand-card')].map((each) => each.textContent);

beforeEach(async () => {
  up = [hand('b', 1, { about: 'blocked-site', url: 'https://bets.example/odds' }), hand('a', 2)];
  play = playDashboard();
  play.on('hands', () => success(up));
  const { connection } = play.dashboard;
  const lesson = createLessonView({
    lessonId: 'l1',
    connection,
    clock: { set: () => undefined, now: signal(0) },
  });
  await play.show(<HandQueue lesson={lesson} lessonId="l1" onOpen={(id) => opened.push(id)} />);
});
afterEach(() => play.leave());

test('the longest waiting stands first, with what it is about', () => {
  expect(cards()[0]).toContain('Pupil b');
  expect(cards()[0]).toContain('Cannot open a page');
  expect(cards()[0]).toContain('bets.example');
  expect(play.root.querySelector('h2')?.textContent).toContain('2 hands up');
});

test('an answered hand keeps its place for a moment and says what was said', async () => {
  play.on('answerHands', () => {
    up = up.slice(1);
    return success({ answered: 1 });
  });
  await play.press('Go on to the next one.');
  await play.emit('hands-changed', 'l1');
  expect(play.requestsOf('answerHands')).toEqual([
    { requestIds: ['h-b'], is: 'told', words: 'Go on to the next one.' },
  ]);
  expect(cards()).toHaveLength(2);
  expect(cards()[0]).toBe('Pupil b: “Go on to the next one.”');
});

test('that somebody else was faster is said', async () => {
  play.on('answerHands', () => failure('conflict', 'This hand is down already.'));
  await play.press('Done');
  expect(play.dashboard.notices.shown.value).toMatchObject([
    { tone: 'bad', text: 'This hand is down already.' },
  ]);
});

test('a name opens the close look', async () => {
  await play.press('Pupil a');
  expect(opened).toEqual(['a']);
});
