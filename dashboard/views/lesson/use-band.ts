import { useSignal, type Signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { bandBetween, idsIn, type Band } from '../../state/band.ts';
import { noSelection, type Selection } from '../../state/selection.ts';

interface Pressed {
  readonly x: number;
  readonly y: number;
  /** Who was selected before, and stays so. */
  readonly before: Selection;
}

const placesIn = (grid: Element): [string, Band][] =>
  [...grid.querySelectorAll<HTMLElement>('[role="option"]')].map((tile) => [
    tile.dataset['pupilId'] ?? '',
    tile.getBoundingClientRect(),
  ]);

/** Selecting by the mouse, pressed and drawn over tiles; with Shift or Ctrl more are added. A finger scrolls, as ever. */
export const useBand = (selection: Signal<Selection>) => {
  const band = useSignal<Band | null>(null);
  const pressed = useRef<Pressed | null>(null);
  /** The click that ends it is none. */
  const hasDrawn = useRef(false);
  const release = () => {
    hasDrawn.current = band.peek() !== null;
    pressed.current = null;
    band.value = null;
  };
  return {
    band,
    press: ({ pointerType, button, clientX: x, clientY: y, shiftKey, ctrlKey, metaKey }: PointerEvent) => {
      hasDrawn.current = false;
      const isMore = shiftKey || ctrlKey || metaKey;
      const before = isMore ? selection.peek() : noSelection;
      pressed.current = pointerType === 'mouse' && button === 0 ? { x, y, before } : null;
    },
    draw: (event: PointerEvent & { readonly currentTarget: Element }) => {
      if (pressed.current === null) return;
      if (event.buttons === 0) return release();
      const drawn = bandBetween(pressed.current, { x: event.clientX, y: event.clientY });
      if (drawn === null && band.peek() === null) return;
      // Also where it leaves the tiles.
      if (band.peek() === null) event.currentTarget.setPointerCapture(event.pointerId);
      band.value = drawn;
      const ids = drawn === null ? [] : idsIn(drawn, placesIn(event.currentTarget));
      selection.value = new Set([...pressed.current.before, ...ids]);
    },
    release,
    /** True once, for the click that the browser makes of it. */
    wasDrawn: (): boolean => {
      const was = hasDrawn.current;
      hasDrawn.current = false;
      return was;
    },
  };
};
