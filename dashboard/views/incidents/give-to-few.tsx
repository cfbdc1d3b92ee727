import { useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import type { Incident } from '#shared/api/incidents.ts';
import { fewEyesLabels, narrowerThan, type FewEyes } from '#shared/incidents/audience.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { Choice } from '../../ui/choice.tsx';
import { ReasonField } from '../../ui/reason-field.tsx';
import { ChangeForm } from './change-form.tsx';
import { LosingSight } from './losing-sight.tsx';

const aboutWhom: Readonly<Record<FewEyes, string>> = {
  head: 'Somebody else who works or helps here: it goes to the head alone',
  chair: 'The head: it goes to the chair of governors alone',
};

export interface GiveToFewProps {
  readonly incident: Incident;
  /** To whom it was given. */
  readonly onGiven: (audience: FewEyes) => void;
  readonly onCancel: () => void;
}

/** It turned out to be about an adult of the school: for whom it is from now on, and what that means, said before. */
export const GiveToFew = ({ incident, onGiven, onCancel }: GiveToFewProps) => {
  const { notices } = useDashboard();
  const offered = narrowerThan(incident.audience);
  const audience = useSignal<FewEyes>(offered[0] ?? 'chair');
  const reason = useSignal('');
  useLayoutEffect(
    () => document.querySelector<HTMLElement>('[data-form="give-to-few"] :is(input, textarea)')?.focus(),
    [],
  );
  return (
    <ChangeForm
      name="give-to-few"
      incidentIds={[incident.incidentId]}
      change={() => ({ kind: 'narrow', audience: audience.peek(), reason: reason.peek().trim() })}
      submit={`Give it to ${fewEyesLabels[audience.value]}`}
      said={`It is given to ${fewEyesLabels[audience.value]}.`}
      isDisabled={reason.value.trim() === ''}
      onDone={(hasReader) => {
        if (!hasReader)
          notices.say('bad', 'Nobody who may read it has an account here yet. Tell them yourself today.');
        onGiven(audience.peek());
      }}
      onCancel={onCancel}
    >
      <Choice
        legend="Whom is it about?"
        look="list"
        value={audience.value}
        onChange={(value) => (audience.value = value)}
        options={offered.map((value) => ({ value, label: aboutWhom[value] }))}
      />
      <LosingSight audience={audience.value} />
      <ReasonField label="Reason" reason={reason} rows={2} />
    </ChangeForm>
  );
};
