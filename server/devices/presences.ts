import { parseAddress } from '#shared/policy/address.ts';
import type { Presence } from '#shared/reports.ts';
import type { Clock } from '../clock.ts';

/** How a device was last seen. In memory only: presence is volatile. Instants are server epoch ms. */
export interface Sighting {
  readonly presence: Presence | null;
  /** When the presence came; 0 when none has. */
  readonly presenceAt: number;
  readonly activitySince: number;
  /** Since when its page is in front; 0 without one. */
  readonly pageSince: number;
  /** Since when pages of its site have been in front; 0 without one. */
  readonly siteSince: number;
  /** Since when nothing on its screen has changed; null where nobody knows. */
  readonly stillSince: number | null;
  /** Null while the device is not connected. */
  readonly connectedAt: number | null;
  readonly leftAt: number | null;
  /** It said goodbye itself, instead of just being gone. */
  readonly saidGoodbye: boolean;
  /** Since when a page that is closed to this pupil is in front; null while none is. */
  readonly closedPageSince: number | null;
  readonly concernAt: number | null;
  /** Since when a layer of the filter has been missing on it; null while all hold. */
  readonly degradedSince: number | null;
  /** Its clock minus the server's; null while it has not said. */
  readonly clockSkewMs: number | null;
  /** Since when it has come from outside the school's networks; null while it does not. */
  readonly outsideSince: number | null;
  /** The network address it last came from; null while it has not come. */
  readonly address: string | null;
}

const neverSeen: Sighting = {
  presence: null,
  presenceAt: 0,
  activitySince: 0,
  pageSince: 0,
  siteSince: 0,
  stillSince: null,
  connectedAt: null,
  leftAt: null,
  saidGoodbye: false,
  closedPageSince: null,
  concernAt: null,
  degradedSince: null,
  clockSkewMs: null,
  outsideSince: null,
  address: null,
};

export class Presences {
  readonly #clock: Clock;
  readonly #onChange: (deviceId: string) => void;
  readonly #sightings = new Map<string, Sighting>();

  constructor(parts: { clock: Clock; onChange: (deviceId: string) => void }) {
    this.#clock = parts.clock;
    this.#onChange = parts.onChange;
  }

  of(deviceId: string): Sighting {
    return this.#sightings.get(deviceId) ?? neverSeen;
  }

  came(deviceId: string, isOutside: boolean, address: string): void {
    const now = this.#clock();
    this.#set(deviceId, {
      connectedAt: now,
      activitySince: now,
      leftAt: null,
      saidGoodbye: false,
      outsideSince: isOutside ? (this.of(deviceId).outsideSince ?? now) : null,
      address,
    });
  }

  left(deviceId: string, saidGoodbye: boolean): void {
    this.#set(deviceId, { connectedAt: null, leftAt: this.#clock(), saidGoodbye });
  }

  told(deviceId: string, presence: Presence): void {
    const before = this.of(deviceId);
    const now = this.#clock();
    const isSame = before.presence?.activity === presence.activity;
    this.#set(deviceId, {
      presence,
      presenceAt: now,
      activitySince: isSame ? before.activitySince : now,
      degradedSince: isWhole(presence) ? null : (before.degradedSince ?? now),
      clockSkewMs: presence.at === undefined ? before.clockSkewMs : presence.at - now,
      stillSince: stillSince(before, presence, now),
      closedPageSince: presence.picture === 'blocked-page' ? (before.closedPageSince ?? now) : null,
      pageSince: before.presence?.page?.url === presence.page?.url ? before.pageSince : now,
      siteSince: siteOf(before.presence) === siteOf(presence) ? before.siteSince : now,
    });
  }

  /** What it showed is nobody's to see any more. */
  hidePages(deviceId: string): void {
    const { presence } = this.of(deviceId);
    if (presence === null) return;
    const noPage = { pageSince: 0, siteSince: 0, stillSince: null, closedPageSince: null };
    this.#set(deviceId, { presence: withoutPages(presence), ...noPage });
  }

  /** What may be seen is another thing than it was. Answers of which devices that changed something. */
  reconsider(see: (presence: Presence) => Presence): string[] {
    const changed: string[] = [];
    for (const [deviceId, { presence }] of this.#sightings) {
      const seen = presence && see(presence);
      if (seen === presence) continue;
      this.#set(deviceId, { presence: seen });
      changed.push(deviceId);
    }
    return changed;
  }

  toldSomeone(deviceId: string, at: number): void {
    this.#set(deviceId, { concernAt: Math.max(at, this.of(deviceId).concernAt ?? 0) });
  }

  /** Somebody has taken the matter up. */
  settleConcern(deviceId: string): void {
    this.#set(deviceId, { concernAt: null });
  }

  #set(deviceId: string, seen: Partial<Sighting>): void {
    this.#sightings.set(deviceId, { ...this.of(deviceId), ...seen });
    this.#onChange(deviceId);
  }
}

/** Nobody sees it as long as that is in front. */
export const isOnStoppedPage = (presence: Presence | null): boolean => presence?.picture === 'stopped-page';

export const withoutPages = (presence: Presence): Presence => ({ ...presence, page: null, tabs: [] });

const siteOf = (presence: Presence | null): string | null =>
  presence?.page ? (parseAddress(presence.page.url)?.host ?? null) : null;

/** Each telling comes to another millisecond; it stays what it was unless the screen has changed. */
const stillJitterMs = 2_000;
const stillSince = ({ stillSince: before }: Sighting, { stillMs }: Presence, now: number): number | null => {
  if (stillMs === undefined) return null;
  const since = now - stillMs;
  return before !== null && Math.abs(before - since) < stillJitterMs ? before : since;
};

const isWhole = ({ layers }: Presence): boolean => layers.rules && layers.webRequest && layers.index;
