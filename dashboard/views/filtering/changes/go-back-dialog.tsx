import { useSignal } from '@preact/signals';
import type { EndpointAnswer } from '#shared/api.ts';
import { diffPolicies } from '#shared/policy/policy-diff.ts';
import { failure, type Result } from '#shared/result.ts';
import { useDashboard } from '../../../dashboard-context.ts';
import { useResource } from '../../../state/resource.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/field.tsx';
import { Form } from '../../../ui/form.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import type { FilteringTabProps } from '../filtering-tab.ts';
import { ChangeSentences } from './change-sentences.tsx';
import { outcomeWords, secondPersonAsked, type PublishOutcome } from './publish-outcome.ts';
import { PreviewPanel } from './preview-panel.tsx';

export interface GoBackDialogProps extends FilteringTabProps {
  readonly version: number;
  readonly onClose: () => void;
}

const inTheWay = (): Result<PublishOutcome> =>
  failure('conflict', 'There are changes that are not published. Publish or discard them first.');

const useGoBack = ({ policy, changes }: GoBackDialogProps) => {
  const { api } = useDashboard();
  const { needsSecondPerson } = changes;
  return async (
    rules: EndpointAnswer<'policyVersion'>['rules'],
    reason: string,
  ): Promise<Result<PublishOutcome>> => {
    const basedOn = policy.version;
    if (!needsSecondPerson) return api.call('publishPolicy', { basedOn, rules, reason });
    if (changes.draft) return inTheWay();
    const saved = await api.call('savePolicyDraft', { revision: 0, basedOn, rules });
    if (!saved.ok) return saved;
    const { revision } = saved.value;
    return secondPersonAsked(await api.call('proposePolicy', { revision, reason }));
  };
};

const Question = (props: GoBackDialogProps & { readonly older: EndpointAnswer<'policyVersion'> }) => {
  const { policy, names, version, older, changes, onClose, reload } = props;
  const { notices } = useDashboard();
  const reason = useSignal(`Back to version ${version}`);
  const goBack = useGoBack(props);
  return (
    <>
      <ChangeSentences
        sentences={diffPolicies(policy.rules, older.rules, names)}
        empty="Its rules are those in force: nothing would change."
      />
      <h3>What would have been different last week</h3>
      <PreviewPanel version={version} isStarted />
      <Form
        name="undo-policy"
        submit={changes.needsSecondPerson ? 'Ask a second person' : `Put version ${version} back in force`}
        isDisabled={reason.value.trim() === ''}
        onSubmit={() => goBack(older.rules, reason.peek().trim())}
        onCancel={onClose}
        onDone={(done) => {
          notices.say('good', outcomeWords(done));
          onClose();
          void reload();
        }}
      >
        <TextField
          label="Reason"
          name="undo-reason"
          value={reason.value}
          onInput={(value) => (reason.value = value)}
          maxLength={500}
        />
      </Form>
    </>
  );
};

/** An older version comes back as a new one: what that changes, what it would have changed, a reason, one press. */
export const GoBackDialog = (props: GoBackDialogProps) => {
  const { api } = useDashboard();
  const { version } = props;
  const older = useResource(() => api.call('policyVersion', { version }), { key: String(version) });
  return (
    <Dialog title={`Go back to version ${version}?`} size="wide" name="go-back" onClose={props.onClose}>
      <Loaded resource={older} what={`version ${version}`}>
        {(value) => <Question {...props} older={value} />}
      </Loaded>
    </Dialog>
  );
};
