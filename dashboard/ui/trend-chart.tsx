export interface TrendPoint {
  readonly label: string;
  /** Null where it is held back. */
  readonly value: number | null;
}

export interface TrendChartProps {
  /** "Incidents, term by term". */
  readonly title: string;
  /** The oldest first. */
  readonly points: readonly TrendPoint[];
  /** After each number: " %". */
  readonly unit?: string;
}

const width = 480;
const height = 150;
const left = 24;
const right = 24;
const top = 22;
const bottom = 26;

const inWords = ({ title, points, unit = '' }: TrendChartProps): string =>
  `${title}: ${points.map(({ label, value }) => `${label} ${value === null ? 'held back' : `${value}${unit}`}`).join(', ')}.`;

interface Placed extends TrendPoint {
  readonly x: number;
  readonly y: number;
}

const place = (points: readonly TrendPoint[]): Placed[] => {
  const most = Math.max(1, ...points.map(({ value }) => value ?? 0));
  const step = points.length > 1 ? (width - left - right) / (points.length - 1) : 0;
  const start = points.length > 1 ? left : width / 2;
  return points.map((point, index) => ({
    ...point,
    x: start + step * index,
    y: top + (height - top - bottom) * (1 - (point.value ?? 0) / most),
  }));
};

/** Only between neighbours that are both known: no line is drawn through what is held back. */
const Lines = ({ placed }: { placed: readonly Placed[] }) => (
  <>
    {placed.map((point, index) => {
      const before = placed[index - 1];
      if (!before || before.value === null || point.value === null) return null;
      return (
        <line key={point.label} class="trend-line" x1={before.x} y1={before.y} x2={point.x} y2={point.y} />
      );
    })}
  </>
);

/** How a number went, with every number beside its mark; the same is said in words. */
export const TrendChart = (props: TrendChartProps) => {
  const placed = place(props.points);
  const isCrowded = placed.length > 4;
  return (
    <figure class="trend">
      <figcaption>{props.title}</figcaption>
      <svg class="trend-picture" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={inWords(props)}>
        <line class="trend-base" x1="0" x2={width} y1={height - bottom} y2={height - bottom} />
        <Lines placed={placed} />
        {placed.map(({ label, value, x, y }, index) => (
          <g key={label} class={value === null ? 'trend-unknown' : 'trend-known'}>
            <circle cx={x} cy={y} r="4" />
            <text x={x} y={y - 9} text-anchor="middle">
              {value === null ? '?' : `${value}${props.unit ?? ''}`}
            </text>
            {(!isCrowded || index % 2 === (placed.length - 1) % 2) && (
              <text class="trend-label" x={x} y={height - 8} text-anchor={anchorOf(index, placed.length)}>
                {label}
              </text>
            )}
          </g>
        ))}
      </svg>
    </figure>
  );
};

/** The first and the last label stay inside the picture. */
const anchorOf = (index: number, many: number): 'start' | 'middle' | 'end' => {
  if (many === 1) return 'middle';
  if (index === 0) return 'start';
  return index === many - 1 ? 'end' : 'middle';
};
