import { maxStrokeNumbers, maxStrokes, strokeField, type Stroke } from '#shared/agreements/signature.ts';

/** Points nearer than this to the last one are left out. */
const leastStep = 8;

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const onField = ({ x, y, width, height }: Place): [number, number] => [
  Math.round(Math.min(1, Math.max(0, x / width)) * strokeField),
  Math.round(Math.min(1, Math.max(0, y / height)) * strokeField),
];

/** What is drawn, as few whole numbers. Beyond the bounds nothing is added. */
export const drawTo = (strokes: readonly Stroke[], place: Place, isNew: boolean): readonly Stroke[] => {
  const count = strokes.reduce((sum, { length }) => sum + length, 0);
  if (count + 2 > maxStrokeNumbers || (isNew && strokes.length >= maxStrokes)) return strokes;
  const [x, y] = onField(place);
  const last = strokes.at(-1);
  if (isNew || last === undefined) return [...strokes, [x, y]];
  const [lastX = 0, lastY = 0] = last.slice(-2);
  if (Math.hypot(x - lastX, y - lastY) < leastStep) return strokes;
  return [...strokes.slice(0, -1), [...last, x, y]];
};

/** As a path on that field. */
export const pathOf = (stroke: Stroke): string => {
  const points = Array.from({ length: stroke.length / 2 }, (_, index) =>
    stroke.slice(index * 2, index * 2 + 2),
  );
  const [first = [], ...rest] = points;
  // A dot is a line to where it is.
  return `M${first.join(' ')}${[...(rest.length > 0 ? rest : [first])].map((point) => `L${point.join(' ')}`).join('')}`;
};
