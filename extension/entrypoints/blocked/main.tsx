import { useEffect, useState } from 'preact/hooks';
import { Address, goOn, heldAddress } from '../../pages/address.tsx';
import { askWorker } from '../../pages/ask-worker.ts';
import { Page, show } from '../../pages/page.tsx';
import { TellSomeone } from '../../pages/tell-someone.tsx';
import { WhyForAdults } from '../../pages/why-for-adults.tsx';
import { forgetTold, noteTold, wasToldBefore } from '../../pages/told-before.ts';

const address = heldAddress();
const isNew = !wasToldBefore(address);
/** While the computer is getting ready, how often to ask whether it is. */
const askAgainMs = 500;

const Blocked = () => {
  const [isReady, setReady] = useState(!location.search.includes('wait'));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const ask = async (): Promise<void> => {
      // Noted first: a page that is reloaded while it waits for the answer has told all the same.
      noteTold(address);
      const answer = await askWorker('ask-verdict', { address, isNew });
      if (answer?.is === 'blocked') return setReady(true);
      forgetTold(address);
      if (answer === null || answer.is === 'not-ready') timer = setTimeout(() => void ask(), askAgainMs);
      else if (answer.is === 'open') goOn(answer.url ?? address);
      else location.replace(answer.url ?? location.href);
      if (answer?.is === 'not-ready') setReady(false);
    };
    if (address !== '') void ask();
    return () => clearTimeout(timer);
  }, []);
  return isReady ? <NotForSchool /> : <GettingReady />;
};

const NotForSchool = () => (
  <Page mood="kind" title="This page is not for school" address={address} hasTellButton={false}>
    <p>Your school keeps this page closed. You have done nothing wrong.</p>
    <Address address={address} />
    <div class="row">
      <button
        class="choice go"
        type="button"
        data-choice="go-back"
        onClick={() => void askWorker('go-back', {})}
      >
        <span aria-hidden="true">←</span> Go back
      </button>
      <TellSomeone address={address} isLarge />
    </div>
    <p class="small">Do you need it for your work? Ask your teacher.</p>
    <WhyForAdults address={address} />
  </Page>
);

const GettingReady = () => (
  <Page mood="waiting" title="Your computer is getting ready" address={address}>
    <p role="status">Please wait a moment. Your page opens by itself.</p>
    <Address address={address} />
    <p class="small">Does it take long? Tell your teacher.</p>
  </Page>
);

show(<Blocked />);
