import { useEffect, useState } from 'preact/hooks';
import { Address } from '../../pages/address.tsx';
import { askWorker } from '../../pages/ask-worker.ts';
import { FocusList } from '../../pages/focus-list.tsx';
import { Page } from '../../pages/page.tsx';
import { minutesLeft, untilWords } from '../../pages/time-left.ts';
import type { ShownFocus } from '../../page-facts.ts';
import { say } from '../../pages/say.tsx';

export interface InFocusProps {
  readonly focus: ShownFocus;
  /** Server epoch ms. */
  readonly now: number;
  readonly address: string;
}

const useTimeLeft = ({ focus, now }: InFocusProps): number => {
  const [leftMs, setLeft] = useState(focus.endsAt - now);
  useEffect(() => {
    const startedAt = performance.now();
    const timer = setInterval(() => setLeft(focus.endsAt - now - (performance.now() - startedAt)), 1_000);
    return () => clearInterval(timer);
  }, [focus.endsAt, now]);
  return leftMs;
};

/** The class is on a few pages together: those first, and nothing that scolds. */
export const InFocus = (props: InFocusProps) => {
  const { focus, address } = props;
  const leftMs = useTimeLeft(props);
  return (
    <Page mood="kind" title={say('Now we are on: {name}', { name: focus.name })} address={address}>
      <p>{say('Choose one of these:')}</p>
      <FocusList links={focus.links} />
      <p class="until">
        {untilWords(focus.endsAt)} <span class="small">({minutesLeft(leftMs)})</span>
      </p>
      <p>{say('Your other page is kept. It comes back by itself.')}</p>
      <Address address={address} />
      <div class="row">
        <button
          class="choice calm"
          type="button"
          data-choice="go-back"
          onClick={() => void askWorker('go-back', {})}
        >
          <span aria-hidden="true">←</span> {say('Go back')}
        </button>
      </div>
    </Page>
  );
};
