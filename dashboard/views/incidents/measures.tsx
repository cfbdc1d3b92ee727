import { useSignal, type Signal } from '@preact/signals';
import type { Incident } from '#shared/api/incidents.ts';
import { kindOf } from '#shared/incidents/kinds.ts';
import { longestMeasure, measuresWords } from '#shared/incidents/measures.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { dayAndTime } from '../../state/when.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { ChangeForm } from './change-form.tsx';

export interface MeasuresProps {
  readonly incident: Incident;
  readonly onChanged: () => unknown;
}

interface PartProps {
  readonly legend: string;
  readonly name: string;
  readonly offered: readonly string[];
  readonly chosen: Signal<readonly string[]>;
  readonly other: Signal<string>;
}

/** What is proposed, each to be taken or left, and room for something else. */
const Part = ({ legend, name, offered, chosen, other }: PartProps) => (
  <div class="measures-part">
    <fieldset class="choice list">
      <legend>{legend}</legend>
      <div class="options">
        {offered.map((text) => (
          <label key={text}>
            <input
              type="checkbox"
              checked={chosen.value.includes(text)}
              onChange={({ currentTarget: { checked } }) =>
                (chosen.value = checked
                  ? [...chosen.peek(), text]
                  : chosen.peek().filter((each) => each !== text))
              }
            />
            <span dir="auto">{text}</span>
          </label>
        ))}
      </div>
    </fieldset>
    <TextField
      label="Something else"
      name={name}
      value={other.value}
      onInput={(value) => (other.value = value)}
      maxLength={longestMeasure}
      isRequired={false}
    />
  </div>
);

const proposedFor = ({ category, kind, proposals }: Incident) => {
  const proposed = category ?? kindOf[kind].category;
  return proposed === null ? { escalation: [], sanctions: [] } : proposals[proposed];
};

const withOther = (chosen: readonly string[], other: string): string[] =>
  [...new Set([...chosen, other.trim()])].filter((text) => text !== '');

const MeasuresForm = ({ incident, onChanged, onClose }: MeasuresProps & { onClose: () => void }) => {
  const proposed = proposedFor(incident);
  const { measures } = incident;
  const escalation = useSignal<readonly string[]>(measures?.escalation ?? []);
  const sanctions = useSignal<readonly string[]>(measures?.sanctions ?? []);
  const [otherEscalation, otherSanction] = [useSignal(''), useSignal('')];
  const offered = (proposal: readonly string[], kept: readonly string[] = []) => [
    ...new Set([...proposal, ...kept]),
  ];
  return (
    <ChangeForm
      name="measures"
      incidentIds={[incident.incidentId]}
      change={() => ({
        kind: 'measures',
        escalation: withOther(escalation.peek(), otherEscalation.peek()),
        sanctions: withOther(sanctions.peek(), otherSanction.peek()),
      })}
      submit="Decide so"
      said="It is decided, and written down."
      onDone={() => {
        onClose();
        onChanged();
      }}
      onCancel={onClose}
    >
      <Part
        legend="Who deals with it"
        name="otherEscalation"
        offered={offered(proposed.escalation, measures?.escalation)}
        chosen={escalation}
        other={otherEscalation}
      />
      <Part
        legend="What follows"
        name="otherSanction"
        offered={offered(proposed.sanctions, measures?.sanctions)}
        chosen={sanctions}
        other={otherSanction}
      />
      <p class="quiet-text">What is left empty is decided too: nobody else, or no sanction.</p>
    </ChangeForm>
  );
};

/** What was decided of what the category proposes (R41): nothing of it happens by itself. */
export const MeasuresDecided = ({ incident, onChanged }: MeasuresProps) => {
  const now = useDashboard().clock.now.value;
  const isOpen = useSignal(false);
  const { measures } = incident;
  if (isOpen.value)
    return <MeasuresForm incident={incident} onChanged={onChanged} onClose={() => (isOpen.value = false)} />;
  return (
    <>
      {measures !== null && (
        <p data-measures>
          <strong dir="auto">{measuresWords(measures)}</strong>
          <span class="second-line">
            Decided by <bdi>{measures.by}</bdi>, {dayAndTime(measures.at, now)}
          </span>
        </p>
      )}
      <Button onClick={() => (isOpen.value = true)}>
        {measures === null ? 'Decide what follows…' : 'Decide anew…'}
      </Button>
    </>
  );
};
