import { signal, type Signal } from '@preact/signals';
import type { TileSize } from './tile-size.ts';

export const arrangements = ['need', 'seats'] as const;
export type Arrangement = (typeof arrangements)[number];

/** How a teacher wants to see the class, on this page and until it is left; the size is kept for the next time. */
export interface ViewOptions {
  readonly size: Signal<TileSize>;
  readonly arrangement: Signal<Arrangement>;
  readonly isMovingSeats: Signal<boolean>;
  /** For a projector: numbers stand for names. */
  readonly areNamesHidden: Signal<boolean>;
  /** Nobody's screen is looked at meanwhile, and pupils are told so. */
  readonly arePicturesPaused: Signal<boolean>;
  readonly search: Signal<string>;
}

export const createViewOptions = (size = signal<TileSize>('fit')): ViewOptions => ({
  size,
  arrangement: signal<Arrangement>('need'),
  isMovingSeats: signal(false),
  areNamesHidden: signal(false),
  arePicturesPaused: signal(false),
  search: signal(''),
});

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Whether a name has each of the words, in any order, whatever the accents. */
export const isFound = (name: string, search: string): boolean =>
  plain(search)
    .split(/\s+/)
    .every((word) => plain(name).includes(word));
