import { modesOf, notWatched, type Watch } from '#shared/device-state.ts';
import type { Frame } from '#shared/screen/frame-group.ts';
import { frameModes, type FrameMode } from '#shared/screen/frame.ts';
import type { LessonScreenCost } from '#shared/socket-events.ts';
import type { Clock } from '../clock.ts';
import type { DeviceLinks } from '../devices/device-link.ts';
import { KeptGroup } from './kept-group.ts';
import { ScreenMeter } from './screen-meter.ts';
import { ViewerPump, type FrameSink, type Stream } from './viewer-pump.ts';

/** One open dashboard, and what it looks at. */
interface Viewer {
  readonly accountId: string;
  readonly name: string;
  readonly lessonId: string;
  readonly pump: ViewerPump;
  readonly grid: ReadonlySet<string>;
  readonly close: ReadonlySet<string>;
}

/** One device that is looked at. */
interface Watched {
  readonly streams: Readonly<Record<FrameMode, Stream>>;
  readonly viewers: Set<string>;
  /** Those of them who look in each way; null until asked for again. */
  lookers: Readonly<Record<FrameMode, readonly Viewer[]>> | null;
  sent: Watch;
}

export interface Looking {
  readonly viewerId: string;
  readonly accountId: string;
  readonly name: string;
  readonly lessonId: string;
  readonly sink: FrameSink;
}

export interface RelayParts {
  readonly links: DeviceLinks;
  /** Stopped and referred, or out of school: no picture of it is passed on, whoever looks and whatever it sends. */
  readonly isStopped: (deviceId: string) => boolean;
  readonly clock: Clock;
}

const mostNames = 20;
const nobody: ReadonlySet<string> = new Set();

/**
 * Passes screens from devices to those who watch them. It never decodes, and keeps only the newest group of frames of each
 * screen, in memory, once for all who look.
 */
export class Relay {
  readonly #links: DeviceLinks;
  readonly #viewers = new Map<string, Viewer>();
  readonly #watched = new Map<string, Watched>();
  readonly #meter: ScreenMeter;
  readonly #isStopped: (deviceId: string) => boolean;
  /** Stopped a moment ago: what is stored of it is about to say so. */
  readonly #stopping = new Set<string>();

  constructor({ links, clock, isStopped }: RelayParts) {
    this.#links = links;
    this.#isStopped = (deviceId) => this.#stopping.has(deviceId) || isStopped(deviceId);
    this.#meter = new ScreenMeter(clock);
  }

