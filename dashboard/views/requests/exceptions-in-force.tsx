import { useSignal } from '@preact/signals';
import type { GrantedException } from '#shared/api/exceptions.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { openedWords } from '../../state/exceptions-on.ts';
import { timeLeft } from '../../state/when.ts';
import { Button } from '../../ui/button.tsx';

const targetWords = (exception: GrantedException): string => {
  const { words, what } = openedWords(exception);
  return words === 'Open' ? what : `${words} ${what}`;
};

const Line = ({ exception, mayEnd }: { exception: GrantedException; mayEnd: boolean }) => {
  const { api, clock, notices } = useDashboard();
  const isBusy = useSignal(false);
  const { exceptionId, whom, by, reason, endsAt } = exception;
  const close = async () => {
    isBusy.value = true;
    const result = await api.call('endException', { exceptionId });
    isBusy.value = false;
    if (!result.ok) notices.say('bad', result.detail);
  };
  return (
    <li class="exception" data-exception={exceptionId}>
      <p class="request-site">
        <bdi>{targetWords(exception)}</bdi>
      </p>
      <p>
        <bdi>{whom}</bdi> · <span class="countdown">{timeLeft(endsAt, clock.now.value)}</span>
      </p>
      <p class="quiet-text" dir="auto">
        {by}
        {reason !== '' && `: ${reason}`}
      </p>
      {mayEnd && (
        <Button isBusy={isBusy.value} onClick={close} label={`Close now: ${targetWords(exception)}, ${whom}`}>
          Close now
        </Button>
      )}
    </li>
  );
};

export interface ExceptionsInForceProps {
  readonly exceptions: readonly GrantedException[];
  /** For those who manage filtering: they may close any. */
  readonly mayEnd: boolean;
}

/** What is open for a while, for whom and how long still; each closed at once by one press. */
export const ExceptionsInForce = ({ exceptions, mayEnd }: ExceptionsInForceProps) => {
  const { clock } = useDashboard();
  const open = exceptions.filter(({ endsAt }) => endsAt > clock.now.value);
  return open.length === 0 ? (
    <p class="quiet-text">Nothing is open for a while.</p>
  ) : (
    <ul class="exceptions">
      {open.map((exception) => (
        <Line key={exception.exceptionId} exception={exception} mayEnd={mayEnd} />
      ))}
    </ul>
  );
};
