import type { Tile } from '#shared/class-snapshot.ts';

export type Seen = Omit<Tile, 'pupilId' | 'name' | 'isGuest' | 'elsewhere'>;

/** Of a pupil without a device, and of one who is in another lesson. */
export const unseen: Seen = {
  deviceId: null,
  state: 'away',
  since: 0,
  page: null,
  pageSince: 0,
  siteSince: 0,
  stillSince: null,
  tabs: [],
  picture: 'unavailable',
  lock: null,
  focus: null,
  controls: [],
  isPending: false,
  policyVersion: 0,
  referralOffer: null,
  problems: [],
};
