import type { Logger } from 'pino';
import type { PolicyStatus } from '#shared/socket-events.ts';
import type { DeviceBook } from '../devices/device-book.ts';
import type { DeviceLink, DeviceLinks } from '../devices/device-link.ts';
import type { Viewers } from '../lessons/viewers.ts';
import type { PublishedPolicy } from './policy-store.ts';

export interface PolicyPushParts {
  readonly links: DeviceLinks;
  readonly book: DeviceBook;
  readonly viewers: Viewers;
  readonly log: Logger;
  readonly currentVersion: () => number;
}

const coalesceMs = 200;

/** Brings a new policy to every connected device, and says on how many it is in force. */
export class PolicyPush {
  readonly #parts: PolicyPushParts;
  #timer: NodeJS.Timeout | null = null;

  constructor(parts: PolicyPushParts) {
    this.#parts = parts;
  }

  /** All at once; a device that does not answer gets it when it says hello again. */
  toAll(published: PublishedPolicy): void {
    for (const link of this.#parts.links.all()) {
      this.#to(link, published).catch((error: unknown) =>
        this.#parts.log.error({ err: error }, 'Not pushed'),
      );
    }
    this.changed();
  }

  status(): PolicyStatus {
    const { links, book, currentVersion } = this.#parts;
    const version = currentVersion();
    const connected = links.all();
    const applied = connected.filter(({ deviceId }) => book.find(deviceId)?.policyVersion === version);
    return { version, applied: applied.length, connected: connected.length };
  }

  /** A device came, went, or told which version it is on. */
  noteApplied(deviceId: string, policyVersion: number): void {
    if (this.#parts.book.find(deviceId)?.policyVersion === policyVersion) return;
    this.#parts.book.note(deviceId, { policyVersion });
    this.changed();
  }

  /** Tells the dashboards, many changes at once. */
  changed(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#parts.viewers.policyStatus(this.status());
    }, coalesceMs).unref();
  }

  close(): void {
    if (this.#timer) clearTimeout(this.#timer);
  }

  async #to(link: DeviceLink, { signed }: PublishedPolicy): Promise<void> {
    const answer = await link.sendPolicy(signed);
    if (answer.ok) this.noteApplied(link.deviceId, answer.value.version);
    else this.#parts.log.warn({ deviceId: link.deviceId, reason: answer.reason }, 'Policy not applied');
  }
}
