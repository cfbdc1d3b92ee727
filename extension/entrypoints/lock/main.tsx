import { useEffect, useState } from 'preact/hooks';
import type { Lock } from '#shared/device-state.ts';
import { goOn, heldAddress } from '../../pages/address.tsx';
import { askWorker } from '../../pages/ask-worker.ts';
import { minutesLeft, untilWords } from '../../pages/time-left.ts';
import { Page, show } from '../../pages/page.tsx';
import { say } from '../../pages/say.tsx';
import { Written } from '../../pages/written.tsx';

const askEveryMs = 1_000;

interface Held {
  readonly lock: Lock;
  /** Stopped and referred: until a grown-up has come, and with no end to read. */
  readonly isStopped: boolean;
  /** Server clock minus this computer's clock. */
  readonly offsetMs: number;
}

/** What holds the screen now, asked each second: the page also wakes the worker when its time is up. */
const useLock = (): Held | null => {
  const [held, setHeld] = useState<Held | null>(null);
  useEffect(() => {
    const ask = async (): Promise<void> => {
      const answer = await askWorker('ask-lock', {});
      if (answer === null) return;
      const { lock, isStopped, now } = answer;
      if (lock !== null) setHeld({ lock, isStopped, offsetMs: now - Date.now() });
      else goOn(heldAddress());
    };
    void ask();
    const timer = setInterval(() => void ask(), askEveryMs);
    return () => clearInterval(timer);
  }, []);
  return held;
};

const Locked = () => {
  const held = useLock();
  if (held?.isStopped === true) return <Stopped />;
  return (
    <Page mood="resting" title={say('Eyes up, please')} address={null}>
      {held === null ? <p>{say('Your screen is having a rest.')}</p> : <Why {...held} />}
      <p class="small">{say('Your work is safe. It comes back by itself.')}</p>
    </Page>
  );
};

/** It asks nothing of the child, blames nobody, and says nothing of what was on the screen. */
const Stopped = () => (
  <Page mood="resting" title={say('Let’s stop here')} address={null}>
    <p>{say('A grown-up is coming to sit with you.')}</p>
    <p>
      <strong>{say('You have done nothing wrong.')}</strong>
    </p>
    <p class="small">{say('You can leave the computer just as it is.')}</p>
  </Page>
);

const Why = ({ lock, offsetMs }: Held) => {
  const endsAt = lock.endsAt - offsetMs;
  return (
    <>
      <p>{say('{who} has locked this screen.', { who: lock.by })}</p>
      {lock.message !== '' && (
        <p class="said">
          <Written words={lock.message} />
        </p>
      )}
      <p class="until">
        {untilWords(endsAt)} <span class="small">({minutesLeft(endsAt - Date.now())})</span>
      </p>
    </>
  );
};

void show(<Locked />);
