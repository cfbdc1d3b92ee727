import { expect, test } from 'vitest';
import type { Presence } from '#shared/reports.ts';
import { deviceProblems, type DeviceHealth } from './device-problems.ts';

const now = 2_000_000_000_000;
const day = 24 * 3_600_000;
const presence: Presence = {
  activity: 'active',
  page: null,
  tabs: [],
  stateVersion: 1,
  policyVersion: 4,
  picture: 'not-watched',
  layers: { managed: true, webRequest: true, rules: true, index: true },
};
const healthy: DeviceHealth = {
  device: {
    deviceId: 'd',
    publicKey: '',
    pupilId: 'p',
    staffId: null,
    profileEmail: null,
    serialNumber: null,
    assetId: null,
    extensionVersion: '0.1.0',
    enrolledAt: 0,
    lastSeenAt: now,
    policyVersion: 4,
  },
  isStaffThere: false,
  isConnected: true,
  isPending: false,
  isInLesson: false,
  presence,
  clockSkewMs: null,
  isPupilElsewhere: false,
  heardAt: now - 60_000,
  untouchedMs: 0,
  policyVersion: 4,
  now,
};
const layers = { ...presence.layers };
const gone = { isConnected: false, isInLesson: true, heardAt: now - 60_001 };
const ofStaff = { ...healthy.device, pupilId: null, staffId: 's' };

test.each<[string[], Partial<DeviceHealth>]>([
  [[], {}],
  [[], { clockSkewMs: 300_000 }],
  [['Its clock is 5 minutes fast.'], { clockSkewMs: 300_001 }],
  [['Its clock is 1 day slow.'], { clockSkewMs: -25 * 3_600_000 }],
  [['Its clock is 3 hours fast.'], { clockSkewMs: 3 * 3_600_000 }],
  [[], { clockSkewMs: day, isConnected: false }],
  [['on another device, too'], { isPupilElsewhere: true }],
  [[], { isPupilElsewhere: true, isConnected: false }],
  [['Not bound'], { device: { ...healthy.device, pupilId: null } }],
  [[], { device: ofStaff, isStaffThere: true }],
  [['Bound to staff who'], { device: ofStaff }],
  [['Not seen'], { isConnected: false, device: { ...healthy.device, lastSeenAt: now - 15 * day } }],
  [[], { isConnected: false, device: { ...healthy.device, lastSeenAt: now - 13 * day, policyVersion: 3 } }],
  [['On an older policy'], { device: { ...healthy.device, policyVersion: 3 } }],
  [['Connected, but has told nothing'], { heardAt: now - 60_001 }],
  [[], { isConnected: false, heardAt: now - 60_001 }],
  [['Silent: its lid is closed, the Wi-Fi is lost'], gone],
  [
    ['Nobody had touched it for 7 minutes before, so it is probably asleep'],
    { ...gone, untouchedMs: 430_000 },
  ],
  [['Silent: its lid is closed'], { ...gone, untouchedMs: 239_999 }],
  [[], { ...gone, presence: { ...presence, activity: 'screen-locked' } }],
  [['The category lists'], { presence: { ...presence, layers: { ...layers, index: false } } }],
  [['Has not done'], { isPending: true }],
  [['Not installed by policy'], { presence: { ...presence, layers: { ...layers, managed: false } } }],
  [['Does not stop the first page'], { presence: { ...presence, layers: { ...layers, webRequest: false } } }],
  [['The filtering rules'], { presence: { ...presence, layers: { ...layers, rules: false } } }],
])('says what is wrong, and nothing else: %j', (beginnings, change) => {
  const problems = deviceProblems({ ...healthy, ...change });
  expect(problems).toHaveLength(beginnings.length);
  beginnings.forEach((beginning, index) => expect(problems[index]).toContain(beginning));
});
