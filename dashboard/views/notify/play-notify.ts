import type { NotifySettings } from '#shared/api/notify.ts';
import { defaultPupilText } from '#shared/notify/pupil-words.ts';
import { defaultRota } from '#shared/notify/rota.ts';
import { somebody } from '../../play-dashboard.tsx';

export const offChannel = {
  state: 'off',
  isOn: false,
  isSetUp: false,
  lastSuccessAt: null,
  lastFailureAt: null,
  lastFailure: '',
} as const;

/** For tests: what the server answers, with nothing set up. */
export const madeUpSettings = (change: Partial<NotifySettings> = {}): NotifySettings => ({
  channels: [
    { channel: 'mail', ...offChannel },
    { channel: 'push', ...offChannel },
    { channel: 'teams', ...offChannel },
    { channel: 'google-chat', ...offChannel },
  ],
  mail: null,
  mayChangeChannels: true,
  mayChangeOnCall: true,
  own: { byMail: true, browsers: [] },
  pushKey: 'BAAA',
  onCall: { deputyIds: [], graceMinutes: 60, rota: defaultRota(), pupilText: defaultPupilText() },
  now: { who: null, pupilWords: 'School is closed now.' },
  people: [
    { accountId: 'ann', name: 'Ann Reed', roles: ['dsl'] },
    { accountId: 'bea', name: 'Bea Moss', roles: ['head'] },
  ],
  undelivered: [],
  seconds: [],
  gaps: [],
  ...change,
});

export const somebodyTold = {
  ...somebody,
  account: somebody.account && {
    ...somebody.account,
    capabilities: ['review-incidents' as const, 'view-notifications' as const],
  },
};
