import type { Tile } from '#shared/class-snapshot.ts';

const stoppedWords = 'Stopped, not shown';
const outOfSchoolWords = 'Out of school: nothing is seen there';

/** Why there is no live picture, in words; null when there is or may be one. */
export const whyNoPicture = ({
  deviceId,
  state,
  picture,
  elsewhere,
}: Pick<Tile, 'deviceId' | 'state' | 'picture' | 'elsewhere'>): string | null => {
  if (elsewhere !== null) return `With ${elsewhere.teacher}: ${elsewhere.className}`;
  if (deviceId === null) return 'No device';
  if (state === 'stopped') return stoppedWords;
  if (state === 'away') return 'Not online';
  if (state === 'out-of-school') return outOfSchoolWords;
  if (state === 'asleep') return 'Asleep: lid closed or screen locked';
  if (state === 'silent' && picture === 'unavailable')
    return 'Silent: lid closed, Wi-Fi lost or switched off';
  switch (picture) {
    case 'live':
    case 'not-watched':
      return null;
    case 'no-lesson':
      return 'Not in the lesson yet';
    case 'private-page':
      return 'Private page, not shown';
    case 'blocked-page':
      return 'Blocked page, not shown';
    case 'lock-page':
      return 'Screen is locked';
    case 'own-page':
      return 'Stop, think, click page, not shown';
    case 'stopped':
      return stoppedWords;
    case 'stopped-page':
      return 'A stopped page, not shown';
    case 'out-of-school':
      return outOfSchoolWords;
    case 'unavailable':
      return 'No picture just now';
  }
};
