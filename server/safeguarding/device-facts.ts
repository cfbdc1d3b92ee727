import type { Capture } from '#shared/incidents/capture.ts';
import type { Tab } from '#shared/reports.ts';
import type { Timeline } from '../activity/timeline.ts';
import type { Clock } from '../clock.ts';
import type { Bindings } from '../devices/bindings.ts';
import type { DeviceBook } from '../devices/device-book.ts';
import type { Presences } from '../devices/presences.ts';
import type { SealedFacts } from './incident-facts.ts';

export interface DeviceFactsParts {
  readonly timeline: Timeline;
  readonly presences: Presences;
  readonly book: DeviceBook;
  readonly bindings: Pick<Bindings, 'ownersSince'>;
  readonly clock: Clock;
}

/** Who sat at a device, and when (server epoch ms). */
export interface Sitting {
  readonly deviceId: string;
  /** Null: nobody knows. */
  readonly pupilId: string | null;
  readonly at: number;
}

export interface DescribedDevice {
  readonly facts: NonNullable<SealedFacts['device']>;
  /** For the record: which device, from which network address, with which account and program (R40). */
  readonly words: string;
}

type Known = Pick<SealedFacts, 'page' | 'tabs' | 'visits' | 'lookBackMinutes'> & {
  readonly device: NonNullable<SealedFacts['device']>;
};

const mostVisits = 500;
/** What a device is now, it was so long ago. */
const freshMs = 60_000;
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
  async gather({ deviceId, pupilId, at }: Sitting, capture: Capture): Promise<Known> {
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
      device: (await this.describe({ deviceId, pupilId, at })).facts,
    };
  }

  /** Of what is told late, nothing that may have come since: another account, another network, a newer program. */
  async describe(sitting: Sitting): Promise<DescribedDevice> {
    const { book, presences, clock } = this.#parts;
    const { deviceId } = sitting;
    const device = book.find(deviceId);
    const isFresh = clock() - sitting.at < freshMs;
    const address = isFresh ? presences.of(deviceId).address : null;
    const extensionVersion = (isFresh && device?.extensionVersion) || '';
    const profileEmail =
      isFresh || (await this.#isTheirsSince(sitting)) ? (device?.profileEmail ?? null) : null;
    const lines = [
      `Device ${deviceId}`,
      device?.serialNumber && `serial number ${device.serialNumber}`,
      device?.assetId && `asset ${device.assetId}`,
      address !== null && `network address ${address}`,
      profileEmail !== null && `account ${profileEmail}`,
      extensionVersion !== '' && `Chrome with ThinkClick ${extensionVersion}`,
    ];
    return { facts: { deviceId, extensionVersion, profileEmail }, words: lines.filter(Boolean).join(', ') };
  }

  async #isTheirsSince({ deviceId, pupilId, at }: Sitting): Promise<boolean> {
    const { book, bindings } = this.#parts;
    if (pupilId === null || book.find(deviceId)?.pupilId !== pupilId) return false;
    return (await bindings.ownersSince(deviceId, at))(at).pupilId === pupilId;
  }
}
