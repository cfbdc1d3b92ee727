import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Tile } from '#shared/socket-events.ts';
import { holdOrder, isSameOrder, orderByNeed } from './tile-order.ts';

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

/** Pupil ids in the order shown, which follows need unless it is held. */
export interface ShownOrder {
  readonly order: ReadonlySignal<readonly string[]>;
  /** True while the order shown differs from the order of need. */
  readonly isOrderHeld: ReadonlySignal<boolean>;
  readonly holds: Holds;
  /** To be run as an effect. */
  readonly arrange: () => void;
}

export const createShownOrder = (
  tiles: ReadonlySignal<readonly Tile[]>,
  asking: ReadonlySignal<ReadonlySet<string>>,
): ShownOrder => {
  const order = signal<readonly string[]>([]);
  const holds = { pointer: signal(false), focus: signal(false), pin: signal(false) };
  const wanted = computed(() => orderByNeed(tiles.value, asking.value));
  return {
    order,
    holds,
    isOrderHeld: computed(() => !isSameOrder(order.value, wanted.value)),
    arrange: () => {
      const isHeld = holds.pointer.value || holds.focus.value || holds.pin.value;
      const next = isHeld ? holdOrder(order.peek(), wanted.value) : wanted.value;
      if (!isSameOrder(order.peek(), next)) order.value = next;
    },
  };
};
