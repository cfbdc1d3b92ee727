import { schoolTimeLabels, type Period, type SchoolTime, type Timetable } from '#shared/policy/timetable.ts';

export const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** "09:05", from minutes after midnight. */
export const minuteText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** Minutes after midnight, from what a time field gives; null where that is no time. */
export const minuteFrom = (text: string): number | null => {
  const match = /^(\d{1,2}):(\d\d)/.exec(text);
  if (match === null) return null;
  const minute = Number(match[1]) * 60 + Number(match[2]);
  return minute <= 24 * 60 ? minute : null;
};

/** Part of one day in which one time holds. */
export interface Stretch {
  readonly time: SchoolTime;
  readonly from: number;
  readonly to: number;
}

const edgesOf = (periods: readonly Period[], day: number): number[] => {
  const edges = periods.filter(({ days }) => days.includes(day)).flatMap(({ from, to }) => [from, to]);
  return [...new Set([0, ...edges, 24 * 60])].toSorted((one, other) => one - other);
};

/** A day outside the holidays, from midnight to midnight; of overlapping periods the one named first. Day 1 is Monday. */
export const stretchesOf = ({ periods }: Pick<Timetable, 'periods'>, day: number): Stretch[] => {
  const edges = edgesOf(periods, day);
  const stretches: Stretch[] = [];
  for (const [index, from] of edges.slice(0, -1).entries()) {
    const to = edges[index + 1] ?? from;
    const time =
      periods.find((each) => each.days.includes(day) && each.from <= from && from < each.to)?.time ?? 'home';
    const last = stretches.at(-1);
    if (last?.time === time) stretches[stretches.length - 1] = { ...last, to };
    else stretches.push({ time, from, to });
  }
  return stretches;
};

/** "Monday to Friday", "Monday, Wednesday". */
export const daysText = (days: readonly number[]): string => {
  const sorted = days.toSorted((one, other) => one - other);
  const [first] = sorted;
  const last = sorted.at(-1);
  const name = (day: number | undefined): string => dayNames[(day ?? 1) - 1] ?? '';
  if (first !== undefined && last !== undefined && sorted.length > 2 && last - first === sorted.length - 1) {
    return `${name(first)} to ${name(last)}`;
  }
  return sorted.map(name).join(', ');
};

/** Two periods that claim the same time: the one that stands first holds. */
export interface Overlap {
  readonly first: Period;
  readonly second: Period;
  readonly days: readonly number[];
  readonly from: number;
  readonly to: number;
}

export const overlapsOf = ({ periods }: Pick<Timetable, 'periods'>): Overlap[] =>
  periods.flatMap((first, index) =>
    periods.slice(index + 1).flatMap((second) => {
      const days = first.days.filter((day) => second.days.includes(day));
      const from = Math.max(first.from, second.from);
      const to = Math.min(first.to, second.to);
      return first.time !== second.time && days.length > 0 && from < to
        ? [{ first, second, days, from, to }]
        : [];
    }),
  );

export const overlapText = ({ first, second, days, from, to }: Overlap): string =>
  `${daysText(days)}, ${minuteText(from)}–${minuteText(to)}: ${schoolTimeLabels[first.time]} counts, ` +
  `and not ${schoolTimeLabels[second.time]}, because it stands first.`;
