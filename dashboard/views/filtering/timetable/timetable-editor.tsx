import { useSignal } from '@preact/signals';
import type { Period, Timetable } from '#shared/policy/timetable.ts';
import { minuteFrom, minuteText, overlapsOf, overlapText } from '../../../state/school-week.ts';
import { Button } from '../../../ui/button.tsx';
import { useBadLines } from '../use-bad-lines.ts';
import { Holidays } from './holidays.tsx';
import { PeriodRow, type TypedPeriod } from './period-row.tsx';
import { SchoolTimeNow } from './school-time-now.tsx';
import { WeekStrip } from './week-strip.tsx';

export interface TimetableEditorProps {
  readonly timetable: Timetable;
  readonly onChange: (timetable: Timetable) => void;
  /** Lists with something wrong in them hold back publishing. */
  readonly onBad: (list: string, isBad: boolean) => void;
}

const typed = ({ time, days, from, to }: Period): TypedPeriod => ({
  time,
  days,
  from: minuteText(from),
  // A time field has no 24:00; midnight at the end of the day is written so.
  to: minuteText(to % (24 * 60)),
});

const read = ({ time, days, from, to }: TypedPeriod): Period | string => {
  const [start, end] = [minuteFrom(from), minuteFrom(to)];
  if (start === null || end === null) return 'Give both times, such as 09:00 and 10:30.';
  if (days.length === 0) return 'Choose at least one day.';
  const until = end === 0 ? 24 * 60 : end;
  if (start >= until) return 'It has to end after it begins.';
  return { time, days: [...days], from: start, to: until };
};

const newPeriod: TypedPeriod = { time: 'lessons', days: [1, 2, 3, 4, 5], from: '', to: '' };
const mostPeriods = 100;

const Overlaps = ({ timetable }: { timetable: Timetable }) => {
  const overlaps = overlapsOf(timetable);
  if (overlaps.length === 0) return <p class="quiet-text">No periods overlap.</p>;
  return (
    <div class="overlaps">
      <h3>Where periods overlap</h3>
      <ul>
        {overlaps.map((overlap) => (
          <li key={overlapText(overlap)}>{overlapText(overlap)}</li>
        ))}
      </ul>
    </div>
  );
};

/** The periods as they are typed; only whole ones go into the draft. */
const usePeriods = ({ timetable, onChange, onBad }: TimetableEditorProps) => {
  const tellBad = useBadLines('Times: lines that are marked', (isBad) => onBad('timetable', isBad));
  const periods = useSignal<readonly TypedPeriod[]>(timetable.periods.map(typed));
  const put = (next: readonly TypedPeriod[]) => {
    periods.value = next;
    const whole = next.map(read).filter((each) => typeof each !== 'string');
    tellBad(whole.length < next.length);
    if (whole.length === next.length) onChange({ ...timetable, periods: whole });
  };
  return { periods: periods.value, put };
};

/** When lessons, breaks, lunch and clubs are, and the holidays. What is in neither is time at home. */
export const TimetableEditor = (props: TimetableEditorProps) => {
  const { timetable, onChange, onBad } = props;
  const { periods, put } = usePeriods(props);
  return (
    <section class="card timetable" aria-labelledby="timetable-title">
      <div class="card-head">
        <h2 id="timetable-title">Timetable</h2>
        <SchoolTimeNow timetable={timetable} />
      </div>
      <WeekStrip timetable={timetable} />
      <ol class="periods" aria-label="Periods">
        {periods.map((period, index) => {
          const problem = read(period);
          const without = periods.toSpliced(index, 1);
          return (
            <PeriodRow
              key={index}
              number={index + 1}
              period={period}
              error={typeof problem === 'string' ? problem : null}
              onChange={(changed) => put(periods.with(index, changed))}
              onUp={index === 0 ? null : () => put(without.toSpliced(index - 1, 0, period))}
              onRemove={() => put(without)}
            />
          );
        })}
      </ol>
      <Button
        icon="plus"
        isDisabled={periods.length >= mostPeriods}
        onClick={() => put([...periods, newPeriod])}
      >
        Add a period
      </Button>
      <Overlaps timetable={timetable} />
      <Holidays
        holidays={timetable.holidays}
        onChange={(holidays) => onChange({ ...timetable, holidays })}
        onBad={(isBad) => onBad('holidays', isBad)}
      />
    </section>
  );
};
