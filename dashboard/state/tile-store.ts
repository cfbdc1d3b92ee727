import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Tile } from '#shared/class-snapshot.ts';
import type { RaisedHand } from '#shared/api/hands.ts';
import { classSiteOf, commonPagesOf, needOf, type Need } from './needs.ts';
import { arrangeByNeed, holdArranged, isSameArranged, type Arranged } from './tile-order.ts';

/** Every pupil's tile as a signal of its own, so that one change redraws one tile. */
export interface TileStore {
  readonly tiles: ReadonlySignal<readonly Tile[]>;
  readonly tile: (pupilId: string) => ReadonlySignal<Tile> | undefined;
  readonly change: (changed: readonly Tile[]) => void;
  /** Who is not among these is gone. */
  readonly replace: (all: readonly Tile[]) => void;
}

export const createTileStore = (): TileStore => {
  const byPupil = signal<ReadonlyMap<string, Signal<Tile>>>(new Map());
  const put = (changed: readonly Tile[], base: ReadonlyMap<string, Signal<Tile>>) => {
    const before = byPupil.peek();
    const next = new Map(base);
    for (const tile of changed) {
      const known = before.get(tile.pupilId);
      if (known !== undefined) known.value = tile;
      next.set(tile.pupilId, known ?? signal(tile));
    }
    const isSameClass = next.size === before.size && [...next.keys()].every((id) => before.has(id));
    if (!isSameClass) byPupil.value = next;
  };
  return {
    tiles: computed(() => [...byPupil.value.values()].map((tile) => tile.value)),
    tile: (pupilId) => byPupil.value.get(pupilId),
    change: (changed) => put(changed, byPupil.peek()),
    replace: (all) => put(all, new Map()),
  };
};

/** Reasons to move nobody; one is enough. */
export interface Holds {
  readonly pointer: Signal<boolean>;
  readonly focus: Signal<boolean>;
  readonly pin: Signal<boolean>;
}

/** Pupil ids in the order shown, which follows need unless it is held, or the seats where the teacher has asked for them. */
export interface ShownOrder {
  readonly order: ReadonlySignal<readonly string[]>;
  readonly arranged: ReadonlySignal<Arranged>;
  readonly needs: ReadonlySignal<ReadonlyMap<string, Need>>;
  /** True while the order shown differs from the order of need. */
  readonly isOrderHeld: ReadonlySignal<boolean>;
  readonly holds: Holds;
  /** To be run as an effect. */
  readonly arrange: () => void;
}

export interface ShownOrderParts {
  readonly tiles: ReadonlySignal<readonly Tile[]>;
  readonly asking: ReadonlySignal<ReadonlySet<string>>;
  readonly hands: ReadonlySignal<ReadonlyMap<string, RaisedHand>>;
  /** Server epoch ms. */
  readonly now: ReadonlySignal<number>;
  /** Who sits where; null while the order is that of need. */
  readonly seated: ReadonlySignal<readonly string[] | null>;
}

/** Time alone makes a need of little; it is looked at so often. */
const lookEveryMs = 5_000;

export const createShownOrder = ({ tiles, asking, hands, now, seated }: ShownOrderParts): ShownOrder => {
  const arranged = signal<Arranged>({ needing: [], others: [] });
  const holds = { pointer: signal(false), focus: signal(false), pin: signal(false) };
  const moment = computed(() => Math.floor(now.value / lookEveryMs) * lookEveryMs);
  const facts = computed(() => ({
    hands: hands.value,
    asking: asking.value,
    now: moment.value,
    commonPages: commonPagesOf(tiles.value),
    classSite: classSiteOf(tiles.value),
  }));
  const wanted = computed(() => arrangeByNeed(tiles.value, facts.value));
  const needs = computed(
    () =>
      new Map(
        tiles.value.flatMap((tile) => {
          const need = needOf(tile, facts.value);
          return need === null ? [] : [[tile.pupilId, need] as const];
        }),
      ),
  );
  return {
    order: computed(() => seated.value ?? [...arranged.value.needing, ...arranged.value.others]),
    arranged,
    needs,
    holds,
    isOrderHeld: computed(() => seated.value === null && !isSameArranged(arranged.value, wanted.value)),
    arrange: () => {
      const isHeld = holds.pointer.value || holds.focus.value || holds.pin.value;
      const next = isHeld ? holdArranged(arranged.peek(), wanted.value) : wanted.value;
      if (!isSameArranged(arranged.peek(), next)) arranged.value = next;
    },
  };
};
