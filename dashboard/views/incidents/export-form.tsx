import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import {
  exportFormLabels,
  exportForms,
  hidesOthers,
  recipientLabels,
  recipients,
} from '#shared/exports/recipients.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Field, TextAreaField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { ConfirmPasswordDialog } from './confirm-password.tsx';
import { ExportPreview, type ExportPreviewProps } from './export-preview.tsx';
import { ExportReview } from './export-review.tsx';
import { createExportState, pupilsOf, type Exported, type ExportState } from './export-state.ts';

interface AboutProps extends ExportPreviewProps {
  readonly exported: Exported;
}

const About = ({ exported, state, onPassword }: AboutProps) => (
  <>
    <Field label="Which pupil is it about?" hint="All other pupils are named by letters.">
      {(ids) => (
        <select
          {...ids}
          name="pupil"
          value={state.pupilId.value}
          onChange={(event) => (state.pupilId.value = event.currentTarget.value)}
        >
          {pupilsOf(exported).map(({ pupilId, name }) => (
            <option key={pupilId} value={pupilId}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
    <TextAreaField
      label="Also leave out these words, one on a line"
      name="leave-out"
      rows={2}
      value={state.leaveOut.value}
      onInput={(value) => (state.leaveOut.value = value)}
    />
    <div>
      <Button onClick={state.look}>Leave these out</Button>
    </div>
    <ExportPreview state={state} onPassword={onPassword} />
  </>
);

const Choices = ({ state }: { state: ExportState }) => (
  <div class="export-choices">
    <Choice
      legend="Who is it for?"
      look="list"
      value={state.recipient.value}
      onChange={(value) => (state.recipient.value = value)}
      options={recipients.map((value) => ({ value, label: recipientLabels[value] }))}
    />
    <Choice
      legend="What do they get?"
      look="list"
      value={state.form.value}
      onChange={(value) => (state.form.value = value)}
      options={exportForms.map((value) => ({ value, label: exportFormLabels[value] }))}
    />
  </div>
);

/** For whom, as what, what is left out; then the file is saved, and the ledger says so. */
export const ExportForm = ({ exported, onDone }: { exported: Exported; onDone: () => void }) => {
  const { api, notices } = useDashboard();
  const state = useMemo(() => createExportState(exported), []);
  /** What goes on when the password was given. */
  const goOn = useSignal<(() => unknown) | null>(null);
  const save = async () => {
    const result = await api.fetchExport(state.request());
    if (!result.ok && result.reason === 'confirm-password') goOn.value = saveAgain;
    if (!result.ok) return result;
    saveFile(result.value.name, result.value.bytes);
    notices.say('good', `Saved ${result.value.name}. The export is in the ledger.`);
    onDone();
    return result;
  };
  // Not sent by the form, which would say itself what went wrong.
  const saveAgain = async () => {
    const result = await save();
    if (!result.ok && result.reason !== 'confirm-password')
      notices.say('bad', `It was not exported: ${result.detail}`);
  };
  const confirmed = () => {
    const again = goOn.peek();
    goOn.value = null;
    return again?.();
  };
  const isRead = state.reading.value !== '' && state.readingSeen.value === state.reading.value;
  const isUnread = hidesOthers(state.recipient.value) && !isRead;
  const isPrinted = state.form.value === 'pack' || state.form.value === 'pdf';
  return (
    <>
      <Form mayBeLost name="export" submit="Export" isDisabled={isUnread} onSubmit={save} onCancel={onDone}>
        <Choices state={state} />
        {hidesOthers(state.recipient.value) && (
          <About exported={exported} state={state} onPassword={(again) => (goOn.value = again)} />
        )}
        {isPrinted && <ExportReview state={state} />}
        <p class="hint">Your name, the time and the number of this copy are on every page.</p>
      </Form>
      {goOn.value && <ConfirmPasswordDialog onConfirmed={confirmed} onCancel={() => (goOn.value = null)} />}
    </>
  );
};
