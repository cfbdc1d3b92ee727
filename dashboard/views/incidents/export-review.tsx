import { judgementLabels, judgements } from '#shared/exports/recipients.ts';
import { Choice } from '../../ui/choice.tsx';
import { TextField } from '../../ui/field.tsx';
import type { ExportState } from './export-state.ts';

const most = 120;

/** What the printed form says of the review; what is left empty is filled in by hand. */
export const ExportReview = ({ state }: { state: ExportState }) => (
  <details class="export-review">
    <summary>Who takes part in the review (printed, with lines to sign)</summary>
    <p class="hint">At least two senior people. What you leave empty is a line to fill in by hand.</p>
    {state.people.value.map(({ name, position }, place) => (
      <div class="export-person" key={place}>
        <TextField
          label={`Name ${place + 1}`}
          name={`reviewer-${place}`}
          value={name}
          isRequired={false}
          maxLength={most}
          onInput={(value) => state.setPerson(place, { name: value })}
        />
        <TextField
          label={`Position ${place + 1}`}
          name={`position-${place}`}
          value={position}
          isRequired={false}
          maxLength={most}
          onInput={(value) => state.setPerson(place, { position: value })}
        />
      </div>
    ))}
    <TextField
      label="The one computer that was used"
      name="computer"
      value={state.computer.value}
      isRequired={false}
      maxLength={most}
      onInput={(value) => (state.computer.value = value)}
    />
    <Choice
      legend="Judgement"
      value={state.judgement.value ?? 'none'}
      onChange={(value) => (state.judgement.value = value === 'none' ? null : value)}
      options={[
        { value: 'none', label: 'As it was decided' },
        ...judgements.map((value) => ({ value, label: judgementLabels[value] })),
      ]}
      look="list"
    />
  </details>
);
