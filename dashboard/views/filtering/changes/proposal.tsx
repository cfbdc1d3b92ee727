import { useSignal } from '@preact/signals';
import type { SharedDraft } from '#shared/api/policy-changes.ts';
import { useDashboard } from '../../../dashboard-context.ts';
import { may } from '../../../state/session.ts';
import { dayAndTime } from '../../../state/when.ts';
import { TextField } from '../../../ui/field.tsx';
import { Form } from '../../../ui/form.tsx';
import type { FilteringTabProps } from '../filtering-tab.ts';

export interface ProposalProps extends FilteringTabProps {
  readonly proposal: NonNullable<SharedDraft['proposal']>;
}

const Decide = ({ draft, reload }: ProposalProps) => {
  const { api, notices } = useDashboard();
  const words = useSignal('');
  const revision = draft.kept.value?.revision ?? 0;
  return (
    <>
      <Form
        name="approve-policy"
        submit="Approve and publish"
        onSubmit={() => api.call('approveProposal', { revision })}
        onDone={({ version }) => {
          draft.accept(null);
          notices.say('good', `Version ${version} is published.`);
          void reload();
        }}
      >
        <p class="quiet-text">Your name stands beside the proposer’s in the versions and in the ledger.</p>
      </Form>
      <Form
        name="send-back-policy"
        submit="Send back"
        kind="danger"
        isDisabled={words.value.trim() === ''}
        onSubmit={() => api.call('sendBackProposal', { revision, words: words.peek().trim() })}
        onDone={() => {
          notices.say('good', 'The changes were sent back.');
          void reload();
        }}
      >
        <TextField
          label="What should be different"
          name="words"
          value={words.value}
          onInput={(value) => (words.value = value)}
          maxLength={500}
        />
      </Form>
    </>
  );
};

const TakeBack = ({ draft, reload }: ProposalProps) => {
  const { api } = useDashboard();
  return (
    <Form
      name="withdraw-policy"
      submit="Take back and go on editing"
      onSubmit={() => api.call('withdrawProposal', { revision: draft.kept.peek()?.revision ?? 0 })}
      onDone={() => void reload()}
    >
      {null}
    </Form>
  );
};

/** Changes that wait for a second person: who asks, and what that person may answer. */
export const Proposal = (props: ProposalProps) => {
  const { clock, session } = useDashboard();
  const { by, at, reason, isMine } = props.proposal;
  return (
    <div class="proposal" data-proposal={isMine ? 'mine' : 'theirs'}>
      <div class="callout">
        <p dir="auto">
          <bdi>{isMine ? 'You' : by}</bdi> proposed this: “{reason}” ({dayAndTime(at, clock.now.value)})
        </p>
        {isMine && <p>Somebody else who may manage filtering, or the headteacher, must approve it.</p>}
      </div>
      {!isMine && <Decide {...props} />}
      {may(session.account.value, 'manage-filtering') && <TakeBack {...props} />}
    </div>
  );
};
