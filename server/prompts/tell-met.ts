import type { DeviceBook } from '../devices/device-book.ts';
import type { DeviceLinks } from '../devices/device-link.ts';
import type { MetPrompt, MetPrompts } from './met-prompts.ts';

export interface TellMetParts {
  readonly metPrompts: Pick<MetPrompts, 'add' | 'of'>;
  readonly book: Pick<DeviceBook, 'find' | 'ofPupil'>;
  readonly links: Pick<DeviceLinks, 'find'>;
}

/** A device that is connected hears at once what its pupil met, wherever that was. */
export class TellMet {
  readonly #parts: TellMetParts;

  constructor(parts: TellMetParts) {
    this.#parts = parts;
  }

  readonly add = async (met: readonly MetPrompt[]): Promise<void> => {
    await this.#parts.metPrompts.add(met);
    const pupilIds = new Set(met.map(({ pupilId }) => pupilId));
    for (const pupilId of pupilIds) {
      const devices = this.#parts.book.ofPupil(pupilId).map(({ deviceId }) => deviceId);
      await this.#tell(pupilId, devices);
    }
  };

  /** Another pupil has been given it. */
  async boundTo(deviceId: string): Promise<void> {
    const pupilId = this.#parts.book.find(deviceId)?.pupilId ?? null;
    await this.#tell(pupilId, [deviceId]);
  }

  async #tell(pupilId: string | null, deviceIds: readonly string[]): Promise<void> {
    const { links, metPrompts } = this.#parts;
    const connected = deviceIds.flatMap((deviceId) => links.find(deviceId) ?? []);
    if (connected.length === 0) return;
    const prompts = await metPrompts.of(pupilId);
    for (const link of connected) link.sendMet({ pupilId, prompts });
  }
}
