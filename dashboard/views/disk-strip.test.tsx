// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { success } from '#shared/result.ts';
import type { DiskState } from '#shared/socket-events.ts';
import { playDashboard } from '../play-dashboard.tsx';
import { DiskStrip } from './disk-strip.tsx';

const start = async (state: DiskState) => {
  const play = playDashboard();
  play.on('disk-state', () => success(state));
  await play.show(<DiskStrip />);
  return { ...play, words: () => play.root.querySelector('.disk-strip')?.textContent ?? '' };
};

test('says nothing while the disk takes what is written', async () => {
  expect((await start('ok')).words()).toBe('');
});

test('says to whoever comes that it does not', async () => {
  expect((await start('disk-full')).words()).toMatch(/disk is full: nothing new is saved\. Tell whoever/);
  expect((await start('disk-fault')).words()).toMatch(/cannot write to its disk: nothing new is saved\./);
});

test('comes and goes while the page is open', async () => {
  const { emit, words } = await start('ok');
  await emit('disk-changed', 'disk-full');
  expect(words()).toContain('disk is full');
  await emit('disk-changed', 'ok');
  expect(words()).toBe('');
});
