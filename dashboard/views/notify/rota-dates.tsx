import type { NotifySettings } from '#shared/api/notify.ts';
import type { RotaDates } from '#shared/notify/rota.ts';
import { datesProblem } from '../../state/rota-draft.ts';
import { Button } from '../../ui/button.tsx';
import { goOnBelow } from './go-on-below.ts';
import { PersonOnCall } from './person-on-call.tsx';

export interface RotaDatesRowsProps {
  readonly people: NotifySettings['people'];
  readonly dates: readonly RotaDates[];
  readonly onChange: (dates: readonly RotaDates[]) => void;
}

interface RowProps {
  readonly people: NotifySettings['people'];
  readonly each: RotaDates;
  readonly number: number;
  readonly onChange: (each: RotaDates) => void;
  readonly onRemove: () => void;
}

const Row = ({ people, each, number, onChange, onRemove }: RowProps) => {
  const problem = datesProblem(each);
  const input = (key: 'label' | 'from' | 'to', label: string) => (
    <input
      {...(key === 'label' ? ({ type: 'text' } as const) : ({ type: 'date' } as const))}
      name={`dates-${number}-${key}`}
      aria-label={`${label}, dates ${number}`}
      value={each[key]}
      maxLength={120}
      placeholder={key === 'label' ? 'Half term' : undefined}
      onInput={(event) => onChange({ ...each, [key]: event.currentTarget.value })}
    />
  );
  return (
    <li class="rota-dates" data-rota-dates={number}>
      {input('label', 'Name')}
      <span class="period-times">
        {input('from', 'First day')}
        <span aria-hidden="true">–</span>
        {input('to', 'Last day')}
      </span>
      <PersonOnCall
        people={people}
        accountId={each.accountId}
        nobody="Closed, nobody is on call"
        label={`Who is on call, dates ${number}`}
        name={`dates-${number}-who`}
        onChange={(accountId) => onChange({ ...each, accountId })}
      />
      <Button kind="quiet" label={`Remove dates ${number}`} onClick={onRemove}>
        Remove
      </Button>
      {problem !== null && (
        <p class="error" role="alert">
          {problem}
        </p>
      )}
    </li>
  );
};

const newDates: RotaDates = { label: '', from: '', to: '', accountId: null };
const mostDates = 100;

/** Dates on which the week does not hold. */
export const RotaDatesRows = ({ people, dates, onChange }: RotaDatesRowsProps) => (
  <div class="rota">
    <h3>Dates that are different</h3>
    <p class="quiet-text">
      Holidays of the school’s timetable count as closed by themselves. Name somebody here who is on call all
      day.
    </p>
    <ol class="rota-lines" aria-label="Dates that are different">
      {dates.map((each, index) => (
        <Row
          key={index}
          people={people}
          each={each}
          number={index + 1}
          onChange={(changed) => onChange(dates.with(index, changed))}
          onRemove={() => {
            onChange(dates.toSpliced(index, 1));
            goOnBelow('[aria-label="Dates that are different"]');
          }}
        />
      ))}
    </ol>
    <Button icon="plus" isDisabled={dates.length >= mostDates} onClick={() => onChange([...dates, newDates])}>
      Add dates
    </Button>
  </div>
);
