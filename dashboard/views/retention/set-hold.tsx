import { useSignal } from '@preact/signals';
import { holdScopes, type HoldScope } from '#shared/api/retention.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { Choice } from '../../ui/choice.tsx';
import { TextAreaField, TextField } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { ChoosePupil } from './choose-pupil.tsx';

const scopeLabels: Record<HoldScope, string> = {
  incident: 'One incident',
  pupil: 'One pupil, with all that is kept of them',
  everything: 'Everything',
};

export const SetHold = ({ onClose }: { onClose: () => void }) => {
  const { api, notices } = useDashboard();
  const scope = useSignal<HoldScope>('incident');
  const object = useSignal('');
  const reason = useSignal('');
  const isNamed = scope.value === 'everything' || object.value.trim() !== '';
  return (
    <FormDialog
      title="Set a legal hold"
      onClose={onClose}
      name="set-hold"
      submit="Set the hold"
      isDisabled={!isNamed || reason.value.trim() === ''}
      onSubmit={() =>
        api.call('setHold', {
          scope: scope.peek(),
          object: scope.peek() === 'everything' ? '' : object.peek().trim(),
          reason: reason.peek().trim(),
        })
      }
      explain={({ reason: why }) => (why === 'not-found' ? 'There is no such incident or pupil.' : null)}
      onDone={() => {
        notices.say('good', 'The hold is on. Nothing under it is deleted.');
        onClose();
      }}
    >
      <Choice
        legend="What must be kept"
        look="list"
        value={scope.value}
        onChange={(value) => {
          scope.value = value;
          object.value = '';
        }}
        options={holdScopes.map((value) => ({ value, label: scopeLabels[value] }))}
      />
      {scope.value === 'incident' && (
        <TextField
          label="Number of the incident"
          name="object"
          value={object.value}
          onInput={(value) => (object.value = value)}
        />
      )}
      {scope.value === 'pupil' && <ChoosePupil chosen={object} />}
      <TextAreaField
        label="Why"
        name="reason"
        value={reason.value}
        onInput={(value) => (reason.value = value)}
        rows={3}
        maxLength={500}
        hint="For example: asked for by the police, with their reference."
      />
    </FormDialog>
  );
};
