import type { ClassSnapshot, Tile } from '#shared/socket-events.ts';
import type { DesiredStates } from '../devices/desired-state.ts';
import type { DeviceBook, DeviceRecord } from '../devices/device-book.ts';
import type { DeviceLinks } from '../devices/device-link.ts';
import type { Presences } from '../devices/presences.ts';
import { tileStandingOf } from '../devices/tile-state.ts';
import type { Clock } from '../clock.ts';
import type { Lessons, RunningLesson } from './lessons.ts';
import type { ClassRoster, RosterPupil } from './class-roster.ts';
import type { Viewers } from './viewers.ts';

export interface ClassViewParts {
  readonly lessons: Lessons;
  readonly roster: ClassRoster;
  readonly book: DeviceBook;
  readonly links: DeviceLinks;
  readonly states: DesiredStates;
  readonly presences: Presences;
  readonly viewers: Viewers;
  readonly clock: Clock;
  readonly problemsOf: (deviceId: string) => readonly string[];
}

/** Changes within this time go out together. */
const coalesceMs = 100;

interface OpenView {
  pupils: readonly RosterPupil[];
  /** What the viewers have been sent, by pupil, as JSON. */
  readonly sent: Map<string, string>;
}

/** The class as its teacher sees it: whole once, then only the tiles that changed. */
export class ClassView {
  readonly #parts: ClassViewParts;
  readonly #open = new Map<string, OpenView>();
  readonly #startedAt: number;
  readonly #dirty = new Set<string>();
  #timer: NodeJS.Timeout | null = null;

  constructor(parts: ClassViewParts) {
    this.#parts = parts;
    this.#startedAt = parts.clock();
  }

  async snapshot(lesson: RunningLesson): Promise<ClassSnapshot> {
    await this.refresh(lesson);
    const { lessonId, classId, className, teacher, endsAt } = lesson;
    const tiles = this.#sendChangesOf(lesson);
    return { lessonId, classId, className, teacher, endsAt, now: this.#parts.clock(), tiles };
  }

  /** Reads the roster again. */
  async refresh(lesson: RunningLesson): Promise<void> {
    const pupils = await this.#parts.roster.pupilsOf(lesson.classId);
    const view = this.#open.get(lesson.lessonId);
    if (view) view.pupils = pupils;
    else this.#open.set(lesson.lessonId, { pupils, sent: new Map() });
  }

  /** Something about this device has changed. */
  touch(deviceId: string): void {
    const lessonId = this.#parts.states.of(deviceId).lesson?.lessonId;
    if (lessonId === undefined) return;
    this.#dirty.add(lessonId);
    this.#timer ??= setTimeout(() => this.#sendDirty(), coalesceMs).unref();
  }

  /** Also finds what has changed by time alone, so it is called every moment. */
  sendChanges(): void {
    for (const lesson of this.#parts.lessons.all()) {
      if (this.#parts.viewers.hasLesson(lesson.lessonId)) this.#sendChangesOf(lesson);
    }
  }

  forget(lessonId: string): void {
    this.#open.delete(lessonId);
  }

  close(): void {
    if (this.#timer) clearTimeout(this.#timer);
  }

  #sendDirty(): void {
    this.#timer = null;
    for (const lessonId of this.#dirty) {
      const lesson = this.#parts.lessons.find(lessonId);
      if (lesson && this.#parts.viewers.hasLesson(lessonId)) this.#sendChangesOf(lesson);
    }
    this.#dirty.clear();
  }

  /** Answers all tiles, as every viewer now has them. */
  #sendChangesOf(lesson: RunningLesson): Tile[] {
    const sent = this.#open.get(lesson.lessonId)?.sent;
    const tiles = this.#tilesOf(lesson);
    const changed = tiles.filter((tile) => {
      const text = JSON.stringify(tile);
      if (sent?.get(tile.pupilId) === text) return false;
      sent?.set(tile.pupilId, text);
      return true;
    });
    if (changed.length > 0) this.#parts.viewers.tiles(lesson.lessonId, changed);
    return tiles;
  }

  #tilesOf(lesson: RunningLesson): Tile[] {
    const now = this.#parts.clock();
    return (this.#open.get(lesson.lessonId)?.pupils ?? []).map((pupil) => this.#tileOf(lesson, pupil, now));
  }

  #tileOf(lesson: RunningLesson, { pupilId, name }: RosterPupil, now: number): Tile {
    const device = this.#deviceOf(pupilId);
    return device ? { pupilId, name, ...this.#seen(lesson, device, now) } : { pupilId, name, ...unseen };
  }

  #seen(lesson: RunningLesson, device: DeviceRecord, now: number): Omit<Tile, 'pupilId' | 'name'> {
    const { states, presences } = this.#parts;
    const { deviceId, lastSeenAt, policyVersion } = device;
    const sighting = presences.of(deviceId);
    const { lock, focus } = states.of(deviceId);
    const isConnected = sighting.connectedAt !== null;
    const facts = { sighting, lock, lastSeenAt, lessonStartedAt: lesson.startedAt };
    return {
      deviceId,
      ...tileStandingOf({ ...facts, serverStartedAt: this.#startedAt }, now),
      page: isConnected ? (sighting.presence?.page ?? null) : null,
      pageSince: isConnected ? sighting.pageSince : 0,
      tabs: isConnected ? (sighting.presence?.tabs ?? []) : [],
      picture: isConnected ? (sighting.presence?.picture ?? 'not-watched') : 'unavailable',
      lock,
      focus: focus && { name: focus.name, endsAt: focus.endsAt },
      isPending: states.isPending(deviceId),
      policyVersion,
      problems: this.#parts.problemsOf(deviceId),
    };
  }

  /** A pupil with several devices is seen at the one in use. */
  #deviceOf(pupilId: string): DeviceRecord | undefined {
    const isConnected = ({ deviceId }: DeviceRecord): number => (this.#parts.links.find(deviceId) ? 1 : 0);
    return this.#parts.book
      .ofPupil(pupilId)
      .toSorted(
        (one, other) => isConnected(other) - isConnected(one) || other.lastSeenAt - one.lastSeenAt,
      )[0];
  }
}

const unseen: Omit<Tile, 'pupilId' | 'name'> = {
  deviceId: null,
  state: 'away',
  since: 0,
  page: null,
  pageSince: 0,
  tabs: [],
  picture: 'unavailable',
  lock: null,
  focus: null,
  isPending: false,
  policyVersion: 0,
  problems: [],
};
