import { useEffect, useState } from 'preact/hooks';
import type { Freeze } from '#shared/device-state.ts';
import { goOn, heldAddress } from '../../pages/address.tsx';
import { askWorker } from '../../pages/ask-worker.ts';
import { GoBack } from '../../pages/go-back.tsx';
import { Page, show } from '../../pages/page.tsx';
import { untilWords } from '../../pages/time-left.ts';
import { say } from '../../pages/say.tsx';

const askEveryMs = 1_000;

interface Held {
  readonly freeze: Freeze;
  /** Server clock minus this computer's clock. */
  readonly offsetMs: number;
}

/** Asked each second: the page also wakes the worker when the time is up. */
const useFreeze = (): Held | null => {
  const [held, setHeld] = useState<Held | null>(null);
  useEffect(() => {
    const ask = async (): Promise<void> => {
      const answer = await askWorker('ask-freeze', {});
      if (answer === null) return;
      if (answer.freeze === null) goOn(heldAddress());
      else setHeld({ freeze: answer.freeze, offsetMs: answer.now - Date.now() });
    };
    void ask();
    const timer = setInterval(() => void ask(), askEveryMs);
    return () => clearInterval(timer);
  }, []);
  return held;
};

const Frozen = () => {
  const held = useFreeze();
  return (
    <Page mood="waiting" title={say('This page waits')} address={null}>
      {held === null ? (
        <p>{say('No new pages just now.')}</p>
      ) : (
        <p>
          {say('{who} has stopped the screens for a while. No new pages just now.', { who: held.freeze.by })}{' '}
          <span class="until">{untilWords(held.freeze.endsAt - held.offsetMs)}</span>
        </p>
      )}
      <p class="small">{say('It opens by itself when the time is up.')}</p>
      <div class="row">
        <GoBack />
      </div>
    </Page>
  );
};

void show(<Frozen />);
