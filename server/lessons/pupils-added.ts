import type { DeviceBook } from '../devices/device-book.ts';
import type { DeviceLinks } from '../devices/device-link.ts';
import type { DesiredStates } from '../devices/desired-state.ts';
import type { Placement } from '../devices/placement.ts';
import type { TellMet } from '../prompts/tell-met.ts';
import type { Clock } from '../clock.ts';
import type { ClassView } from './class-view.ts';

export interface PupilsAddedParts {
  readonly book: DeviceBook;
  readonly links: Pick<DeviceLinks, 'find'>;
  readonly states: Pick<DesiredStates, 'deliverLater'>;
  readonly placement: Pick<Placement, 'bindByEmail' | 'settle'>;
  readonly tellMet: Pick<TellMet, 'boundTo'>;
  readonly classView: Pick<ClassView, 'rosterChanged'>;
  readonly clock: Clock;
}

export interface AddedPupils {
  readonly classId: string;
  readonly emails: readonly string[];
}

/** They are in a lesson of their class that runs, and at the devices that wait with their accounts: nobody reloads a page. */
export const pupilsAdded = async (
  parts: PupilsAddedParts,
  { classId, emails }: AddedPupils,
): Promise<void> => {
  const deviceIds = await bindWaiting(parts, new Set(emails));
  await parts.classView.rosterChanged(classId);
  parts.states.deliverLater(await parts.placement.settle(deviceIds));
  for (const deviceId of deviceIds) await parts.tellMet.boundTo(deviceId);
};

/** Answers the devices that were given away. Others are when they say hello. */
const bindWaiting = async (
  { book, links, placement, clock }: PupilsAddedParts,
  emails: ReadonlySet<string>,
): Promise<string[]> => {
  const waiting = book
    .all()
    .filter(
      ({ deviceId, pupilId, profileEmail }) =>
        pupilId === null && emails.has(profileEmail?.toLowerCase() ?? '') && links.find(deviceId),
    );
  const account = { lastEmail: null, lastSeenAt: clock(), accountForMs: null };
  for (const { deviceId, profileEmail } of waiting)
    await placement.bindByEmail(deviceId, { ...account, profileEmail });
  return waiting.map(({ deviceId }) => deviceId);
};
