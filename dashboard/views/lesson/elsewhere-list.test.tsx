// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { success } from '#shared/result.ts';
import { playDashboard } from '../../play-dashboard.tsx';
import { ElsewhereList } from './elsewhere-list.tsx';

const facts = {
  lessonId: 'l1',
  classId: 'c1',
  className: '4 Oak',
  teacher: 'Mr Bell',
  teachers: [],
  endsAt: 0,
  guestIds: [],
  asks: [],
  asked: [{ askId: 'a1', teacher: 'Miss Clarke', pupils: [{ pupilId: 'p1', name: 'Ada Byrne' }] }],
};

test('an ask that nobody has answered yet is taken back by one press', async () => {
  const play = playDashboard();
  play.on('withdrawPupilAsk', () => success({}));
  await play.show(<ElsewhereList tiles={[]} facts={facts} />);
  expect(play.root.querySelector('[data-asked]')?.textContent).toContain('No answer yet');
  await play.press('Do not ask any more');
  expect(play.requestsOf('withdrawPupilAsk')).toEqual([{ lessonId: 'l1', askId: 'a1' }]);
});
