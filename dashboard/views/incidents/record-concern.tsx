import { useSignal, type Signal } from '@preact/signals';
import type { RecordedIncident } from '#shared/api/incidents.ts';
import { audienceLabels, recordName } from '#shared/incidents/audience.ts';
import type { IncidentKind } from '#shared/incidents/kinds.ts';
import type { NamedPerson } from '#shared/incidents/people.ts';
import type { places } from '#shared/incidents/record.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { schoolInstant } from '../../state/school-instant.ts';
import { Button } from '../../ui/button.tsx';
import { TextAreaField, TextField } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { KindSelect } from './kind-select.tsx';
import { MomentField } from './moment-field.tsx';
import { PeoplePicker } from './people-picker.tsx';
import { WhenAndWhere } from './when-and-where.tsx';

interface ToldByProps {
  readonly name: Signal<string>;
  readonly position: Signal<string>;
  readonly heard: Signal<string>;
}

const ToldBy = (props: ToldByProps) => (
  <details>
    <summary>Somebody else told me, or it is on paper</summary>
    <div class="told-by">
      <div class="two-columns">
        <TextField
          label="Who told it"
          name="toldBy"
          isRequired={false}
          value={props.name.value}
          onInput={(value) => (props.name.value = value)}
          maxLength={120}
        />
        <TextField
          label="Who they are"
          name="position"
          isRequired={false}
          value={props.position.value}
          onInput={(value) => (props.position.value = value)}
          maxLength={120}
          placeholder="Parent, teaching assistant…"
        />
      </div>
      <MomentField
        label="When the school first heard"
        name="heardAt"
        hint="The day on the paper, or when somebody here was told. Leave it empty if that is now."
        value={props.heard.value}
        onInput={(value) => (props.heard.value = value)}
      />
    </div>
  </details>
);

/** What is said of it, and how it is sent. */
const useConcern = () => {
  const { api } = useDashboard();
  const kind = useSignal<IncidentKind | ''>('');
  const people = useSignal<readonly NamedPerson[]>([]);
  const words = useSignal('');
  const when = useSignal('');
  const place = useSignal<(typeof places)[number]>('school');
  const name = useSignal('');
  const position = useSignal('');
  const heard = useSignal('');
  const send = () => {
    const chosen = kind.peek();
    if (chosen === '') return null;
    const toldBy = name.peek().trim();
    return api.call('recordConcern', {
      kind: chosen,
      people: [...people.peek()],
      words: words.peek().trim(),
      happenedAt: schoolInstant(when.peek()),
      heardAt: schoolInstant(heard.peek()),
      place: place.peek(),
      toldBy: toldBy === '' ? null : { name: toldBy, position: position.peek().trim() },
    });
  };
  const isReady = kind.value !== '' && people.value.length > 0 && words.value.trim() !== '';
  return { kind, people, words, when, place, name, position, heard, send, isReady };
};

const Fields = ({ concern }: { concern: ReturnType<typeof useConcern> }) => {
  const { kind, people, words, when, place, name, position, heard } = concern;
  return (
    <>
      <KindSelect kind={kind} />
      <PeoplePicker people={people} />
      <TextAreaField
        label="What was seen, heard or said"
        name="words"
        value={words.value}
        onInput={(value) => (words.value = value)}
        rows={5}
        maxLength={5000}
        isRequired
        hint="Facts, not opinions; the child’s own words where you can."
      />
      <WhenAndWhere
        when={when.value}
        onWhen={(value) => (when.value = value)}
        place={place.value}
        onPlace={(value) => (place.value = value)}
      />
      <ToldBy name={name} position={position} heard={heard} />
    </>
  );
};

const Done = ({ done, onClose }: { done: RecordedIncident; onClose: () => void }) => (
  <div class="recorded" role="status" data-incident-number={done.number}>
    <p class="recorded-number">Incident {recordName(done)} is recorded.</p>
    {done.hasReader ? (
      <p>It can be read by: {audienceLabels[done.audience].toLowerCase()}. You may note its number.</p>
    ) : (
      <p class="error">
        Nobody who may read it has an account here yet ({audienceLabels[done.audience].toLowerCase()}). Tell
        them yourself today, by another way.
      </p>
    )}
    <Button kind="primary" onClick={onClose}>
      Close
    </Button>
  </div>
);

/** A concern from a conversation, a note on paper or one's own eyes, by anyone who works here. */
export const RecordConcern = ({ onClose }: { onClose: () => void }) => {
  const done = useSignal<RecordedIncident | null>(null);
  const concern = useConcern();
  return (
    <FormDialog
      title="Write a concern down"
      onClose={onClose}
      size="wide"
      name="record-concern"
      submit="Record"
      isDisabled={!concern.isReady}
      onSubmit={concern.send}
      onDone={(value) => (done.value = value)}
      after={done.value && <Done done={done.value} onClose={onClose} />}
    >
      <Fields concern={concern} />
    </FormDialog>
  );
};
