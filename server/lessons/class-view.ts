import type { ClassSnapshot, ReferralOffer, Tile } from '#shared/class-snapshot.ts';
import type { DeviceState, Focus, Stop } from '#shared/device-state.ts';
import { controlNames } from '#shared/lesson-controls.ts';
import type { Page } from '#shared/page.ts';
import { isOffFocusList } from '#shared/policy/lesson-layers.ts';
import type { DesiredStates } from '../devices/desired-state.ts';
import type { DeviceBook, DeviceRecord } from '../devices/device-book.ts';
import type { DeviceLinks } from '../devices/device-link.ts';
import type { Presences, Sighting } from '../devices/presences.ts';
import { tileStandingOf, type TileStanding } from '../devices/tile-state.ts';
import type { Clock } from '../clock.ts';
import { inTurnsOfTheLoop } from '../in-turns-of-the-loop.ts';
import { DrawnTiles } from './drawn-tiles.ts';
import type { Lessons } from './lessons.ts';
import type { RunningLesson } from './running-lesson.ts';
import type { ClassRoster, RosterPupil } from './class-roster.ts';
import { unseen, type Seen } from './unseen-tile.ts';
import { tileControlsOf } from './tile-controls.ts';
import type { SharePupils } from './share-pupils.ts';
import { factsOf } from './running-lesson.ts';
import type { Viewers } from './viewers.ts';

export interface ClassViewParts {
  readonly lessons: Lessons;
  readonly roster: ClassRoster;
  readonly book: DeviceBook;
  readonly links: DeviceLinks;
  readonly states: DesiredStates;
  readonly presences: Presences;
  readonly viewers: Viewers;
  readonly sharing: Pick<SharePupils, 'asksOf' | 'controlsOn'>;
  readonly clock: Clock;
  /** Whether a list says that this page may have to be referred. */
  readonly referralOfferOf: (url: string) => ReferralOffer | null;
  readonly problemsOf: (deviceId: string) => readonly string[];
  /** What came since then and nobody has judged, of what teachers may know. */
  readonly alertOf: (pupilId: string, since: number) => Tile['alert'];
}

/** Changes within this time go out together. */
const coalesceMs = 100;
/** A whole school's tiles looked at in one go would hold up its screens. */
const turns = 4;

interface Sent {
  readonly tile: Tile;
  readonly text: string;
}

interface OpenView {
  readonly pupils: readonly RosterPupil[];
  readonly drawn: DrawnTiles;
  /** What the viewers have been sent, by pupil. */
  readonly sent: Map<string, Sent>;
}

