import { schoolTimeLabels, type Period } from '#shared/policy/timetable.ts';
import { dayNames } from '../../../state/school-week.ts';
import { Button } from '../../../ui/button.tsx';

/** As it is being typed: times may not be whole yet. */
export interface TypedPeriod {
  readonly time: Period['time'];
  readonly days: readonly number[];
  readonly from: string;
  readonly to: string;
}

const kinds: readonly Period['time'][] = ['lessons', 'break', 'lunch', 'after-school'];

export interface PeriodRowProps {
  readonly period: TypedPeriod;
  readonly number: number;
  readonly error: string | null;
  readonly onChange: (period: TypedPeriod) => void;
  readonly onUp: (() => void) | null;
  readonly onRemove: () => void;
}

const Days = ({ period, number, onChange }: PeriodRowProps) => (
  <fieldset class="period-days">
    <legend class="unseen">Days of period {number}</legend>
    {dayNames.map((name, index) => {
      const day = index + 1;
      const isOn = period.days.includes(day);
      const days = isOn ? period.days.filter((each) => each !== day) : [...period.days, day].toSorted();
      return (
        <label key={name} class="chip-choice">
          <input
            type="checkbox"
            checked={isOn}
            aria-label={`${name}, period ${number}`}
            onChange={() => onChange({ ...period, days })}
          />
          <span aria-hidden="true">{name.slice(0, 2)}</span>
        </label>
      );
    })}
  </fieldset>
);

/** Times of the day are typed, whatever the browser makes of a time field. */
const Clock = (props: PeriodRowProps & { end: 'from' | 'to'; describedBy: string }) => {
  const { period, number, end, error, onChange, describedBy } = props;
  return (
    <input
      type="time"
      name={`period-${number}-${end}`}
      aria-label={`${end === 'from' ? 'From' : 'Until'}, period ${number}`}
      aria-invalid={error === null ? undefined : 'true'}
      aria-describedby={error === null ? undefined : describedBy}
      value={period[end]}
      onInput={(event) => onChange({ ...period, [end]: event.currentTarget.value })}
    />
  );
};

export const PeriodRow = (props: PeriodRowProps) => {
  const { period, number, error, onChange, onUp, onRemove } = props;
  const describedBy = `period-${number}-error`;
  return (
    <li class="period" data-period={number}>
      <select
        name={`period-${number}-time`}
        aria-label={`What period ${number} is`}
        value={period.time}
        onChange={(event) => {
          const time = kinds.find((kind) => kind === event.currentTarget.value);
          if (time !== undefined) onChange({ ...period, time });
        }}
      >
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {schoolTimeLabels[kind]}
          </option>
        ))}
      </select>
      <Days {...props} />
      <span class="period-times">
        <Clock {...props} end="from" describedBy={describedBy} />
        <span aria-hidden="true">–</span>
        <Clock {...props} end="to" describedBy={describedBy} />
      </span>
      <span class="period-actions">
        <Button
          kind="quiet"
          label={`Move period ${number} up`}
          isDisabled={onUp === null}
          onClick={() => onUp?.()}
        >
          ↑
        </Button>
        <Button kind="quiet" label={`Remove period ${number}`} onClick={onRemove}>
          Remove
        </Button>
      </span>
      {error !== null && (
        <p class="error" id={describedBy}>
          {error}
        </p>
      )}
    </li>
  );
};
