import { takesEarlier, type Capture } from '#shared/incidents/capture.ts';
import { failure, success, type Failure, type Result } from '#shared/result.ts';
import type { EarlierPicture } from '#shared/screen/earlier-pictures.ts';
import type { Picture } from '#shared/socket-events.ts';
import type { DesiredStates } from '../devices/desired-state.ts';
import type { DeviceLinks } from '../devices/device-link.ts';
import type { StoppedPages } from '../referrals/stopped-pages.ts';
import { isPicture } from './picture-type.ts';
import type { TakenPicture } from './write-incident.ts';

export interface TakePicturesParts {
  readonly states: Pick<DesiredStates, 'isStopped' | 'isOutside'>;
  readonly links: Pick<DeviceLinks, 'find'>;
  readonly stoppedPages: Pick<StoppedPages, 'has'>;
}

/** A screen as it is now, or why it is not shown, and in the moments before. */
export interface Seen {
  readonly now: Result<Picture>;
  /** The oldest first. */
  readonly earlier: readonly EarlierPicture[];
}

/** Pictures of a device's screen for a person who records what they have seen, as far as the policy says. */
export const takePictures = async (
  parts: TakePicturesParts,
  deviceId: string,
  capture: Capture,
): Promise<Seen> => {
  const refused = whyNot(parts, deviceId, capture);
  if (refused) return { now: refused, earlier: [] };
  const link = parts.links.find(deviceId);
  if (!link) return { now: failure('offline'), earlier: [] };
  const [now, earlier] = await Promise.all([
    link.capture(),
    takesEarlier(capture) ? link.earlierPictures() : success([]),
  ]);
  // It may have been stopped meanwhile.
  const refusedMeanwhile = whyNot(parts, deviceId, capture);
  if (refusedMeanwhile) return { now: refusedMeanwhile, earlier: [] };
  return {
    now: acceptedNow(parts, now),
    earlier: earlier.ok ? earlier.value.filter((each) => isAccepted(parts, each)) : [],
  };
};

export const picturesOf = ({ now, earlier }: Seen, at: number): TakenPicture[] => [
  ...earlier.map(({ base64, agoMs }) => ({
    type: 'image/jpeg' as const,
    bytes: Buffer.from(base64, 'base64'),
    takenAt: at - agoMs,
  })),
  ...(now.ok ? [{ type: now.value.type, bytes: now.value.bytes, takenAt: at }] : []),
];

const whyNot = ({ states }: TakePicturesParts, deviceId: string, { parts }: Capture): Failure | null => {
  if (!parts.includes('picture'))
    return failure('not-allowed', 'The school takes none when staff record an incident.');
  if (states.isStopped(deviceId)) return failure('not-allowed', 'The device is stopped and referred.');
  return states.isOutside(deviceId)
    ? failure('not-allowed', 'The pupil is out of school: no picture is taken there.')
    : null;
};

const acceptedNow = ({ stoppedPages }: TakePicturesParts, picture: Result<Picture>): Result<Picture> => {
  if (!picture.ok) return picture;
  const { page, type, bytes } = picture.value;
  if (page !== null && stoppedPages.has(page.url))
    return failure('not-allowed', 'The page was stopped and referred.');
  if (isPicture(type, bytes)) return picture;
  return failure('failed', 'The device sent something that is not a picture.');
};

/** Devices are not believed, and pages that were stopped and referred are seen by no way. */
const isAccepted = ({ stoppedPages }: TakePicturesParts, { page, base64 }: EarlierPicture): boolean =>
  !stoppedPages.has(page.url) && isPicture('image/jpeg', Buffer.from(base64, 'base64'));
