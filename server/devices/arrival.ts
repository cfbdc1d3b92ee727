import type { Logger } from 'pino';
import type { Watch } from '#shared/device-state.ts';
import type { Place } from '#shared/place.ts';
import type { Presence } from '#shared/reports.ts';
import type { HelloAnswer, HelloRequest } from '#shared/socket-events.ts';
import type { Settings } from '../config.ts';
import type { PolicyPush } from '../filtering/policy-push.ts';
import type { PolicyStore } from '../filtering/policy-store.ts';
import type { MetPrompts } from '../prompts/met-prompts.ts';
import type { Clock } from '../clock.ts';
import { GroupCommit } from '../storage/group-commit.ts';
import type { DesiredStates } from './desired-state.ts';
import type { DeviceBook } from './device-book.ts';
import type { DeviceLink, DeviceLinks } from './device-link.ts';
import type { Placement } from './placement.ts';
import { withoutStoppedPages } from '../referrals/without-stopped-pages.ts';
import type { StoppedPages } from '../referrals/stopped-pages.ts';
import { isOnStoppedPage, withoutPages, type Presences } from './presences.ts';
import type { SchoolNetworks } from './school-networks.ts';

export interface DeviceArrivalParts {
  readonly book: DeviceBook;
  readonly links: DeviceLinks;
  readonly states: DesiredStates;
  readonly presences: Presences;
  readonly stoppedPages: Pick<StoppedPages, 'has'>;
  readonly placement: Placement;
  readonly policies: PolicyStore;
  readonly push: PolicyPush;
  readonly metPrompts: Pick<MetPrompts, 'of'>;
  readonly watchOf: (deviceId: string) => Watch;
  /** The screen is gone, or shows what may not be pictured. */
  readonly onNoPicture: (deviceId: string) => void;
  /** It may be in another place than before, or on a page that nobody looks at: who may look has changed. */
  readonly onPlace: (deviceId: string) => void;
  readonly settings: Pick<Settings, 'schoolNetworks'>;
  readonly clock: Clock;
  readonly log: Logger;
}

export interface Whence {
  /** The account that the browser named the last time. */
  readonly lastEmail: string | null;
  /** And when it was last heard of. */
  readonly lastSeenAt: number;
  readonly address: string;
}

/** When a whole school comes back at once; more would hold the server up for too long in one go. */
const settledTogether = 50;

const mustNotBeSeen: ReadonlySet<Presence['picture']> = new Set([
  'no-lesson',
  'private-page',
  'blocked-page',
  'lock-page',
  'own-page',
  'stopped',
  'stopped-page',
  'out-of-school',
]);

const placeOf = (networks: SchoolNetworks, address: string): Place => {
  if (!networks.areNamed) return 'anywhere';
  return networks.has(address) ? 'school' : 'outside';
};

/** A proven device comes, tells how it is, and goes. */
export class DeviceArrival {
  readonly #parts: DeviceArrivalParts;
  readonly #settling: GroupCommit<string>;

  constructor(parts: DeviceArrivalParts) {
    this.#parts = parts;
    const settle = async (deviceIds: readonly string[]) => void (await parts.placement.settle(deviceIds));
    this.#settling = new GroupCommit({ commit: settle, mostItems: settledTogether });
  }

  /** The whole of what the device must be: reconnecting is dull. `from` is what is known of how it came. */
  async welcome(link: DeviceLink, request: HelloRequest, from: Whence): Promise<HelloAnswer> {
    const { states, placement, policies, links, presences, push, settings } = this.#parts;
    const { deviceId } = link;
    const { profileEmail, accountForMs = null } = request;
    await placement.bindByEmail(deviceId, { ...from, profileEmail, accountForMs });
    await this.#settling.add([deviceId]);
    const place = placeOf(settings.schoolNetworks, from.address);
    await states.change([deviceId], (state) => ({ ...state, place }));
    await states.riseAbove(deviceId, request.stateVersion);
    await policies.keepUpWithName();
    await policies.riseAbove(request.policyVersion);
    const met = await this.#parts.metPrompts.of(this.#parts.book.find(deviceId)?.pupilId ?? null);
    links.add(link);
    presences.came(deviceId, place === 'outside', from.address);
    this.#parts.onPlace(deviceId);
    states.noteApplied(deviceId, request.stateVersion);
    push.noteApplied(deviceId, request.policyVersion);
    push.changed();
    if (states.isPending(deviceId)) setImmediate(() => states.deliverLater([deviceId]));
    const { signed } = policies.current;
    return {
      now: this.#parts.clock(),
      state: states.of(deviceId),
      policy: request.policyVersion === policies.version ? null : signed,
      watch: this.#parts.watchOf(deviceId),
      met,
    };
  }

  told(deviceId: string, presence: Presence): void {
    const seen = this.#seen(deviceId, presence);
    const wasStopped = isOnStoppedPage(this.#parts.presences.of(deviceId).presence);
    this.#parts.presences.told(deviceId, seen);
    if (isOnStoppedPage(seen) !== wasStopped) this.#parts.onPlace(deviceId);
    if (mustNotBeSeen.has(seen.picture)) this.#parts.onNoPicture(deviceId);
    this.#parts.states.noteApplied(deviceId, presence.stateVersion);
    this.#parts.push.noteApplied(deviceId, presence.policyVersion);
    this.#parts.book.note(deviceId, { lastSeenAt: this.#parts.clock() });
  }

  /** Of a stopped device and of one out of school nothing that is open; of others, no page that was stopped. */
  #seen(deviceId: string, presence: Presence): Presence {
    const { states, stoppedPages } = this.#parts;
    if (states.isStopped(deviceId)) return withoutPages(presence);
    return states.isOutside(deviceId)
      ? { ...withoutPages(presence), picture: 'out-of-school' }
      : withoutStoppedPages(presence, stoppedPages);
  }

  leave(link: DeviceLink, saidGoodbye: boolean): void {
    const { links, presences, book, push, clock } = this.#parts;
    if (!links.remove(link)) return;
    book.note(link.deviceId, { lastSeenAt: clock() });
    presences.left(link.deviceId, saidGoodbye);
    this.#parts.onNoPicture(link.deviceId);
    push.changed();
  }
}
