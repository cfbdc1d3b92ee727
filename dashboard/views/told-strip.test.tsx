// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { failure, success } from '#shared/result.ts';
import { playDashboard } from '../play-dashboard.tsx';
import { ToldStrip } from './told-strip.tsx';

const telling = {
  requestId: 't1',
  pupilName: 'Amara Quill',
  className: 'Hedgehogs',
  toldAt: 1_800_000_000_000,
  isRead: false,
};

const start = async (isRead = false) => {
  const play = playDashboard();
  play.on('tellingsToMe', () => success([{ ...telling, isRead }]));
  await play.show(<ToldStrip />);
  return play;
};

test('says that a pupil told something, and neither who nor what', async () => {
  const { root } = await start();
  expect(root.textContent).toContain('A pupil has told you something.');
  expect(root.textContent).not.toContain('Amara');
});

test('asks for the password, then shows the words as they are', async () => {
  const play = await start();
  let isConfirmed = false;
  play.on('readTelling', () =>
    isConfirmed
      ? success({ choice: 'asked-me', words: 'he says dont tell', url: null })
      : failure('confirm-password'),
  );
  play.on('confirmPassword', () => {
    isConfirmed = true;
    return success({ confirmedUntil: 1_900_000_000_000 });
  });
  await play.press('Read');
  expect(play.root.textContent).toContain('Enter your password again');
  expect(play.root.textContent).not.toContain('he says');
  await play.fill('password', 'right');
  await play.submit('confirm-password');
  for (const words of ['Amara Quill', 'Someone asked me for something', 'he says dont tell'])
    expect(play.root.textContent).toContain(words);
});

test('says nothing once all is read', async () => {
  expect((await start(true)).root.textContent).toBe('');
});