/** The class as its teacher sees it: whole once, then only the tiles that changed. */
export class ClassView {
  readonly #offers = new WeakMap<Page, ReferralOffer | null>();
  readonly #parts: ClassViewParts;
  readonly #open = new Map<string, OpenView>();
  readonly #startedAt: number;
  readonly #dirty = new Set<string>();
  #turn = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(parts: ClassViewParts) {
    this.#parts = parts;
    this.#startedAt = parts.clock();
  }

  async snapshot(lesson: RunningLesson): Promise<ClassSnapshot> {
    await this.refresh(lesson);
    const tiles = this.#sendChangesOf(lesson);
    const facts = factsOf(lesson, this.#parts.sharing.asksOf(lesson.lessonId));
    return { ...facts, now: this.#parts.clock(), tiles };
  }

  /** Reads the roster again. What was sent of who has gone is news again when they come back. */
  async refresh(lesson: RunningLesson): Promise<void> {
    const pupils = await this.#parts.roster.pupilsIn(lesson);
    const view = this.#open.get(lesson.lessonId) ?? { pupils, drawn: new DrawnTiles(), sent: new Map() };
    const areThere = new Set(pupils.map(({ pupilId }) => pupilId));
    for (const pupilId of view.sent.keys()) if (!areThere.has(pupilId)) view.sent.delete(pupilId);
    this.#open.set(lesson.lessonId, { ...view, pupils });
    this.#sendSoon(lesson.lessonId);
  }

  /** Somebody has come to a class. */
  async rosterChanged(classId: string): Promise<void> {
    for (const lesson of this.#parts.lessons.all())
      if (lesson.classId === classId) await this.refresh(lesson);
  }

  /** Something about this device has changed. */
  touch(deviceId: string): void {
    const lessonId = this.#parts.states.of(deviceId).lesson?.lessonId;
    if (lessonId !== undefined) this.#sendSoon(lessonId);
  }

  /** Also finds what has changed by time alone, so it is called every moment; each call looks at some of the lessons. */
  sendChanges(): Promise<void> {
    this.#turn = (this.#turn + 1) % turns;
    const inTurn = this.#parts.lessons.all().filter((_lesson, index) => index % turns === this.#turn);
    return this.#sendChangesIn(inTurn.map(({ lessonId }) => lessonId));
  }

  /** What was sent is not kept, not even to compare with: a page may have been told of by any device. */
  forgetSent(): void {
    for (const [lessonId, { sent, drawn }] of this.#open) {
      sent.clear();
      drawn.forget();
      this.#sendSoon(lessonId);
    }
  }

  forget(lessonId: string): void {
    this.#open.delete(lessonId);
  }

  close(): void {
    if (this.#timer) clearTimeout(this.#timer);
  }

  #sendSoon(lessonId: string): void {
    this.#dirty.add(lessonId);
    this.#timer ??= setTimeout(() => this.#sendDirty(), coalesceMs).unref();
  }

  #sendDirty(): void {
    this.#timer = null;
    const lessonIds = [...this.#dirty];
    this.#dirty.clear();
    void this.#sendChangesIn(lessonIds);
  }

  #sendChangesIn(lessonIds: readonly string[]): Promise<void> {
    return inTurnsOfTheLoop(lessonIds, 1, (lessonId) => {
      const lesson = this.#parts.lessons.find(lessonId);
      if (lesson && this.#parts.viewers.hasLesson(lessonId)) this.#sendChangesOf(lesson);
    });
  }

  /** Answers all tiles, as every viewer now has them. */
  #sendChangesOf(lesson: RunningLesson): Tile[] {
    const view = this.#open.get(lesson.lessonId);
    if (!view) return [];
    const now = this.#parts.clock();
    const tiles = view.pupils.map((pupil) => this.#tileOf(lesson, pupil, view.drawn, now));
    const changed = tiles.filter((tile) => isNews(tile, view.sent));
    if (changed.length > 0) this.#parts.viewers.tiles(lesson.lessonId, changed);
    return tiles;
  }

  #tileOf(lesson: RunningLesson, { pupilId, name }: RosterPupil, drawn: DrawnTiles, now: number): Tile {
    const holder = this.#otherHolder(lesson, pupilId);
    const elsewhere = holder && this.#elsewhere(holder, pupilId);
    const isGuest = lesson.guestIds.includes(pupilId);
    const about = { pupilId, name, isGuest, elsewhere };
    // What a pupil does in another lesson is for that lesson's teacher.
    if (holder) {
      const since = holder.guestsSince[pupilId] ?? holder.startedAt;
      return { ...about, ...unseen, state: 'elsewhere', since };
    }
    const device = this.#deviceOf(pupilId);
    const alert = this.#parts.alertOf(pupilId, lesson.startedAt);
    const known = { ...about, ...(alert && { alert }) };
    // What is on for the whole class waits for who has no device yet.
    const controls = tileControlsOf(lesson.controls, controlNames).filter(({ endsAt }) => endsAt > now);
    if (!device) return { ...known, ...unseen, controls, isPending: controls.length > 0 };
    const looks = this.#looksOf(lesson, device, now);
    const from = [name, isGuest, alert, device, ...Object.values(looks)];
    return drawn.of(pupilId, from, () => ({ ...known, ...this.#seen(device, looks) }));
  }

  #otherHolder({ lessonId, classId }: RunningLesson, pupilId: string): RunningLesson | null {
    const holder = this.#parts.lessons.holding(pupilId, classId);
    return holder && holder.lessonId !== lessonId ? holder : null;
  }

  #elsewhere({ teacher, className, endsAt }: RunningLesson, pupilId: string): Tile['elsewhere'] {
    return { teacher, className, endsAt, controls: this.#parts.sharing.controlsOn(pupilId) };
  }

  /** All that a tile is drawn from, beside the device itself. */
  #looksOf(lesson: RunningLesson, { deviceId, lastSeenAt }: DeviceRecord, now: number): Looks {
    const { states, presences, problemsOf } = this.#parts;
    const sighting = presences.of(deviceId);
    const held = states.of(deviceId);
    const facts = { sighting, lock: held.lock, stop: held.stop, lastSeenAt };
    const times = { lessonStartedAt: lesson.startedAt, serverStartedAt: this.#startedAt };
    const { state, since } = tileStandingOf({ ...facts, ...times }, now);
    return {
      state,
      since,
      sighting,
      held,
      isPending: states.isPending(deviceId),
      problems: problemsOf(deviceId).join('\n'),
    };
  }

  #seen({ deviceId, policyVersion }: DeviceRecord, looks: Looks): Seen {
    const { state, since, sighting, held, isPending } = looks;
    const { lock, focus, stop, agreement } = held;
    const isSeen = sighting.connectedAt !== null && stop === null;
    const page = isSeen ? (sighting.presence?.page ?? null) : null;
    return {
      deviceId,
      state,
      since,
      page,
      pageSince: isSeen ? sighting.pageSince : 0,
      siteSince: isSeen ? sighting.siteSince : 0,
      stillSince: isSeen ? sighting.stillSince : null,
      tabs: isSeen ? (sighting.presence?.tabs ?? []) : [],
      picture: pictureOf(sighting, stop),
      lock,
      focus: focus && focusOfTile(focus, page),
      ...(agreement && { agreement: { heldFrom: agreement.heldFrom } }),
      controls: tileControlsOf(held, this.#parts.states.pendingControls(deviceId)),
      isPending,
      policyVersion,
      referralOffer: page && this.#offerOf(page),
      problems: [...this.#parts.problemsOf(deviceId)],
    };
  }

  /** Asked once for each time a page is told of, not for every tile that is drawn of it. */
  #offerOf(page: Page): ReferralOffer | null {
    const known = this.#offers.get(page);
    if (known !== undefined) return known;
    const offer = this.#parts.referralOfferOf(page.url);
    this.#offers.set(page, offer);
    return offer;
  }

  /** A pupil with several devices is seen at the one in use; between two in use, at the one taken up last. */
  #deviceOf(pupilId: string): DeviceRecord | undefined {
    const [first, ...others] = this.#parts.book.ofPupil(pupilId);
    if (others.length === 0) return first;
    const use = ({ deviceId, lastSeenAt }: DeviceRecord): number[] => {
      const { presence, activitySince } = this.#parts.presences.of(deviceId);
      if (!this.#parts.links.find(deviceId)) return [0, lastSeenAt];
      return [presence === null || presence.activity === 'active' ? 2 : 1, activitySince];
    };
    const [inUse] = this.#parts.book.ofPupil(pupilId).toSorted((one, other) => {
      const [[rank = 0, at = 0], [otherRank = 0, otherAt = 0]] = [use(one), use(other)];
      return otherRank - rank || otherAt - at;
    });
    return inUse;
  }
}

/** Notes it as sent where it is another than the viewers have. */
const isNews = (tile: Tile, sent: Map<string, Sent>): boolean => {
  const before = sent.get(tile.pupilId);
  if (before?.tile === tile) return false;
  const text = JSON.stringify(tile);
  sent.set(tile.pupilId, { tile, text });
  return before?.text !== text;
};

const focusOfTile = (focus: Focus, page: Page | null): Tile['focus'] => ({
  name: focus.name,
  endsAt: focus.endsAt,
  isPageOff: page !== null && isOffFocusList(page.url, focus),
});

const pictureOf = ({ connectedAt, presence }: Sighting, stop: Stop | null): Tile['picture'] => {
  if (stop !== null) return 'stopped';
  return connectedAt === null ? 'unavailable' : (presence?.picture ?? 'not-watched');
};

interface Looks extends TileStanding {
  readonly sighting: Sighting;
  /** What the device must be now. */
  readonly held: DeviceState;
  readonly isPending: boolean;
  readonly problems: string;
}
