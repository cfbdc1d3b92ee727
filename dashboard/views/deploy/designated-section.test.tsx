// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Designated } from '#shared/api/designated-devices.ts';
import { failure, success } from '#shared/result.ts';
import { playDashboard } from '../../play-dashboard.tsx';
import { DesignatedSwitch } from '../incidents/designated-switch.tsx';
import { DesignatedSection } from './designated-section.tsx';

const office = { deviceId: 'd1', name: 'Office', markedBy: 'Mr Adeyemi', markedAt: 0, lastUsedAt: null };
let played: ReturnType<typeof playDashboard>;
let known: Designated;

beforeEach(() => {
  played = playDashboard();
  known = { isOnly: false, devices: [] };
  played.on('designatedDevices', () => success(known));
});
afterEach(() => void played.leave());

test('the admin marks this computer by a name, and sees it in the list', async () => {
  await played.show(<DesignatedSection />);
  expect(played.root.textContent).toContain('None is marked.');
  await played.press('Mark this computer');
  await played.fill('computer-name', ' Office ');
  played.on('mark', () => {
    known = { isOnly: false, devices: [office] };
    return success({ deviceId: 'd1' });
  });
  await played.submit('mark-computer');
  expect(played.asked).toContainEqual({ name: 'mark', request: 'Office' });
  expect(played.root.textContent).toContain('Mr Adeyemi');
});

test('why the last one cannot be removed is said', async () => {
  known = { isOnly: true, devices: [office] };
  played.on('unmarkDevice', () => failure('conflict', 'Mark another one first.'));
  await played.show(<DesignatedSection />);
  await played.press('Remove');
  expect(played.dashboard.notices.shown.value.at(-1)?.text).toBe('Mark another one first.');
});

test('the lead keeps evidence to it, and reads the way out', async () => {
  await played.show(<DesignatedSwitch />);
  expect(played.root.textContent).toContain('the admin marks a computer');
  known = { isOnly: false, devices: [office] };
  await played.show(<DesignatedSwitch key="marked" />);
  played.on('setDesignatedOnly', () => {
    known = { ...known, isOnly: true };
    return success({});
  });
  await played.press('Open evidence on the designated computer only');
  expect(played.asked).toContainEqual({ name: 'setDesignatedOnly', request: { isOnly: true } });
  expect(played.root.textContent).toContain('open on the designated computer only: Office');
  expect(played.root.textContent).toContain('Should the only one break');
});
