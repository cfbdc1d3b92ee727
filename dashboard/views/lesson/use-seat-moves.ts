import { useRef } from 'preact/hooks';
import type { SeatingPlan } from '#shared/seating-plan.ts';
import type { LessonView } from '../../state/lesson.ts';
import { placeBeside, swapPlaces } from '../../state/seating.ts';

const seatAt = (element: Element | null): HTMLElement | null =>
  element?.closest<HTMLElement>('[data-seat]') ?? null;
const placeOf = (seat: HTMLElement): number => Number(seat.dataset['seat']);

interface Dragged {
  readonly seat: HTMLElement;
  readonly tile: HTMLElement;
  readonly fromX: number;
  readonly fromY: number;
}

/** Moving pupils to other places: by mouse, pen or finger, and by Alt and an arrow key. */
export const useSeatMoves = (lesson: LessonView, onPlan: (plan: SeatingPlan) => void) => {
  const dragged = useRef<Dragged | null>(null);
  const swap = (one: number, other: number) => {
    const plan = lesson.seating.peek();
    if (plan !== null && one !== other) onPlan(swapPlaces(plan, one, other));
  };
  const release = () => {
    dragged.current?.tile.style.removeProperty('translate');
    dragged.current?.tile.removeAttribute('data-dragged');
    dragged.current = null;
  };
  return {
    take: (event: PointerEvent) => {
      const seat = event.target instanceof Element ? seatAt(event.target) : null;
      const tile = seat?.querySelector<HTMLElement>('[role="option"]');
      if (seat === null || !tile) return;
      dragged.current = { seat, tile, fromX: event.clientX, fromY: event.clientY };
      tile.dataset['dragged'] = 'true';
    },
    drag: (event: PointerEvent) => {
      if (dragged.current === null) return;
      const { tile, fromX, fromY } = dragged.current;
      if (event.buttons === 0) release();
      else tile.style.translate = `${event.clientX - fromX}px ${event.clientY - fromY}px`;
    },
    drop: (event: PointerEvent) => {
      if (dragged.current === null) return;
      const { seat } = dragged.current;
      const over = document
        .elementsFromPoint(event.clientX, event.clientY)
        .map(seatAt)
        .find((each) => each !== null && each !== seat);
      release();
      if (over) swap(placeOf(seat), placeOf(over));
    },
    /** The browser has taken the finger for something else. */
    cancel: release,
    /** True when the key was for moving, also where the room ends. */
    key: (event: KeyboardEvent): boolean => {
      const plan = lesson.seating.peek();
      const seat = event.target instanceof Element ? seatAt(event.target) : null;
      if (!event.altKey || plan === null || seat === null || !event.key.startsWith('Arrow')) return false;
      event.preventDefault();
      const to = placeBeside(plan, placeOf(seat), event.key);
      if (to !== null) swap(placeOf(seat), to);
      return true;
    },
  };
};
