import { useSignal, type Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { bandBetween, idsIn, type Band } from '../../state/band.ts';
import { noSelection, type Selection } from '../../state/selection.ts';

interface Pressed {
  readonly x: number;
  readonly y: number;
  /** Who was selected before, and stays so. */
  readonly before: Selection;
  readonly isMouse: boolean;
}
type OnGrid = PointerEvent & { readonly currentTarget: Element };

/** Held still for so long, a finger does not scroll any more, and the browser opens no menu yet. */
const holdMs = 350;

const placesIn = (grid: Element): [string, Band][] =>
  [...grid.querySelectorAll<HTMLElement>('[role="option"]')].map((tile) => [
    tile.dataset['pupilId'] ?? '',
    tile.getBoundingClientRect(),
  ]);

/** A finger or a pen that stays where it is; null while none does. */
const useHeld = () => {
  const held = useRef<(Omit<Pressed, 'before'> & { timer: ReturnType<typeof setTimeout> }) | null>(null);
  const letGo = () => {
    clearTimeout(held.current?.timer);
    held.current = null;
  };
  useEffect(() => letGo, []);
  const hold = (x: number, y: number, onHeld: () => void) => {
    letGo();
    held.current = { x, y, isMouse: false, timer: setTimeout(onHeld, holdMs) };
  };
  /** Moved on, it scrolls. */
  const follow = ({ clientX: x, clientY: y }: PointerEvent) => {
    if (held.current !== null && bandBetween(held.current, { x, y }) !== null) letGo();
  };
  return { hold, follow, letGo };
};

/**
 * Selecting by drawing over tiles: with the mouse, where Shift or Ctrl add more, and with a finger that was held on a tile
 * first and always adds. A finger that moves at once scrolls, as ever.
 */
export const useBand = (selection: Signal<Selection>) => {
  const band = useSignal<Band | null>(null);
  const pressed = useRef<Pressed | null>(null);
  /** The click that ends it is none. */
  const hasDrawn = useRef(false);
  const { hold, follow, letGo } = useHeld();
  const release = () => {
    letGo();
    hasDrawn.current = band.peek() !== null || pressed.current?.isMouse === false;
    pressed.current = null;
    band.value = null;
  };
  const select = (grid: Element, { before, x, y, isMouse }: Pressed, drawn: Band | null) => {
    const finger = isMouse ? null : { left: x, right: x, top: y, bottom: y };
    const area = drawn ?? finger;
    selection.value = new Set([...before, ...(area === null ? [] : idsIn(area, placesIn(grid)))]);
  };
  const take = (grid: Element, from: Pressed) => {
    pressed.current = from;
    if (!from.isMouse) select(grid, from, null);
  };
  return {
    band,
    press: (event: OnGrid) => {
      const { pointerType, isPrimary, button, clientX: x, clientY: y, currentTarget: grid } = event;
      release();
      hasDrawn.current = false;
      if (!isPrimary || button !== 0) return;
      const isMore = event.shiftKey || event.ctrlKey || event.metaKey;
      if (pointerType === 'mouse')
        take(grid, { x, y, isMouse: true, before: isMore ? selection.peek() : noSelection });
      else hold(x, y, () => take(grid, { x, y, isMouse: false, before: selection.peek() }));
    },
    draw: (event: OnGrid) => {
      follow(event);
      const from = pressed.current;
      if (from === null) return;
      if (event.buttons === 0) return release();
      const drawn = bandBetween(from, { x: event.clientX, y: event.clientY });
      if (drawn === null && band.peek() === null) return;
      // Also where it leaves the tiles.
      if (band.peek() === null) event.currentTarget.setPointerCapture(event.pointerId);
      band.value = drawn;
      select(event.currentTarget, from, drawn);
    },
    release,
    /** What the browser would do with the finger: scroll, or open a menu. */
    keepFinger: (event: Event) => {
      if (pressed.current?.isMouse === false && event.cancelable) event.preventDefault();
    },
    /** True once, for the click that the browser makes of it. */
    wasDrawn: (): boolean => {
      const was = hasDrawn.current;
      hasDrawn.current = false;
      return was;
    },
  };
};
