// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { beforeEach, expect, test } from 'vitest';
import { success } from '#shared/result.ts';
import { playDashboard } from '../../play-dashboard.tsx';
import { WhyBox } from './why-box.tsx';

const roster = { classes: [], pupils: [{ pupilId: 'p1', name: 'Ada Quill', classId: 'c1' }] };
const step = (rule: string) => ({ verdict: 'block', reason: 'category', rule, categoryId: null });
let play: ReturnType<typeof playDashboard>;
beforeEach(async () => {
  play = playDashboard();
  play.dashboard.clock.set(Date.parse('2026-06-22T11:30:00Z'));
  play.on('why', () =>
    success({
      ...step('Locked by Miss Made-up'),
      at: Date.parse('2026-06-22T11:30:00Z'),
      time: 'lunch',
      policyVersion: 7,
      steps: [step('Locked by Miss Made-up'), step('Blocked: Games')],
    }),
  );
  await play.show(<WhyBox roster={roster} />);
  await play.fill('url', 'games.example');
});

const choosePerson = async (value: string): Promise<void> => {
  const select = play.root.querySelector<HTMLSelectElement>('[name="person"]');
  await act(() => {
    if (select !== null) select.value = value;
    select?.dispatchEvent(new Event('change', { bubbles: true }));
  });
};
const asked = (): unknown => play.requestsOf('why').at(-1);

test('asks for a guest, staff or a pupil, now', async () => {
  await play.submit('why');
  expect(asked()).toEqual({ url: 'https://games.example/' });
  await choosePerson(' staff');
  await play.submit('why');
  expect(asked()).toEqual({ url: 'https://games.example/', who: 'staff' });
  await choosePerson('p1');
  await play.submit('why');
  expect(asked()).toEqual({ url: 'https://games.example/', pupilId: 'p1', controls: 'as-now' });
  await act(() => play.root.querySelector<HTMLElement>('[name="controls"]')?.click());
  await play.submit('why');
  expect(asked()).toEqual({ url: 'https://games.example/', pupilId: 'p1' });
});

test('asks for another time, in the school’s zone; half a time is not sent', async () => {
  await play.choose('At another time');
  expect(play.root.querySelector<HTMLInputElement>('[name="at"]')?.value).toBe('2026-06-22T12:30');
  await play.fill('at', '2026-11-23T12:30');
  await play.submit('why');
  expect(asked()).toEqual({ url: 'https://games.example/', at: Date.parse('2026-11-23T12:30:00Z') });
  await play.fill('at', '');
  await play.submit('why');
  expect(play.requestsOf('why')).toHaveLength(1);
  expect(play.root.querySelector('.error')?.textContent).toBe('Choose a date and a time.');
});

test('says the rule that decides, what would hold without it, the school time and the version', async () => {
  await play.submit('why');
  const answer = play.root.querySelector('.why-answer');
  expect(answer?.querySelector('.why-rule')?.textContent).toBe('Because of: Locked by Miss Made-up');
  expect(answer?.querySelector('.why-steps')?.textContent).toBe('Blocked: Games');
  expect(answer?.textContent).toContain('Today, 12:30, lunch, version 7');
});
