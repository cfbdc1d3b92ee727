// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { failure, success } from '#shared/result.ts';
import { playDashboard } from '../../play-dashboard.tsx';
import { StopDialog } from './stop-dialog.tsx';

let play: ReturnType<typeof playDashboard>;
const request = { lessonId: 'l1', deviceId: 'd1' };

beforeEach(async () => {
  play = playDashboard();
  await play.show(<StopDialog request={request} what="Ada Byrne’s screen" onClose={() => undefined} />);
});

test('nothing is stopped before it is confirmed; then it says what to do and what not', async () => {
  expect(play.root.textContent).toContain('Nobody sees Ada Byrne’s screen any more');
  expect(play.requestsOf('stopAndRefer')).toEqual([]);
  play.on('stopAndRefer', () =>
    success({ referralId: 'r1', number: 7, audience: 'safeguarding', closes: 'site' }),
  );
  await play.submit('stop-and-refer');
  expect(play.requestsOf('stopAndRefer')).toEqual([request]);
  for (const words of [
    'It is referral 7.',
    'its whole site open on no computer',
    'call 999',
    'Do not copy',
    'Do not close the page',
  ])
    expect(play.root.textContent).toContain(words);
});

test('what goes wrong is said, and can be tried again', async () => {
  play.on('stopAndRefer', () => failure('offline'));
  await play.submit('stop-and-refer');
  expect(play.root.querySelector('[role="alert"]')?.textContent).toBe('The device is offline.');
  expect(play.root.querySelector('[data-form="stop-and-refer"]')).not.toBeNull();
});

test('whoever pressed may say that it is about an adult of the school', async () => {
  play.on('stopAndRefer', () =>
    success({ referralId: 'r1', number: 7, audience: 'safeguarding', closes: null }),
  );
  play.on('setReferralAudience', () => success({}));
  await play.submit('stop-and-refer');
  await play.press('Tell the headteacher only');
  expect(play.requestsOf('setReferralAudience')).toEqual([{ referralId: 'r1', audience: 'head' }]);
  expect(play.root.textContent).toContain('Only the headteacher sees it now.');
});
