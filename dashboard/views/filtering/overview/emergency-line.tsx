import { useSignal } from '@preact/signals';
import type { EndpointAnswer } from '#shared/api.ts';
import type { Result } from '#shared/result.ts';
import { useDashboard } from '../../../dashboard-context.ts';
import { may } from '../../../state/session.ts';
import { dayAndTime } from '../../../state/when.ts';
import { Button } from '../../../ui/button.tsx';

export interface EmergencyLineProps {
  readonly host: string;
  /** Null where a version brought it, and not this box. */
  readonly block: EndpointAnswer<'policyDraft'>['emergencies'][number] | null;
  readonly needsSecondPerson: boolean;
  readonly onDone: () => unknown;
}

const standingWords = ({ block, needsSecondPerson }: EmergencyLineProps): string | null => {
  if (block?.confirmedBy) return `Confirmed by ${block.confirmedBy}`;
  return block && needsSecondPerson ? 'Not approved yet' : null;
};

export const EmergencyLine = (props: EmergencyLineProps) => {
  const { host, block, needsSecondPerson, onDone } = props;
  const { api, notices, clock, session } = useDashboard();
  const isBusy = useSignal(false);
  const run = async (words: string, ask: () => Promise<Result<unknown>>) => {
    isBusy.value = true;
    const result = await ask();
    isBusy.value = false;
    notices.say(result.ok ? 'good' : 'bad', result.ok ? words : result.detail);
    void onDone();
  };
  const account = session.account.value;
  const standing = standingWords(props);
  const isUnapproved = needsSecondPerson && block !== null && block.confirmedBy === null;
  return (
    <li data-emergency-host={host}>
      <div>
        <strong>
          <bdi>{host}</bdi>
        </strong>{' '}
        {standing && (
          <span class="tag" data-verdict={isUnapproved ? 'think' : 'allow'}>
            {standing}
          </span>
        )}
        {block && (
          <p class="quiet-text">
            <bdi>{block.blockedBy}</bdi>, {dayAndTime(block.blockedAt, clock.now.value)}
            {block.reason !== '' && `: ${block.reason}`}
          </p>
        )}
      </div>
      {isUnapproved && !block.isMine && (
        <Button
          isBusy={isBusy.value}
          label={`Confirm the block of ${host}`}
          onClick={() =>
            run(`You confirmed the block of ${host}.`, () => api.call('confirmEmergency', { host }))
          }
        >
          Confirm
        </Button>
      )}
      {may(account, 'manage-filtering') && (
        <Button
          isBusy={isBusy.value}
          label={`Undo the block of ${host}`}
          onClick={() => run(`${host} is as it was before.`, () => api.call('liftEmergency', { host }))}
        >
          Undo
        </Button>
      )}
    </li>
  );
};
