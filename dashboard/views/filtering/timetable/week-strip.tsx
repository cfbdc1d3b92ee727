import { schoolTimeLabels, type Timetable } from '#shared/policy/timetable.ts';
import { dayNames, minuteText, stretchesOf, type Stretch } from '../../../state/school-week.ts';

interface Window {
  readonly from: number;
  readonly to: number;
}

/** The hours that any period speaks of, with an hour around them; from eight to four where none does. */
const windowOf = ({ periods }: Timetable): Window => {
  const from = Math.min(8 * 60, ...periods.map((period) => period.from));
  const to = Math.max(16 * 60, ...periods.map((period) => period.to));
  return {
    from: Math.max(0, (Math.floor(from / 60) - 1) * 60),
    to: Math.min(24 * 60, Math.ceil(to / 60) * 60 + 60),
  };
};

const within = (stretches: readonly Stretch[], { from, to }: Window): Stretch[] =>
  stretches
    .map((each) => ({ ...each, from: Math.max(each.from, from), to: Math.min(each.to, to) }))
    .filter((each) => each.from < each.to);

const share = (minutes: number, { from, to }: Window): string => `${(100 * minutes) / (to - from)}%`;

const Day = ({ timetable, day, shown }: { timetable: Timetable; day: number; shown: Window }) => {
  const stretches = stretchesOf(timetable, day);
  const spoken = stretches
    .filter(({ time }) => time !== 'home')
    .map(({ time, from, to }) => `${schoolTimeLabels[time]} ${minuteText(from)} to ${minuteText(to)}`);
  const name = dayNames[day - 1];
  return (
    <li class="strip-day">
      <span class="strip-name" aria-hidden="true">
        {name?.slice(0, 3)}
      </span>
      <span
        class="strip"
        role="img"
        aria-label={`${name}: ${spoken.length === 0 ? 'at home all day' : spoken.join(', ')}`}
      >
        {within(stretches, shown).map(({ time, from, to }) => (
          <span
            key={from}
            class="stretch"
            data-time={time}
            title={`${schoolTimeLabels[time]}, ${minuteText(from)}–${minuteText(to)}`}
            style={{ width: share(to - from, shown) }}
          >
            {(to - from) / (shown.to - shown.from) > 0.05 && schoolTimeLabels[time]}
          </span>
        ))}
      </span>
    </li>
  );
};

const Hours = ({ shown }: { shown: Window }) => {
  const hours = Array.from({ length: (shown.to - shown.from) / 60 }, (_, index) => shown.from + index * 60);
  return (
    <p class="strip-hours" aria-hidden="true">
      {hours.map((minute) => (
        <span key={minute} style={{ width: share(60, shown) }}>
          {minuteText(minute)}
        </span>
      ))}
    </p>
  );
};

/** The week as devices are told it, outside the holidays. */
export const WeekStrip = ({ timetable }: { timetable: Timetable }) => {
  const shown = windowOf(timetable);
  return (
    <div class="week">
      <Hours shown={shown} />
      <ol aria-label="The week">
        {[1, 2, 3, 4, 5, 6, 7].map((day) => (
          <Day key={day} {...{ timetable, day, shown }} />
        ))}
      </ol>
    </div>
  );
};
