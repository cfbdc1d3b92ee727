import { useSignal } from '@preact/signals';
import { approvalKindLabels, type Approval, type ApprovalState } from '#shared/api/approvals.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { dayAndTime } from '../../state/when.ts';
import { Button } from '../../ui/button.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { AnswerApproval } from './answer-approval.tsx';

const stateWords: Record<ApprovalState, string> = {
  waiting: 'Waiting for a second person',
  allowed: 'Allowed, not used yet',
  refused: 'Refused',
  withdrawn: 'Withdrawn',
  used: 'Allowed and done',
  expired: 'Ran out of time',
};

const Answered = ({ approval: { answeredBy, answer } }: { approval: Approval }) =>
  answeredBy === null ? null : (
    <p dir="auto">
      <bdi>{answeredBy}</bdi>: {answer}
    </p>
  );

const ApprovalCard = ({ approval, onChanged }: { approval: Approval; onChanged: () => unknown }) => {
  const { api, clock, notices } = useDashboard();
  const isAnswering = useSignal(false);
  const { approvalId, kind, about, reason, askedBy, askedAt, endsAt, state, isMine, mayAnswer } = approval;
  const now = clock.now.value;
  const withdraw = async () => {
    const result = await api.call('withdrawApproval', { approvalId });
    if (!result.ok) notices.say('bad', result.detail);
    onChanged();
  };
  const isOpen = state === 'waiting' || state === 'allowed';
  return (
    <li class="approval" data-approval-id={approvalId} data-state={state}>
      <h3>
        {approvalKindLabels[kind]}: {about}
      </h3>
      <p dir="auto">{reason}</p>
      <p class="quiet-text">
        Asked by {isMine ? 'you' : <bdi>{askedBy}</bdi>}, {dayAndTime(askedAt, now)}
        {isOpen && <>. Runs out {dayAndTime(endsAt, now)}</>}
      </p>
      {!mayAnswer && (
        <p>
          <strong>{stateWords[state]}</strong>
        </p>
      )}
      <Answered approval={approval} />
      <div class="approval-actions">
        {mayAnswer && (
          <Button kind="primary" onClick={() => (isAnswering.value = true)}>
            Answer
          </Button>
        )}
        {isMine && isOpen && (
          <Button kind="quiet" onClick={withdraw}>
            Withdraw
          </Button>
        )}
      </div>
      {isAnswering.value && (
        <AnswerApproval
          approval={approval}
          onClose={() => {
            isAnswering.value = false;
            onChanged();
          }}
        />
      )}
    </li>
  );
};

const useApprovals = () => {
  const { api } = useDashboard();
  return useResource(() => api.call('approvals', {}), { reloadOn: 'approvals-changed' });
};

const Cards = ({ all, onChanged }: { all: readonly Approval[]; onChanged: () => unknown }) => (
  <ul class="approvals">
    {all.map((approval) => (
      <ApprovalCard key={approval.approvalId} approval={approval} onChanged={onChanged} />
    ))}
  </ul>
);

/** On the desk, and only where something waits: for whoever reads this to answer, or to use what was allowed. */
export const WaitingApprovals = () => {
  const approvals = useApprovals();
  const waiting = (approvals.state.value.value ?? []).filter(
    ({ isMine, state, mayAnswer }) => mayAnswer || (isMine && state === 'allowed'),
  );
  if (waiting.length === 0) return null;
  return (
    <section class="card" aria-labelledby="waiting-title">
      <h2 id="waiting-title">Waiting for you</h2>
      <Cards all={waiting} onChanged={approvals.reload} />
    </section>
  );
};

/** What waits for a second person, and what came of what one asked for. */
export const ApprovalsList = () => {
  const approvals = useApprovals();
  return (
    <section class="card" aria-labelledby="approvals-title">
      <h2 id="approvals-title">Waiting for a second person</h2>
      <Loaded resource={approvals} what="what waits for a second person">
        {(all) =>
          all.length === 0 ? (
            <p class="quiet-text">Nothing waits. What one person asks for here, another has to allow.</p>
          ) : (
            <Cards all={all} onChanged={approvals.reload} />
          )
        }
      </Loaded>
    </section>
  );
};
