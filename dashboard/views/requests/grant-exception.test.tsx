// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { success } from '#shared/result.ts';
import { playDashboard } from '../../play-dashboard.tsx';
import { GrantException } from './grant-exception.tsx';

let play: ReturnType<typeof playDashboard>;
const choices = [{ label: 'All Hedgehogs', to: { kind: 'class', classId: 'c1' } } as const];
const inLesson = { lessonId: 'l1', endsAt: Date.now() + 3_600_000 };
const reason = () => play.root.querySelector<HTMLInputElement>('[name="grant-reason"]');

beforeEach(() => {
  play = playDashboard();
  play.on('grantException', () => success({ exceptionId: 'e1', endsAt: inLesson.endsAt }));
});
afterEach(() => play.leave());

test('in a lesson a site is opened without saying why', async () => {
  await play.show(<GrantException choices={choices} lesson={inLesson} />);
  expect(reason()?.required).toBe(false);
  await play.fill('address', 'games.example');
  await play.submit('grant-exception');
  expect(play.requestsOf('grantException')).toMatchObject([{ lessonId: 'l1', reason: '' }]);
});

test('outside a lesson it is asked why', async () => {
  await play.show(<GrantException choices={choices} lesson={null} />);
  expect(reason()?.required).toBe(true);
});
