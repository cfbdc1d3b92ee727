import { useEffect, useState } from 'preact/hooks';
import type { Lock } from '#shared/device-state.ts';
import { goOn, heldAddress } from '../../pages/address.tsx';
import { askWorker } from '../../pages/ask-worker.ts';
import { minutesLeft, untilWords } from '../../pages/time-left.ts';
import { Page, show } from '../../pages/page.tsx';

const askEveryMs = 1_000;

interface Held {
  readonly lock: Lock;
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
      if (answer.lock !== null) setHeld({ lock: answer.lock, offsetMs: answer.now - Date.now() });
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
  return (
    <Page mood="resting" title="Eyes up, please" address={null}>
      {held === null ? <p>Your screen is having a rest.</p> : <Why {...held} />}
      <p class="small">Your work is safe. It comes back by itself.</p>
    </Page>
  );
};

const Why = ({ lock, offsetMs }: Held) => {
  const endsAt = lock.endsAt - offsetMs;
  return (
    <>
      <p>
        <strong>{lock.by}</strong> has locked this screen.
      </p>
      {lock.message !== '' && <p class="said">{lock.message}</p>}
      <p class="until">
        {untilWords(endsAt)} <span class="small">({minutesLeft(endsAt - Date.now())})</span>
      </p>
    </>
  );
};

show(<Locked />);
