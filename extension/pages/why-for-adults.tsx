import { useState } from 'preact/hooks';
import type { WhyShown } from '../page-facts.ts';
import { askWorker } from './ask-worker.ts';
import { atClock } from './time-left.ts';

const people: Record<WhyShown['person'], string> = {
  pupil: 'this pupil',
  staff: 'a member of staff',
  guest: 'a guest',
};

type Answer = { is: 'asking' } | { is: 'nothing' } | { is: 'here'; why: WhyShown };

/** For the adult beside the pupil, small and shut: which rule keeps this page as it is. Null: the page in front. */
export const WhyForAdults = ({ address }: { address: string | null }) => {
  const [answer, setAnswer] = useState<Answer>({ is: 'asking' });
  const ask = async (): Promise<void> => {
    const why = await askWorker('ask-why', { address });
    setAnswer(why === null ? { is: 'nothing' } : { is: 'here', why });
  };
  const onToggle = (event: Event): void => {
    if ((event.currentTarget as HTMLDetailsElement).open) void ask();
  };
  return (
    <details class="why" lang="en-GB" dir="ltr" onToggle={onToggle}>
      <summary>Why? (for adults)</summary>
      {answer.is === 'here' ? <Reasons why={answer.why} /> : <p role="status">{waitingWords[answer.is]}</p>}
    </details>
  );
};

const waitingWords = { asking: 'One moment…', nothing: 'There is nothing to say about this page.' } as const;

const Reasons = ({ why: { address, person, policyVersion, now, time, steps } }: { why: WhyShown }) => {
  const [first, ...others] = steps;
  return (
    <>
      <p data-why-verdict={first?.verdict}>
        <strong>{first?.rule}</strong>
      </p>
      {others.length > 0 && (
        <>
          <p>Without that it would be:</p>
          <ol>
            {others.map(({ rule }) => (
              <li key={rule}>{rule}</li>
            ))}
          </ol>
        </>
      )}
      <p>
        For {people[person]}, {atClock(now)} ({time}), version {policyVersion}: {shortened(address)}
      </p>
    </>
  );
};

const shortened = (address: string): string => (address.length > 120 ? `${address.slice(0, 120)}…` : address);
