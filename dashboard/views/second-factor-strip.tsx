import { useSignal } from '@preact/signals';
import { useDashboard } from '../dashboard-context.ts';
import type { Account } from '../state/session.ts';
import { calendarDay } from '../state/when.ts';
import { Button } from '../ui/button.tsx';
import { SecondFactorDialog } from './second-factor.tsx';

/** Until the day from which nothing opens without one. */
export const SecondFactorStrip = ({ account }: { account: Account }) => {
  const { session } = useDashboard();
  const isOpen = useSignal(false);
  const close = () => {
    isOpen.value = false;
    void session.load();
  };
  if (account.secondFactor !== 'asked' && !isOpen.value) return null;
  return (
    <div role="status">
      <p class="told-strip" data-second-factor>
        From {calendarDay(Date.parse(account.secondFactorFrom))} on you need a second factor to sign in.{' '}
        <Button onClick={() => (isOpen.value = true)}>Set it up</Button>
      </p>
      {isOpen.value && <SecondFactorDialog onClose={close} />}
    </div>
  );
};
