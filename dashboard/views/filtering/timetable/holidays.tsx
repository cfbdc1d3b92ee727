import { useSignal } from '@preact/signals';
import type { Timetable } from '#shared/policy/timetable.ts';
import { calendarDate, holidayLines, parseHolidayLines } from '../../../state/holiday-lines.ts';
import { TextAreaField } from '../../../ui/field.tsx';
import { useBadLines } from '../use-bad-lines.ts';

type Holiday = Timetable['holidays'][number];

export interface HolidaysProps {
  readonly holidays: readonly Holiday[];
  readonly onChange: (holidays: Holiday[]) => void;
  readonly onBad: (isBad: boolean) => void;
}

const mostHolidays = 100;

const troubleWith = ({ holidays, bad }: ReturnType<typeof parseHolidayLines>): string | null => {
  if (holidays.length > mostHolidays) return `${mostHolidays} holidays at most; remove old ones.`;
  if (bad.length === 0) return null;
  const shown = bad.slice(0, 5).map(({ line, text, why }) => `Line ${line}: “${text}” ${why}.`);
  return [...shown, ...(bad.length > 5 ? [`And ${bad.length - 5} more.`] : [])].join(' ');
};

/** Term dates as the school publishes them, one line a holiday. */
export const Holidays = ({ holidays, onChange, onBad }: HolidaysProps) => {
  const tellBad = useBadLines('Holidays: lines that are marked', onBad);
  const text = useSignal(holidayLines(holidays));
  const parsed = parseHolidayLines(text.value);
  const trouble = troubleWith(parsed);
  const input = (value: string) => {
    text.value = value;
    const next = parseHolidayLines(value);
    const isBad = troubleWith(next) !== null;
    tellBad(isBad);
    if (!isBad) onChange(next.holidays);
  };
  return (
    <div class="two-columns">
      <TextAreaField
        label="Holidays and closed days"
        name="holidays"
        value={text.value}
        onInput={input}
        rows={7}
        hint="Paste them from the school’s list, one a line: 26 Oct 2026 – 30 Oct 2026 Half term"
        error={trouble}
      />
      <div>
        <p class="field-title">As read</p>
        {parsed.holidays.length === 0 ? (
          <p class="quiet-text">No holidays yet: every weekday counts as a school day.</p>
        ) : (
          <ul class="holidays-read">
            {parsed.holidays.map(({ label, from, to }) => (
              <li key={`${from} ${to} ${label}`}>
                <bdi>{label}</bdi>{' '}
                <span class="quiet-text tabular">
                  {from === to ? calendarDate(from) : `${calendarDate(from)} – ${calendarDate(to)}`}
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
};
