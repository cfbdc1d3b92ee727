import type { NotifySettings } from '#shared/api/notify.ts';
import { readLine, type TypedLine } from '../../state/rota-draft.ts';
import { dayNames } from '../../state/school-week.ts';
import { Button } from '../../ui/button.tsx';
import { goOnBelow } from './go-on-below.ts';
import { PersonOnCall } from './person-on-call.tsx';

export interface RotaWeekProps {
  readonly people: NotifySettings['people'];
  readonly lines: readonly TypedLine[];
  readonly onChange: (lines: readonly TypedLine[]) => void;
}

interface LineProps {
  readonly people: NotifySettings['people'];
  readonly line: TypedLine;
  readonly number: number;
  readonly onChange: (line: TypedLine) => void;
  readonly onRemove: () => void;
}

const Days = ({ line, number, onChange }: LineProps) => (
  <fieldset class="period-days">
    <legend class="unseen">Days of line {number}</legend>
    {dayNames.map((name, index) => {
      const day = index + 1;
      const isOn = line.days.includes(day);
      const days = isOn ? line.days.filter((each) => each !== day) : [...line.days, day].toSorted();
      return (
        <label key={name} class="chip-choice">
          <input
            type="checkbox"
            checked={isOn}
            aria-label={`${name}, line ${number}`}
            onChange={() => onChange({ ...line, days })}
          />
          <span aria-hidden="true">{name.slice(0, 2)}</span>
        </label>
      );
    })}
  </fieldset>
);

const Clock = ({ line, number, end, onChange }: LineProps & { end: 'from' | 'to' }) => (
  <input
    type="time"
    name={`line-${number}-${end}`}
    aria-label={`${end === 'from' ? 'From' : 'Until'}, line ${number}`}
    value={line[end]}
    onInput={(event) => onChange({ ...line, [end]: event.currentTarget.value })}
  />
);

const Line = (props: LineProps) => {
  const { people, line, number, onChange, onRemove } = props;
  const read = readLine(line);
  return (
    <li class="rota-line" data-rota-line={number}>
      <Days {...props} />
      <span class="period-times">
        <Clock {...props} end="from" />
        <span aria-hidden="true">–</span>
        <Clock {...props} end="to" />
      </span>
      <PersonOnCall
        people={people}
        accountId={line.accountId}
        nobody="The safeguarding team"
        label={`Who is on call, line ${number}`}
        name={`line-${number}-who`}
        onChange={(accountId) => onChange({ ...line, accountId })}
      />
      <Button kind="quiet" label={`Remove line ${number}`} onClick={onRemove}>
        Remove
      </Button>
      {typeof read === 'string' && (
        <p class="error" role="alert">
          {read}
        </p>
      )}
    </li>
  );
};

const newLine: TypedLine = { days: [1, 2, 3, 4, 5], from: '17:00', to: '20:00', accountId: null };
const mostLines = 50;

/** Hours of every week in which somebody reads what comes in. */
export const RotaWeek = ({ people, lines, onChange }: RotaWeekProps) => (
  <div class="rota">
    <h3>Every week</h3>
    {lines.length === 0 && <p class="quiet-text">Nobody is on call in any week.</p>}
    <ol class="rota-lines" aria-label="On call every week">
      {lines.map((line, index) => (
        <Line
          key={index}
          people={people}
          line={line}
          number={index + 1}
          onChange={(changed) => onChange(lines.with(index, changed))}
          onRemove={() => {
            onChange(lines.toSpliced(index, 1));
            goOnBelow('.rota-lines');
          }}
        />
      ))}
    </ol>
    <Button icon="plus" isDisabled={lines.length >= mostLines} onClick={() => onChange([...lines, newLine])}>
      Add hours
    </Button>
  </div>
);
