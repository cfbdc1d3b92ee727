import type { SeatingPlan } from '#shared/seating-plan.ts';

const usualColumns = 6;

/** A plan with a place for each of these pupils and for nobody else, in full rows, with an empty row to move to. */
export const seatEverybody = (plan: SeatingPlan | null, pupilIds: readonly string[]): SeatingPlan => {
  const columns = plan?.columns ?? usualColumns;
  const here = new Set(pupilIds);
  const seen = new Set<string>();
  const places = (plan?.places ?? []).map((id) => {
    if (id === null || !here.has(id) || seen.has(id)) return null;
    seen.add(id);
    return id;
  });
  for (const id of pupilIds) if (!seen.has(id)) seat(places, id);
  while (places.at(-1) === null) places.pop();
  const rows = Math.ceil(places.length / columns) + 1;
  return { columns, places: [...places, ...emptyPlaces(rows * columns - places.length)] };
};

const seat = (places: (string | null)[], id: string): void => {
  const free = places.indexOf(null);
  if (free < 0) places.push(id);
  else places[free] = id;
};

const emptyPlaces = (count: number): null[] => Array.from({ length: count }, () => null);

/** Two places change who sits there; one of them may be empty. */
export const swapPlaces = ({ columns, places }: SeatingPlan, one: number, other: number): SeatingPlan => ({
  columns,
  places: places.map((id, at) => {
    if (at === one) return places[other] ?? null;
    return at === other ? (places[one] ?? null) : id;
  }),
});

const steps: Record<string, (columns: number) => number> = {
  ArrowLeft: () => -1,
  ArrowRight: () => 1,
  ArrowUp: (columns) => -columns,
  ArrowDown: (columns) => columns,
};

/** The place that an arrow key leads to; null at the edge of the room, and for any other key. */
export const placeBeside = ({ columns, places }: SeatingPlan, at: number, key: string): number | null => {
  if (!Object.hasOwn(steps, key)) return null;
  const next = at + (steps[key]?.(columns) ?? 0);
  const isAcross = key === 'ArrowLeft' || key === 'ArrowRight';
  const isInRow = Math.floor(next / columns) === Math.floor(at / columns);
  return next < 0 || next >= places.length || (isAcross && !isInRow) ? null : next;
};
