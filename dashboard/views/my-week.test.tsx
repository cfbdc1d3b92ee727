// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { success } from '#shared/result.ts';
import { playDashboard } from '../play-dashboard.tsx';
import { MyWeek } from './my-week.tsx';

const lesson = {
  weeklyLessonId: 'w1',
  classId: 'c1',
  className: 'Hedgehogs',
  day: 3,
  from: 605,
  to: 650,
  startsByItself: true,
};

test('a lesson that could not begin at its time says who has the class, as soon as lessons change', async () => {
  const play = playDashboard();
  let waiting = {};
  play.on('weeklyLessons', () => success([{ ...lesson, ...waiting }]));
  await play.show(<MyWeek classes={[]} />);
  expect(play.root.textContent).toContain('Begins by itself');
  const waitsFor = { teacher: 'Mr Bell', endsAt: Date.UTC(2026, 10, 4, 10, 20), isLost: false };
  waiting = { waitsFor };
  await play.emit('lessons-changed');
  expect(play.root.textContent).toContain(
    'Not begun: Mr Bell is teaching this class until 10:20. It begins when that ends.',
  );
  expect(play.root.textContent).not.toContain('Begins by itself');
  waiting = { waitsFor: { ...waitsFor, isLost: true } };
  await play.emit('lessons-changed');
  expect(play.root.textContent).toContain(
    'Will not begin today: Mr Bell is teaching this class until 10:20.',
  );
  expect(play.root.textContent).not.toContain('It begins when');
});
