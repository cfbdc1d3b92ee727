import { useSignal, type Signal } from '@preact/signals';
import type { EndpointAnswer } from '#shared/api.ts';
import {
  involvementLabels,
  involvements,
  type Involvement,
  type NamedPerson,
} from '#shared/incidents/people.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';

type Known = EndpointAnswer<'concernPeople'>;
interface Candidate {
  readonly label: string;
  readonly named: (involvement: Involvement) => NamedPerson;
}

const candidatesOf = ({ pupils, staff }: Known): Candidate[] => [
  ...pupils.map(({ pupilId, name, className }) => ({
    label: `${name} (${className})`,
    named: (involvement: Involvement): NamedPerson => ({ kind: 'pupil', pupilId, involvement }),
  })),
  ...staff.map(({ accountId, name }) => ({
    label: `${name} (staff)`,
    named: (involvement: Involvement): NamedPerson => ({ kind: 'staff', accountId, involvement }),
  })),
];

const mostOffered = 8;
const offered = (candidates: readonly Candidate[], typed: string): Candidate[] => {
  const sought = typed.trim().toLowerCase();
  if (sought === '') return [];
  return candidates.filter(({ label }) => label.toLowerCase().includes(sought)).slice(0, mostOffered);
};

const idOf = (person: NamedPerson): string => JSON.stringify({ ...person, involvement: null });

const labelOf = (
  person: NamedPerson,
  { candidates, known = [] }: Pick<ChosenProps, 'candidates' | 'known'>,
): string => {
  if (person.kind === 'other') return person.name;
  if (person.kind === 'adult-here') return `${person.name} (works here)`;
  const id = idOf(person);
  const candidate = candidates.find(({ named }) => idOf(named('affected')) === id);
  return candidate?.label ?? known.find((each) => idOf(each.person) === id)?.name ?? '';
};

interface PeoplePickerProps {
  readonly people: Signal<readonly NamedPerson[]>;
  /** Who is named already; some may not be here any more. */
  readonly known?: EndpointAnswer<'incidentPeople'>;
}
interface ChosenProps extends PeoplePickerProps {
  readonly candidates: readonly Candidate[];
}

const Chosen = ({ people, ...names }: ChosenProps) => (
  <ul class="people-chosen">
    {people.value.map((person, place) => {
      const label = labelOf(person, names);
      const change = (next: NamedPerson | null) => {
        people.value = people.peek().flatMap((each, at) => (at === place ? (next ?? []) : each));
      };
      return (
        <li key={idOf(person)}>
          <bdi>{label}</bdi>
          <select
            aria-label={`What ${label} had to do with it`}
            value={person.involvement}
            onChange={(event) => {
              const { value } = event.currentTarget;
              change({ ...person, involvement: involvements.find((each) => each === value) ?? 'affected' });
            }}
          >
            {involvements.map((value) => (
              <option key={value} value={value}>
                {involvementLabels[value]}
              </option>
            ))}
          </select>
          <Button kind="quiet" label={`Take out ${label}`} onClick={() => change(null)}>
            Take out
          </Button>
        </li>
      );
    })}
  </ul>
);

/** Whom it is about: pupils and staff by their names, others as they are called. */
export const PeoplePicker = ({ people, known = [] }: PeoplePickerProps) => {
  const { api } = useDashboard();
  const here = useResource(() => api.call('concernPeople', {}));
  const typed = useSignal('');
  const candidates = candidatesOf(here.state.value.value ?? { pupils: [], staff: [] });
  const add = (person: NamedPerson) => {
    people.value = [...people.peek(), person];
    typed.value = '';
  };
  const name = typed.value.trim();
  return (
    <div class="people-picker">
      <Field
        label="Who is involved?"
        hint="Type a name and choose. Say for each what they had to do with it."
      >
        {(ids) => (
          <input
            {...ids}
            name="person"
            autocomplete="off"
            value={typed.value}
            maxLength={120}
            onInput={(event) => (typed.value = event.currentTarget.value)}
          />
        )}
      </Field>
      {name !== '' && (
        <div class="people-offered" role="group" aria-label="Who is meant">
          {offered(candidates, name).map(({ label, named }) => (
            <Button key={label} onClick={() => add(named('affected'))}>
              {label}
            </Button>
          ))}
          <Button kind="quiet" onClick={() => add({ kind: 'adult-here', name, involvement: 'affected' })}>
            “{name}”, who works or helps here
          </Button>
          <Button kind="quiet" onClick={() => add({ kind: 'other', name, involvement: 'affected' })}>
            “{name}”, somebody else
          </Button>
        </div>
      )}
      <Chosen people={people} known={known} candidates={candidates} />
    </div>
  );
};
