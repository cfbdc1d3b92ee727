import { useMemo } from 'preact/hooks';
import {
  createSchoolClock,
  nextTimeChange,
  schoolTimeLabels,
  type Timetable,
} from '#shared/policy/timetable.ts';
import { useDashboard } from '../../../dashboard-context.ts';
import { dayAndTime } from '../../../state/when.ts';

/** "Now: lessons, until 12:00", by the server's clock. */
export const SchoolTimeNow = ({ timetable }: { timetable: Timetable }) => {
  const { clock } = useDashboard();
  const timeAt = useMemo(() => createSchoolClock(timetable), [timetable]);
  const now = clock.now.value;
  const next = nextTimeChange(timetable, now);
  const time = timeAt(now);
  const isForLong = timeAt(next) === time;
  return (
    <p class="school-time-now" role="status" data-school-time={time}>
      <span class="live-dot" aria-hidden="true" />
      <span>
        Now: <strong>{schoolTimeLabels[time]}</strong>
        {isForLong ? '' : `, until ${dayAndTime(next, now).replace('Today, ', '')}`}
      </span>
    </p>
  );
};
