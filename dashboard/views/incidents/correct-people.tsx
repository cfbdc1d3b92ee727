import { useSignal } from '@preact/signals';
import type { EndpointAnswer } from '#shared/api.ts';
import type { Incident } from '#shared/api/incidents.ts';
import { isAdultHere, type NamedPerson } from '#shared/incidents/people.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { ReasonField } from '../../ui/reason-field.tsx';
import { ChangeDialog } from './change-dialog.tsx';
import { PeoplePicker } from './people-picker.tsx';
import { useConfirmed } from './use-confirmed.tsx';

type Named = EndpointAnswer<'incidentPeople'>;

export interface CorrectPeopleProps {
  readonly incident: Pick<Incident, 'incidentId' | 'source' | 'audience'>;
  readonly onChanged: () => unknown;
}

const didIt = (people: readonly NamedPerson[]): readonly NamedPerson[] =>
  people.filter((person) => isAdultHere(person) && person.involvement === 'did');

/** Whether an adult of the school is said to have done it who was not before. */
const namesAdult = (before: readonly NamedPerson[], now: readonly NamedPerson[]): boolean => {
  const known = new Set(didIt(before).map((person) => JSON.stringify(person)));
  return didIt(now).some((person) => !known.has(JSON.stringify(person)));
};

const Correction = (props: CorrectPeopleProps & { named: Named; onClose: () => void }) => {
  const { incident, named, onChanged, onClose } = props;
  const before = named.map(({ person }) => person);
  const people = useSignal<readonly NamedPerson[]>(before);
  const reason = useSignal('');
  const isSame = JSON.stringify(people.value) === JSON.stringify(before);
  return (
    <ChangeDialog
      title="Put right who is named"
      size="wide"
      onClose={onClose}
      name="correct-people"
      incidentIds={[incident.incidentId]}
      change={() => ({ kind: 'people', people: [...people.peek()], reason: reason.peek().trim() })}
      submit="Put right"
      said="Who is named is put right."
      isDisabled={isSame || people.value.length === 0 || reason.value.trim() === ''}
      onDone={() => {
        onClose();
        onChanged();
      }}
    >
      <p class="quiet-text">
        What was reported stays as it was. Who was named before stays among the actions, with your reason.
        {incident.source === 'pupil' && ' The first is taken to be the pupil who told.'}
      </p>
      <PeoplePicker people={people} known={named} />
      {namesAdult(before, people.value) && (
        <p class="losing-sight" role="status">
          Somebody who works here did it: it goes to the head alone, or, where it was the head, to the chair
          of governors alone. <strong>Nobody else will be able to read it any more.</strong> This cannot be
          taken back.
        </p>
      )}
      <ReasonField label="Reason" reason={reason} rows={2} />
    </ChangeDialog>
  );
};

/** A wrong pupil, a part that was another one, somebody who is missing. */
export const CorrectPeople = (props: CorrectPeopleProps) => {
  const { api, notices } = useDashboard();
  const { ask, dialog } = useConfirmed();
  const named = useSignal<Named | null>(null);
  const { incidentId } = props.incident;
  const open = async () => {
    const result = await ask(() => api.call('incidentPeople', { incidentId }));
    if (result.ok) named.value = result.value;
    else notices.say('bad', result.detail);
  };
  return (
    <>
      <button class="link" type="button" aria-label="Put right who is named" onClick={open}>
        Put right…
      </button>
      {dialog}
      {named.value !== null && (
        <Correction {...props} named={named.value} onClose={() => (named.value = null)} />
      )}
    </>
  );
};
