import { useSignal } from '@preact/signals';
import { useDashboard } from '../../dashboard-context.ts';
import type { PolicyDraft } from '../../state/policy-draft.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import type { PolicyAnswer } from './policy-answer.ts';

export interface PublishProps {
  readonly draft: PolicyDraft;
  readonly policy: PolicyAnswer;
  /** Loads the newest version, also after a conflict. */
  readonly onPublished: () => unknown;
}

const Overtaken = ({ draft, policy }: Pick<PublishProps, 'draft' | 'policy'>) => {
  const newest = policy.history.find(({ version }) => version === policy.version);
  return (
    <div class="callout" role="alert" data-conflict>
      <p>
        <bdi>{policy.publishedBy}</bdi> published version {policy.version} while you were editing
        {newest ? `: “${newest.reason}”` : ''}. If you publish now, your version replaces it.
      </p>
      <Button onClick={draft.rebase}>Go on with mine</Button>{' '}
      <Button kind="quiet" onClick={draft.discard}>
        Discard mine
      </Button>
    </div>
  );
};

const stateWords = (draft: PolicyDraft): string => {
  if (draft.badLists.value.size > 0) return 'Put the marked lines right first.';
  return draft.isEdited.value ? 'Your changes are not in force yet.' : 'No changes to publish.';
};

export const Publish = ({ draft, policy, onPublished }: PublishProps) => {
  const { api, notices } = useDashboard();
  const reason = useSignal('');
  const isReady = draft.isEdited.value && draft.badLists.value.size === 0 && !draft.isOvertaken.value;
  return (
    <section class="card publish" aria-labelledby="publish-title" data-edited={draft.isEdited.value}>
      <h2 id="publish-title">Publish</h2>
      <p role="status">{stateWords(draft)}</p>
      {draft.isOvertaken.value && <Overtaken draft={draft} policy={policy} />}
      <Form
        name="publish-policy"
        submit="Publish"
        isDisabled={!isReady || reason.value.trim() === ''}
        onSubmit={() =>
          api.call('publishPolicy', {
            basedOn: draft.basedOn.peek(),
            rules: draft.rules.peek(),
            reason: reason.peek().trim(),
          })
        }
        explain={(failed) => {
          if (failed.reason === 'conflict') void onPublished();
          return null;
        }}
        onDone={({ version }) => {
          reason.value = '';
          draft.discard();
          notices.say('good', `Version ${version} is published.`);
          void onPublished();
        }}
      >
        <TextField
          label="Reason"
          name="reason"
          value={reason.value}
          onInput={(value) => (reason.value = value)}
          maxLength={500}
          hint="Kept with the version, for whoever checks the filter."
        />
      </Form>
      {draft.isEdited.value && !draft.isOvertaken.value && (
        <Button kind="quiet" onClick={draft.discard}>
          Discard changes
        </Button>
      )}
    </section>
  );
};
