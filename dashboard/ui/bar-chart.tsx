export interface Bar {
  readonly key: string;
  readonly label: string;
  /** Null where it is held back. */
  readonly value: number | null;
}

export interface BarChartProps {
  readonly caption: string;
  /** What stands before the numbers: "Kind". */
  readonly heading: string;
  readonly bars: readonly Bar[];
}

const heldBack = 'Held back';

const BarPicture = ({ value, most }: { value: number | null; most: number }) => (
  <svg class="bar" width="100%" height="16" aria-hidden="true" focusable="false">
    {value === null ? (
      <rect class="bar-unknown" x="0.5" y="2.5" width="28" height="11" rx="2" />
    ) : (
      <rect
        class="bar-known"
        x="0"
        y="2"
        width={`${most === 0 ? 0 : (value / most) * 100}%`}
        height="12"
        rx="2"
      />
    )}
  </svg>
);

/** A table with a bar in each line: it reads the same without the picture. */
export const BarChart = ({ caption, heading, bars }: BarChartProps) => {
  const most = Math.max(0, ...bars.map(({ value }) => value ?? 0));
  return (
    <table class="bar-chart">
      <caption class="unseen">{caption}</caption>
      <thead class="unseen">
        <tr>
          <th scope="col">{heading}</th>
          <th scope="col">Number</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {bars.map(({ key, label, value }) => (
          <tr key={key} data-key={key}>
            <th scope="row">{label}</th>
            <td class="number">{value ?? <span class="quiet-text">{heldBack}</span>}</td>
            <td class="bar-cell">
              <BarPicture value={value} most={most} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
