import { useSignal } from '@preact/signals';
import { failure, type Result } from '#shared/result.ts';
import { useDashboard } from '../../../dashboard-context.ts';
import type { PolicyDraft } from '../../../state/policy-draft.ts';
import { may } from '../../../state/session.ts';
import { TextField } from '../../../ui/field.tsx';
import { Form } from '../../../ui/form.tsx';
import type { FilteringTabProps } from '../filtering-tab.ts';
import { outcomeWords, secondPersonAsked, type PublishOutcome } from './publish-outcome.ts';

const isReady = (draft: PolicyDraft): boolean =>
  draft.isEdited.value &&
  draft.badLists.value.size === 0 &&
  draft.overtaken.value === null &&
  draft.clashes.value.length === 0;

const stateWords = (draft: PolicyDraft): string => {
  if (draft.badLists.value.size > 0) return 'Put the marked lines right first.';
  return draft.isEdited.value ? '' : 'No changes to publish.';
};

/** The reason, and the last step: in force at once, or to a second person where the rules in force ask for one. */
export const Publish = ({ draft, changes, reload }: FilteringTabProps) => {
  const { api, notices, session } = useDashboard();
  const reason = useSignal('');
  const { needsSecondPerson } = changes;
  const send = async (): Promise<Result<PublishOutcome>> => {
    const revision = await draft.flush();
    if (revision === null) return failure('failed', 'The changes could not be saved. Try again.');
    const request = { revision, reason: reason.peek().trim() };
    return needsSecondPerson
      ? secondPersonAsked(await api.call('proposePolicy', request))
      : api.call('publishDraft', request);
  };
  if (!may(session.account.value, 'manage-filtering')) return null;
  return (
    <Form
      name="publish-policy"
      submit={needsSecondPerson ? 'Ask a second person' : 'Publish'}
      isDisabled={!isReady(draft) || reason.value.trim() === ''}
      onSubmit={send}
      explain={(failed) => {
        if (failed.reason === 'conflict') void reload();
        return failed.reason === 'conflict' ? 'Something changed meanwhile. Look again, then publish.' : null;
      }}
      onDone={(outcome) => {
        reason.value = '';
        if (outcome.version !== null) draft.accept(null);
        notices.say('good', outcomeWords(outcome));
        void reload();
      }}
    >
      <p role="status">{stateWords(draft)}</p>
      <TextField
        label="Reason"
        name="reason"
        value={reason.value}
        onInput={(value) => (reason.value = value)}
        maxLength={500}
        hint="Kept with the version, for whoever checks the filter."
      />
    </Form>
  );
};
