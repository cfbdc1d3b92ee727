import { useSignal } from '@preact/signals';
import type { NotifySettings, OnCallSettings } from '#shared/api/notify.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { readRota, typedRota } from '../../state/rota-draft.ts';
import { TextAreaField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { RotaDatesRows } from './rota-dates.tsx';
import { RotaWeek } from './rota-week.tsx';
import { WhoIsTold } from './who-is-told.tsx';

export interface OnCallEditorProps {
  readonly settings: NotifySettings;
  readonly onSaved: () => unknown;
}

/** The rota as typed, and the rest of what is on call; sent whole. */
const useDraft = (onCall: OnCallSettings) => {
  const rest = useSignal(onCall);
  const rota = useSignal(typedRota(onCall.rota));
  return { rest, rota, whole: () => ({ rest: rest.peek(), rota: readRota(rota.peek()) }) };
};

/** Who is told, who is on call when, and what a pupil is told. */
export const OnCallEditor = ({ settings, onSaved }: OnCallEditorProps) => {
  const { api, notices } = useDashboard();
  const { rest, rota, whole } = useDraft(settings.onCall);
  const send = () => {
    const draft = whole();
    return draft.rota === null ? null : api.call('saveOnCall', { ...draft.rest, rota: draft.rota });
  };
  const putText = (change: Partial<OnCallSettings['pupilText']>) =>
    (rest.value = { ...rest.peek(), pupilText: { ...rest.peek().pupilText, ...change } });
  return (
    <section class="card" aria-labelledby="on-call-title">
      <h2 id="on-call-title">Who is told, and who is on call</h2>
      <Form
        name="on-call"
        submit="Save"
        onSubmit={send}
        onDone={() => {
          notices.say('good', 'Saved.');
          void onSaved();
        }}
        explain={({ reason }) => (reason === 'bad-message' ? textRefused : null)}
      >
        <WhoIsTold
          people={settings.people}
          onCall={rest.value}
          onChange={(change) => (rest.value = { ...rest.peek(), ...change })}
        />
        <RotaWeek
          people={settings.people}
          lines={rota.value.week}
          onChange={(week) => (rota.value = { ...rota.peek(), week })}
        />
        <RotaDatesRows
          people={settings.people}
          dates={rota.value.dates}
          onChange={(dates) => (rota.value = { ...rota.peek(), dates })}
        />
        <div class="two-columns">
          <TextAreaField
            label="What a pupil reads while somebody is on call"
            name="inHours"
            value={rest.value.pupilText.inHours}
            onInput={(inHours) => putText({ inHours })}
            maxLength={500}
            isRequired
            hint="{who} stands for whoever is on call."
          />
          <TextAreaField
            label="What a pupil reads while nobody is"
            name="outOfHours"
            value={rest.value.pupilText.outOfHours}
            onInput={(outOfHours) => putText({ outOfHours })}
            maxLength={500}
            isRequired
            hint="Has to name 999 and Childline, 0800 1111. {when} stands for when somebody is there again."
          />
        </div>
      </Form>
    </section>
  );
};

const textRefused =
  'It was not saved: the text for closed hours has to name 999 and Childline, 0800 1111, and no text may be empty.';
