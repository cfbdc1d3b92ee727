import { useEffect, useState } from 'preact/hooks';
import { Address, goOn, heldAddress } from '../../pages/address.tsx';
import { askWorker } from '../../pages/ask-worker.ts';
import { HomeLine } from '../../pages/home-line.tsx';
import { MayI } from '../../pages/may-i.tsx';
import { Page, show } from '../../pages/page.tsx';
import { InFocus, type InFocusProps } from './in-focus.tsx';
import { NotLetIn } from './not-let-in.tsx';
import { ReportFilter } from '../../pages/report-filter.tsx';
import { WhyForAdults } from '../../pages/why-for-adults.tsx';
import { forgetTold, noteTold, wasToldBefore } from '../../pages/told-before.ts';
import { say } from '../../pages/say.tsx';

const address = heldAddress();
const isNew = !wasToldBefore(address);
/** While the computer is getting ready, how often to ask whether it is. */
const askAgainMs = 500;
/** How long the reason is waited for, so that no wrong one is read first. */
const longestWaitMs = 400;
/** A lesson's list may change while it is read. */
const lookAgainMs = 5_000;

const Blocked = () => {
  const [isReady, setReady] = useState(!location.search.includes('wait'));
  const [inFocus, setInFocus] = useState<Pick<InFocusProps, 'focus' | 'now'> | null>(null);
  const [isNotLetIn, setNotLetIn] = useState(false);
  const [hasReason, setHasReason] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tired = setTimeout(() => setHasReason(true), longestWaitMs);
    const ask = async (): Promise<void> => {
      // Noted first: a page that is reloaded while it waits for the answer has told all the same.
      noteTold(address);
      const answer = await askWorker('ask-verdict', { address, isNew });
      setHasReason(true);
      setNotLetIn(answer?.is === 'not-let-in');
      if (answer?.is === 'not-let-in') {
        timer = setTimeout(() => void ask(), lookAgainMs);
        return setReady(true);
      }
      if (answer?.is === 'blocked') {
        const { focus } = answer;
        setInFocus(focus ? { focus: focus.shown, now: focus.now } : null);
        if (focus) timer = setTimeout(() => void ask(), lookAgainMs);
        return setReady(true);
      }
      forgetTold(address);
      if (answer === null || answer.is === 'not-ready') timer = setTimeout(() => void ask(), askAgainMs);
      else if (answer.is === 'open') goOn(answer.url ?? address);
      else location.replace(answer.url ?? location.href);
      if (answer?.is === 'not-ready') setReady(false);
    };
    if (address !== '') void ask();
    return () => {
      clearTimeout(timer);
      clearTimeout(tired);
    };
  }, []);
  if (!hasReason) return null;
  if (!isReady) return <GettingReady />;
  if (isNotLetIn) return <NotLetIn address={address} />;
  return inFocus === null ? <NotForSchool /> : <InFocus {...inFocus} address={address} />;
};

const NotForSchool = () => (
  <Page mood="kind" title={say('This page is not for school')} address={address}>
    <p>
      <HomeLine word="blocked" of="This page is not for school" />
      {say('Your school keeps it closed. You did nothing wrong.')}
      <HomeLine word="nothingWrong" of="Your school keeps it closed. You did nothing wrong." />
    </p>
    <Address address={address} />
    <MayI address={address} about="page">
      <p class="small">{say('Do you need it for your work? Ask your teacher.')}</p>
    </MayI>
    <ForOlder />
    <WhyForAdults address={address} />
  </Page>
);

/** One line and two choices are enough for the youngest. */
const ForOlder = () => {
  const [isOlder, setOlder] = useState(false);
  useEffect(() => {
    void askWorker('ask-request', { address, about: 'page' }).then((answer) =>
      setOlder(answer !== null && !answer.isYoung && answer.standing.is !== 'cannot-ask'),
    );
  }, []);
  return isOlder ? (
    <div>
      <ReportFilter address={address} wants="open" />
    </div>
  ) : null;
};

const GettingReady = () => (
  <Page mood="waiting" title={say('We are not ready yet')} address={address}>
    <p role="status">{say('Please wait a moment. Your page opens by itself.')}</p>
    <Address address={address} />
    <p class="small">{say('Does it take long? Tell your teacher.')}</p>
  </Page>
);

void show(<Blocked />);
