import type { Result } from '#shared/result.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { Button } from '../../ui/button.tsx';
import { useConfirmed } from '../incidents/use-confirmed.tsx';

interface LiftStopProps {
  readonly send: () => Promise<Result<{ readonly isLifted: boolean }>>;
  readonly onChanged: () => unknown;
}

/** For each of the two people, once both have written down that the police release it. */
export const LiftStop = ({ send, onChanged }: LiftStopProps) => {
  const { notices } = useDashboard();
  const { ask, dialog } = useConfirmed();
  const lift = async () => {
    const result = await ask(send);
    if (!result.ok) return notices.say('bad', `The stop is not lifted: ${result.detail}`);
    notices.say('good', result.value.isLifted ? 'The stop is lifted.' : 'One more person lifts it.');
    onChanged();
  };
  return (
    <div class="form-actions">
      <Button icon="unlock" onClick={lift}>
        Lift the stop
      </Button>
      {dialog}
    </div>
  );
};