  /** Those of the devices that this viewer does not look at in this way yet. */
  freshTo(viewerId: string, mode: FrameMode, deviceIds: readonly string[]): string[] {
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
    const { accountId, name, lessonId, viewerId } = looking;
    const pump = before?.pump ?? new ViewerPump(this.#metered(looking));
    this.#viewers.set(viewerId, { accountId, name, lessonId, pump, grid, close });
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

  /** Whoever does not teach a lesson any more sees no more of it, whether they have it open or only look. */
  keepTeachers(lessonId: string, accountIds: readonly string[]): void {
    for (const [viewerId, viewer] of this.#viewers)
      if (viewer.lessonId === lessonId && !accountIds.includes(viewer.accountId)) this.leave(viewerId);
  }

  /** The device is in this lesson now, or in none: whoever looks from another one sees no more of it. */
  keepLesson(deviceId: string, lessonId: string | null): void {
    for (const viewerId of this.#watched.get(deviceId)?.viewers ?? []) {
      const before = this.#viewers.get(viewerId);
      if (!before || before.lessonId === lessonId) continue;
      const [grid, close] = [without(before.grid, deviceId), without(before.close, deviceId)];
      this.#viewers.set(viewerId, { ...before, grid, close });
      this.#follow(viewerId, before);
    }
  }

  endLesson(lessonId: string): void {
    this.keepTeachers(lessonId, []);
    this.#meter.forget(lessonId);
  }

  watchOf(deviceId: string): Watch {
    return this.#watched.get(deviceId)?.sent ?? notWatched;
  }

  costOf(lessonId: string): LessonScreenCost {
    return { ...this.#meter.costOf(lessonId), school: this.#meter.costOfSchool() };
  }

  /** A frame that nobody watches is dropped; one that builds on a frame not here calls for a whole picture. */
  receive(deviceId: string, frame: Frame): void {
    if (this.#isStopped(deviceId)) return void frame.bytes.fill(0);
    const { mode } = frame.head;
    const watched = this.#watched.get(deviceId);
    if (!watched) return;
    watched.lookers ??= this.#lookersAt(deviceId, watched);
    const viewers = watched.lookers[mode];
    const [first] = viewers;
    if (!first) return;
    this.#meter.noteUp(first.lessonId, frame.bytes.byteLength);
    const stream = watched.streams[mode];
    if (!stream.group.add(frame)) return this.#askForKey(deviceId, mode);
    for (const { pump } of viewers) pump.offer(stream);
    stream.group.settle();
  }

  /** A viewer cannot show what came last. Only who looks may ask. */
  needKey(viewerId: string, deviceId: string, mode: FrameMode): void {
    if (this.#viewers.get(viewerId)?.[mode].has(deviceId) === true) this.#askForKey(deviceId, mode);
  }

  /** The viewer can be sent more. */
  drain(viewerId: string): void {
    this.#viewers.get(viewerId)?.pump.pump();
  }

  /** The device is gone, or shows what may not be seen: its last picture is no picture of now. */
  forgetFrames(deviceId: string): void {
    const streams = this.#watched.get(deviceId)?.streams;
    if (streams) for (const mode of frameModes) streams[mode].group.clear();
  }

  /** From this moment on nobody sees this screen, and nothing of it is kept. */
  stop(deviceId: string): void {
    this.#stopping.add(deviceId);
    this.forgetFrames(deviceId);
    this.#tell(deviceId);
  }

  /** The device came in school or out of it: who may look has changed. */
  settlePlace(deviceId: string): void {
    this.forgetFrames(deviceId);
    this.#tell(deviceId);
  }

  /** Its stop is stored, or lifted: what is stored says all. */
  settleStop(deviceId: string): void {
    this.#stopping.delete(deviceId);
    this.#tell(deviceId);
  }

  /** Bytes of pictures kept for all viewers together. */
  get keptBytes(): number {
    const groups = [...this.#watched.values()].flatMap(({ streams }) =>
      frameModes.map((mode) => streams[mode].group),
    );
    return groups.reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  #metered({ lessonId, sink }: Looking): FrameSink {
    return {
      isReady: () => sink.isReady(),
      send: (deviceId, head, bytes) => {
        this.#meter.noteDown(lessonId, bytes.byteLength);
        sink.send(deviceId, head, bytes);
      },
    };
  }

  #askForKey(deviceId: string, mode: FrameMode): void {
    this.#links.find(deviceId)?.sendNeedKey(mode);
  }

  #lookersAt(deviceId: string, { viewers }: Watched): Readonly<Record<FrameMode, readonly Viewer[]>> {
    const all = [...viewers].flatMap((id) => this.#viewers.get(id) ?? []);
    const inMode = (mode: FrameMode): Viewer[] => all.filter((viewer) => viewer[mode].has(deviceId));
    return { grid: inMode('grid'), close: inMode('close') };
  }

  #forgetLookers(deviceId: string): void {
    const watched = this.#watched.get(deviceId);
    if (watched) watched.lookers = null;
  }

  #follow(viewerId: string, before: Viewer | undefined): void {
    const viewer = this.#viewers.get(viewerId);
    const [were, are] = [devicesOf(before), devicesOf(viewer)];
    for (const deviceId of were)
      if (!are.has(deviceId)) this.#watched.get(deviceId)?.viewers.delete(viewerId);
    for (const deviceId of are) this.#watchedOf(deviceId).viewers.add(viewerId);
    // Who looks is a new object each time: also where the same devices are looked at.
    for (const deviceId of [...were, ...are]) this.#forgetLookers(deviceId);
    for (const mode of frameModes) this.#followIn(mode, before, viewer);
    for (const deviceId of new Set([...were, ...are])) this.#tell(deviceId);
  }

  #followIn(mode: FrameMode, before: Viewer | undefined, viewer: Viewer | undefined): void {
    const [were, are] = [before?.[mode] ?? nobody, viewer?.[mode] ?? nobody];
    for (const deviceId of were) {
      const stream = this.#watched.get(deviceId)?.streams[mode];
      if (stream && !are.has(deviceId)) before?.pump.stop(stream);
    }
    for (const deviceId of are) if (!were.has(deviceId)) this.#begin(deviceId, mode, viewer);
  }

  /** Where others look already and no picture is kept, none would come before the screen changes. */
  #begin(deviceId: string, mode: FrameMode, viewer: Viewer | undefined): void {
    const { streams, sent } = this.#watchedOf(deviceId);
    viewer?.pump.begin(streams[mode]);
    if (streams[mode].group.isEmpty && modesOf(sent).includes(mode)) this.#askForKey(deviceId, mode);
  }

  #watchedOf(deviceId: string): Watched {
    const known = this.#watched.get(deviceId);
    if (known) return known;
    const stream = (): Stream => ({ deviceId, group: new KeptGroup() });
    const watched: Watched = {
      streams: { grid: stream(), close: stream() },
      viewers: new Set(),
      lookers: null,
      sent: notWatched,
    };
    this.#watched.set(deviceId, watched);
    return watched;
  }

  #tell(deviceId: string): void {
    const watched = this.#watched.get(deviceId);
    if (!watched) return;
    const watch = this.#watchBy(deviceId, watched);
    const isSame = JSON.stringify(watch) === JSON.stringify(watched.sent);
    watched.sent = watch;
    for (const mode of frameModes) if (!modesOf(watch).includes(mode)) watched.streams[mode].group.clear();
    if (watched.viewers.size === 0) this.#watched.delete(deviceId);
    if (!isSame) this.#links.find(deviceId)?.sendWatch(watch);
  }

  #watchBy(deviceId: string, { viewers }: Watched): Watch {
    const looking = [...viewers].flatMap((viewerId) => this.#viewers.get(viewerId) ?? []);
    if (looking.length === 0 || this.#isStopped(deviceId)) return notWatched;
    const isIn = (mode: FrameMode) => looking.some((viewer) => viewer[mode].has(deviceId));
    const isClose = isIn('close');
    const by = namesOf(looking);
    if (!isClose) return { mode: 'grid', isGridToo: false, by };
    const closeBy = namesOf(looking.filter(({ close }) => close.has(deviceId)));
    return { mode: 'close', isGridToo: isIn('grid'), by, closeBy };
  }
}

const namesOf = (viewers: readonly Viewer[]): string[] =>
  [...new Set(viewers.map(({ name }) => name))].slice(0, mostNames);

const devicesOf = (viewer: Viewer | undefined): ReadonlySet<string> =>
  viewer ? new Set([...viewer.grid, ...viewer.close]) : nobody;

const without = (deviceIds: ReadonlySet<string>, gone: string): ReadonlySet<string> =>
  new Set([...deviceIds].filter((deviceId) => deviceId !== gone));
