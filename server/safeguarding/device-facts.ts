import type { Capture } from '#shared/incidents/capture.ts';
import type { Tab } from '#shared/reports.ts';
import type { Timeline } from '../activity/timeline.ts';
import type { DeviceBook } from '../devices/device-book.ts';
import type { Presences } from '../devices/presences.ts';
import type { SealedFacts } from './incident-facts.ts';

export interface DeviceFactsParts {
  readonly timeline: Timeline;
  readonly presences: Presences;
  readonly book: DeviceBook;
}

type Known = Pick<SealedFacts, 'page' | 'tabs' | 'visits' | 'lookBackMinutes'> & {
  readonly device: NonNullable<SealedFacts['device']>;
};

const mostVisits = 500;
const tabOf = ({ url, title, isActive }: Tab) => ({ url, title, isActive });

/** What is known of a device and of the last minutes of whoever sat at it. */
export class DeviceFacts {
  readonly #parts: DeviceFactsParts;

  constructor(parts: DeviceFactsParts) {
    this.#parts = parts;
  }

  /**
   * As much as the policy lets be taken down. Only of this pupil: another may have sat there minutes before; and not of what
   * came after, where it is told late.
   */
  async gather(deviceId: string, pupilId: string | null, at: number, capture: Capture): Promise<Known> {
    const { timeline, presences } = this.#parts;
    const visits = await timeline.since(deviceId, at - capture.minutes * 60_000, mostVisits);
    const { presence } = presences.of(deviceId);
    return {
      page: capture.parts.includes('page') ? (presence?.page ?? null) : null,
      tabs: capture.parts.includes('tabs') ? (presence?.tabs ?? []).map(tabOf) : [],
      lookBackMinutes: capture.minutes,
      visits: visits
        .filter((visit) => visit.pupilId === pupilId && visit.at <= at)
        .filter(({ kind }) => capture.parts.includes(kind === 'search' ? 'searches' : 'visits'))
        .map(({ at: visitedAt, kind, url, text }) => ({ at: visitedAt, kind, url, text })),
      device: this.nameOf(deviceId),
    };
  }

  nameOf(deviceId: string): NonNullable<SealedFacts['device']> {
    const device = this.#parts.book.find(deviceId);
    return {
      deviceId,
      extensionVersion: device?.extensionVersion ?? '',
      profileEmail: device?.profileEmail ?? null,
    };
  }

  /** For the record: which device, from which network address, with which account and program (R40). */
  inWords(deviceId: string): string {
    const device = this.#parts.book.find(deviceId);
    const { address } = this.#parts.presences.of(deviceId);
    const lines = [
      `Device ${deviceId}`,
      device?.serialNumber && `serial number ${device.serialNumber}`,
      device?.assetId && `asset ${device.assetId}`,
      address !== null && `network address ${address}`,
      device?.profileEmail && `account ${device.profileEmail}`,
      device && `Chrome with ThinkClick ${device.extensionVersion}`,
    ];
    return lines.filter(Boolean).join(', ');
  }
}
