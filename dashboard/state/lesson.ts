import { batch, computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { GrantedException } from '#shared/api/exceptions.ts';
import type { RaisedHand } from '#shared/api/hands.ts';
import type { SeatingPlan } from '#shared/seating-plan.ts';
import type { Failure } from '#shared/result.ts';
import type { ActivityItem, LessonFacts, Tile } from '#shared/class-snapshot.ts';
import type { Connection } from '../connection.ts';
import type { ServerClock } from './server-clock.ts';
import { maskNames } from './masked-names.ts';
import { seatEverybody } from './seating.ts';
import { createViewOptions, type ViewOptions } from './view-options.ts';
import { createShownOrder, createTileStore, type ShownOrder, type TileStore } from './tile-store.ts';
import { byName } from './by-name.ts';

export type { LessonFacts } from '#shared/class-snapshot.ts';
type LessonPhase =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly facts: LessonFacts }
  | { readonly kind: 'ended'; readonly facts: LessonFacts | null }
  /** It goes on with this teacher, without the viewer. */
  | { readonly kind: 'lost'; readonly facts: LessonFacts | null; readonly teacher: string }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** One lesson as a viewer sees it: who is in it, how they are, what happened since it was opened. */
export interface LessonView extends Omit<ShownOrder, 'arrange'>, Pick<TileStore, 'tiles' | 'tile'> {
  readonly phase: ReadonlySignal<LessonPhase>;
  /** Newest first, without plain visits, at most 200. */
  readonly activity: ReadonlySignal<readonly ActivityItem[]>;
  /** By pupil, hands that are up. */
  readonly hands: Signal<ReadonlyMap<string, RaisedHand>>;
  /** Pupils who wait for an answer to "May I?". */
  readonly asking: Signal<ReadonlySet<string>>;
  /** What is open for a while for this class, also from outside the lesson. */
  readonly exceptions: Signal<readonly GrantedException[]>;
  readonly view: ViewOptions;
  /** The plan as it is kept; null where the class has none. */
  readonly plan: Signal<SeatingPlan | null>;
  /** Who sits where, while seats are shown; null otherwise. */
  readonly seating: ReadonlySignal<SeatingPlan | null>;
  readonly tileOfDevice: (deviceId: string) => Tile | undefined;
  /** Asks for the class, also after each reconnect. Returns a stop function that leaves the lesson. */
  readonly start: () => () => void;
  /** Asks for the whole class again; what is shown stays meanwhile. */
  readonly reload: () => Promise<void>;
}

const maxActivity = 200;

export interface LessonParts {
  readonly lessonId: string;
  readonly connection: Pick<Connection, 'ask' | 'on' | 'connects'>;
  readonly clock: Pick<ServerClock, 'set' | 'now'>;
  readonly view?: ViewOptions;
}

const createActivity = () => {
  const activity = signal<readonly ActivityItem[]>([]);
  const note = (items: readonly ActivityItem[]) => {
    const told = items.filter(({ kind }) => kind !== 'visit');
    if (told.length > 0) activity.value = [...told.toReversed(), ...activity.peek()].slice(0, maxActivity);
  };
  /** What was told of a stopped device is not kept here either. */
  const drop = (tiles: readonly Tile[]) => {
    const stopped = new Set(tiles.flatMap(({ state, deviceId }) => (state === 'stopped' ? [deviceId] : [])));
    if (stopped.size > 0) activity.value = activity.peek().filter(({ deviceId }) => !stopped.has(deviceId));
  };
  return { activity, note, drop };
};

/** Loading, ready, failed or over, and the class that comes with it. */
const createPhase = ({ lessonId, connection, clock }: LessonParts, store: TileStore) => {
  const phase = signal<LessonPhase>({ kind: 'loading' });
  const lastFacts = (): LessonFacts | null => {
    const current = phase.peek();
    return current.kind === 'ready' ? current.facts : null;
  };
  const end = () => {
    phase.value = { kind: 'ended', facts: lastFacts() };
  };
  const lose = (teacher: string) => {
    phase.value = { kind: 'lost', facts: lastFacts(), teacher };
  };
  const load = async () => {
    const result = await connection.ask('view-lesson', { lessonId });
    if (!result.ok) {
      if (result.reason === 'expired' || result.reason === 'not-found') end();
      else if (!['ready', 'lost'].includes(phase.peek().kind))
        phase.value = { kind: 'failed', failure: result };
      return;
    }
    const { tiles, now, ...facts } = result.value;
    batch(() => {
      clock.set(now);
      store.replace(tiles);
      phase.value = { kind: 'ready', facts };
    });
  };
  /** Its end, its teachers or its guests are others now. */
  const change = (facts: LessonFacts) => {
    if (phase.peek().kind !== 'ready') return;
    const isGone = ({ pupilId, isGuest }: Tile) => isGuest && !facts.guestIds.includes(pupilId);
    const tiles = store.tiles.peek();
    if (tiles.some(isGone)) store.replace(tiles.filter((tile) => !isGone(tile)));
    phase.value = { kind: 'ready', facts };
  };
  return { phase, end, lose, load, change };
};

const createSeating = (store: TileStore, { arrangement }: ViewOptions) => {
  const plan = signal<SeatingPlan | null>(null);
  const register = computed(() => store.tiles.value.toSorted(byName).map(({ pupilId }) => pupilId));
  const seating = computed(() =>
    arrangement.value === 'seats' ? seatEverybody(plan.value, register.value) : null,
  );
  return { plan, seating };
};

export const createLessonView = (parts: LessonParts): LessonView => {
  const { lessonId, connection } = parts;
  const store = createTileStore();
  const asking = signal<ReadonlySet<string>>(new Set());
  const hands = signal<ReadonlyMap<string, RaisedHand>>(new Map());
  const view = parts.view ?? createViewOptions();
  const { plan, seating } = createSeating(store, view);
  const { arrange, ...shown } = createShownOrder({
    tiles: store.tiles,
    asking,
    hands,
    now: parts.clock.now,
    seated: computed(() => seating.value?.places.filter((id) => id !== null) ?? null),
  });
  const masked = maskNames(store, view.areNamesHidden);
  const { activity, note, drop } = createActivity();
  const { phase, end, lose, load, change } = createPhase(parts, store);
  const ifOurs =
    <Rest extends readonly unknown[]>(act: (...rest: Rest) => void) =>
    (id: string, ...rest: Rest) => {
      if (id === lessonId) batch(() => act(...rest));
    };
  return {
    phase,
    activity,
    asking,
    hands,
    exceptions: signal<readonly GrantedException[]>([]),
    ...shown,
    ...masked,
    view,
    plan,
    seating,
    tileOfDevice: (deviceId) => masked.tiles.peek().find((tile) => tile.deviceId === deviceId),
    reload: load,
    start: () => {
      const stops = [
        connection.on(
          'tiles',
          ifOurs((tiles) => {
            store.change(tiles);
            drop(tiles);
          }),
        ),
        connection.on('activity', ifOurs(note)),
        connection.on('lesson-changed', ifOurs(change)),
        connection.on('lesson-ended', ifOurs(end)),
        connection.on('lesson-lost', ifOurs(lose)),
        effect(() => {
          if (connection.connects.value > 0) void load();
        }),
        effect(arrange),
      ];
      return () => {
        for (const stop of stops) stop();
        void connection.ask('leave-lesson', { lessonId });
      };
    },
  };
};
