/** A rectangle on the screen, in CSS pixels. */
export interface Band {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A hand that shakes a little means a click. */
const leastPx = 8;

/** What lies between where the mouse was pressed and where it is; null while that is no more than a click. */
export const bandBetween = (from: Point, to: Point): Band | null => {
  if (Math.hypot(to.x - from.x, to.y - from.y) < leastPx) return null;
  const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
  return { left, right, top: Math.min(from.y, to.y), bottom: Math.max(from.y, to.y) };
};

/** Whoever lies in it, also in part. */
export const idsIn = (band: Band, places: Iterable<readonly [id: string, place: Band]>): string[] =>
  [...places].flatMap(([id, { left, top, right, bottom }]) =>
    left < band.right && right > band.left && top < band.bottom && bottom > band.top ? id : [],
  );
