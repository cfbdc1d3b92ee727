import { notWatched, type Watch } from '#shared/device-state.ts';
import type { DeviceLinks } from '../devices/device-link.ts';
import { FrameGroup, type Frame } from './frame-group.ts';
import { ViewerPump, type FrameSink } from './viewer-pump.ts';

/** One open dashboard, and what it looks at. */
interface Viewer {
  readonly name: string;
  readonly lessonId: string;
  readonly pump: ViewerPump;
  readonly grid: ReadonlySet<string>;
  readonly close: ReadonlySet<string>;
}

/** One device that is looked at. */
interface Watched {
  readonly group: FrameGroup;
  readonly viewers: Set<string>;
  sent: Watch;
}

export interface Looking {
  readonly viewerId: string;
  readonly name: string;
  readonly lessonId: string;
  readonly sink: FrameSink;
}

const mostNames = 20;
const nobody: ReadonlySet<string> = new Set();

/** Passes screens from devices to those who watch them, keeping only the newest picture of each, in memory. */
export class Relay {
  readonly #links: DeviceLinks;
  readonly #viewers = new Map<string, Viewer>();
  readonly #watched = new Map<string, Watched>();

  constructor(parts: { links: DeviceLinks }) {
    this.#links = parts.links;
  }

  /** Those of the devices that this viewer does not look at in this way yet. */
  freshTo(viewerId: string, mode: 'grid' | 'close', deviceIds: readonly string[]): string[] {
    const known = this.#viewers.get(viewerId)?.[mode] ?? nobody;
    return deviceIds.filter((deviceId) => !known.has(deviceId));
  }

  /** Replaces what this viewer looks at from afar (`grid`) or close; `off` ends both. */
  look(looking: Looking, mode: Watch['mode'], deviceIds: readonly string[]): void {
    const before = this.#viewers.get(looking.viewerId);
    const kept = before?.lessonId === looking.lessonId ? before : undefined;
    const chosen = new Set(deviceIds);
    const grid = mode === 'off' ? nobody : mode === 'grid' ? chosen : (kept?.grid ?? nobody);
    const close = mode === 'off' ? nobody : mode === 'close' ? chosen : (kept?.close ?? nobody);
    const pump = before?.pump ?? new ViewerPump(looking.sink);
    const { name, lessonId, viewerId } = looking;
    this.#viewers.set(viewerId, { name, lessonId, pump, grid, close });
    this.#follow(viewerId, before);
  }

  isLooking(viewerId: string): boolean {
    const viewer = this.#viewers.get(viewerId);
    return viewer !== undefined && viewer.grid.size + viewer.close.size > 0;
  }

  /** The viewer is gone, or has left the lesson. */
  leave(viewerId: string): void {
    const before = this.#viewers.get(viewerId);
    this.#viewers.delete(viewerId);
    if (before) this.#follow(viewerId, before);
  }

  endLesson(lessonId: string): void {
    for (const [viewerId, viewer] of this.#viewers) if (viewer.lessonId === lessonId) this.leave(viewerId);
  }

  watchOf(deviceId: string): Watch {
    return this.#watched.get(deviceId)?.sent ?? notWatched;
  }

  /** A frame that nobody watches is dropped. */
  receive(deviceId: string, frame: Frame): void {
    const watched = this.#watched.get(deviceId);
    if (!watched) return;
    watched.group.add(frame);
    for (const viewerId of watched.viewers) this.#viewers.get(viewerId)?.pump.offer(deviceId, frame);
  }

  /** The viewer can be sent more. */
  drain(viewerId: string): void {
    this.#viewers.get(viewerId)?.pump.pump();
  }

  /** The device is gone: its last picture is no picture of now. */
  forgetFrames(deviceId: string): void {
    const watched = this.#watched.get(deviceId);
    if (watched) this.#watched.set(deviceId, { ...watched, group: new FrameGroup() });
  }

  #follow(viewerId: string, before: Viewer | undefined): void {
    const viewer = this.#viewers.get(viewerId);
    const were = devicesOf(before);
    const are = devicesOf(viewer);
    for (const deviceId of were) if (!are.has(deviceId)) this.#unwatch(viewerId, deviceId, before);
    for (const deviceId of are) if (!were.has(deviceId)) this.#watch(viewerId, deviceId);
    for (const deviceId of new Set([...were, ...are])) this.#tell(deviceId);
  }

  #watch(viewerId: string, deviceId: string): void {
    const watched = this.#watched.get(deviceId) ?? {
      group: new FrameGroup(),
      viewers: new Set<string>(),
      sent: notWatched,
    };
    watched.viewers.add(viewerId);
    this.#watched.set(deviceId, watched);
    this.#viewers.get(viewerId)?.pump.begin(deviceId, watched.group.frames);
  }

  #unwatch(viewerId: string, deviceId: string, before: Viewer | undefined): void {
    this.#watched.get(deviceId)?.viewers.delete(viewerId);
    before?.pump.stop(deviceId);
  }

  #tell(deviceId: string): void {
    const watched = this.#watched.get(deviceId);
    if (!watched) return;
    const watch = this.#watchBy(deviceId, watched);
    const isSame = JSON.stringify(watch) === JSON.stringify(watched.sent);
    watched.sent = watch;
    if (watched.viewers.size === 0) this.#watched.delete(deviceId);
    if (!isSame) this.#links.find(deviceId)?.sendWatch(watch);
  }

  #watchBy(deviceId: string, { viewers }: Watched): Watch {
    const looking = [...viewers].flatMap((viewerId) => this.#viewers.get(viewerId) ?? []);
    if (looking.length === 0) return notWatched;
    const isClose = looking.some(({ close }) => close.has(deviceId));
    const by = [...new Set(looking.map(({ name }) => name))].slice(0, mostNames);
    return { mode: isClose ? 'close' : 'grid', by };
  }
}

const devicesOf = (viewer: Viewer | undefined): ReadonlySet<string> =>
  viewer ? new Set([...viewer.grid, ...viewer.close]) : nobody;
