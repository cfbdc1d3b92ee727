import type { ChannelHealth, NotifyChannel } from '#shared/api/notify.ts';

export const stateWords: Readonly<Record<ChannelHealth['state'], string>> = {
  off: 'Off',
  untried: 'On, nothing sent yet',
  working: 'Working',
  broken: 'Not working',
};

export const channelHints: Readonly<Record<NotifyChannel, string>> = {
  mail: 'To each person’s own address.',
  push: 'To browsers whose owners asked for it on this page.',
  teams: 'To one room. Never concerns about staff.',
  'google-chat': 'To one room. Never concerns about staff.',
};

export const isRoom = (channel: NotifyChannel): channel is 'teams' | 'google-chat' =>
  channel === 'teams' || channel === 'google-chat';
