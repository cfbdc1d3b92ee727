import { useSignal } from '@preact/signals';
import type { NotifySettings, OnCallSettings } from '#shared/api/notify.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { readRota, typedRota } from '../../state/rota-draft.ts';
import { Form } from '../../ui/form.tsx';
import { PupilTexts } from './pupil-texts.tsx';
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
        <PupilTexts
          text={rest.value.pupilText}
          onChange={(pupilText) => (rest.value = { ...rest.peek(), pupilText })}
        />
      </Form>
    </section>
  );
};

const textRefused =
  'It was not saved: the text for closed hours has to name 999 and Childline, 0800 1111, in every language, and no text may be empty.';
