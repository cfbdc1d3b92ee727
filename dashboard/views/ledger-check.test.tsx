// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { failure, success } from '#shared/result.ts';
import { playDashboard } from '../play-dashboard.tsx';
import { LedgerCheck } from './ledger-check.tsx';

let play: ReturnType<typeof playDashboard>;
let checked = 0;
const whole = { fault: null, entries: 1_234, key: 'school+0a+AQ==', checkpoint: 'note' };

beforeEach(async () => {
  checked = 0;
  play = playDashboard();
  await play.show(<LedgerCheck onChecked={() => (checked += 1)} />);
});

test('says that all is whole, with the key, and offers a checkpoint', async () => {
  play.on('checkLedger', () => success(whole));
  await play.press('Check the whole ledger');
  expect(play.root.querySelector('[data-ledger-check="whole"]')?.textContent).toContain(
    'All is as it was written: 1,234 entries',
  );
  expect(play.root.querySelector('code')?.textContent).toBe('school+0a+AQ==');
  expect(play.root.textContent).toContain('Save a checkpoint');
  expect(checked).toBe(1);
});

test('says which entry is wrong, and offers no checkpoint', async () => {
  const fault = { seq: 7, why: 'its facts were changed' };
  play.on('checkLedger', () => success({ ...whole, fault, checkpoint: '' }));
  await play.press('Check the whole ledger');
  expect(play.root.querySelector('[role="alert"]')?.textContent).toContain(
    'Entry 7 is not as it was written: its facts were changed.',
  );
  expect(play.root.textContent).not.toContain('Save a checkpoint');
});

test('says why it could not look', async () => {
  play.on('checkLedger', () => failure('offline', 'The server cannot be reached.'));
  await play.press('Check the whole ledger');
  expect(play.root.querySelector('[data-ledger-check]')).toBeNull();
  expect(checked).toBe(0);
});
