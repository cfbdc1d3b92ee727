import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { ConnectionStatus } from '../../connection.ts';
import type { DeviceStatus } from '../../page-facts.ts';
import { AgreementLine } from '../../pages/agreement-line.tsx';
import { askWorker } from '../../pages/ask-worker.ts';
import { FocusList } from '../../pages/focus-list.tsx';
import { show } from '../../pages/page.tsx';
import { NeedHelp } from '../../pages/need-help.tsx';
import { TellForm } from '../../pages/tell-form.tsx';
import { TellSomeone } from '../../pages/tell-someone.tsx';
import { WhyForAdults } from '../../pages/why-for-adults.tsx';
import { clockAt } from '../../clock-at.ts';
import { Answers } from './answers.tsx';
import { WhatIsOn } from './what-is-on.tsx';
import { say, together, type Spoken } from '../../pages/say.tsx';
import './popup.css';

const connectionWords = (connection: ConnectionStatus): Spoken => {
  switch (connection.is) {
    case 'connected':
      return say('Connected to your school.');
    case 'offline':
      return say('We cannot reach your school now. You are still safe.');
    case 'refused':
      return say(
        connection.reason === 'too-old'
          ? 'ThinkClick is too old here. Tell a grown-up.'
          : 'The school did not know this computer. Tell your teacher.',
      );
  }
};

/** As the mark says it. */
const watchWords = ({ watchedBy, lesson, isOutside }: DeviceStatus): Spoken | null => {
  if (watchedBy.length > 0) return say('{who} can see your screen now.', { who: together(watchedBy) });
  if (isOutside) return null;
  return say(
    lesson === null
      ? 'No one can see your screen now. There is no lesson.'
      : 'No one looks at your screen now, but your teacher may.',
  );
};

const Popup = () => {
  const [status, setStatus] = useState<DeviceStatus | null>(null);
  useEffect(() => {
    const ask = (): void => void askWorker('ask-status', {}).then((answer) => answer && setStatus(answer));
    ask();
    const timer = setInterval(ask, 1_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <main class="popup">
      <h1>ThinkClick</h1>
      {status === null ? <p role="status">{say('One moment…')}</p> : <Status status={status} />}
      <p class="small">
        {status !== null && <Always {...status} />}{' '}
        <a href="seen.html" target="_blank" rel="noopener">
          {say('What has my school seen today?')}
        </a>
      </p>
      <AgreementLine />
      <NeedHelp isLarge />
      <Answers />
      <TellSomeone address={null} isLarge />
      <WhyForAdults address={null} />
    </main>
  );
};

const Watched = (status: DeviceStatus) => {
  const words = watchWords(status);
  return words === null ? null : <li>{words}</li>;
};

/** Out of school a child reads just below that nobody sees their pages. */
const Checked = ({ isProtected, isOutside }: DeviceStatus) => {
  if (!isProtected) return <li>{say('Getting ready. Your pages stay closed till then.')}</li>;
  return isOutside ? null : <li>{say('Your pages are checked.')}</li>;
};

const Always = ({ isOutside }: Pick<DeviceStatus, 'isOutside'>) =>
  say(
    isOutside
      ? 'You are not at school. Your school’s rules still hold. It does not see your screen or your pages. It is told which sites were closed, and what you tell someone.'
      : 'Your school can see the pages you open. It does so to keep you safe.',
  );

const Status = ({ status }: { status: DeviceStatus }) => (
  <ul class="facts">
    {status.schoolName !== null && <li>{say('School: {school}', { school: status.schoolName })}</li>}
    {status.boundTo !== null && <li>{say('This computer is with {who}.', { who: status.boundTo })}</li>}
    {status.lesson !== null && (
      <li>
        {say('Lesson: {class} with {who}. Until {time}', {
          class: status.lesson.className,
          who: together([status.lesson.teacher, ...(status.lesson.partners ?? [])]),
          time: clockAt(status.lesson.endsAt),
        })}
      </li>
    )}
    {status.focus !== null && (
      <li>
        {say('Now we are on: {name}. Until {time}.', {
          name: status.focus.name,
          time: clockAt(status.focus.endsAt),
        })}
        <FocusList links={status.focus.links} inNewTab />
      </li>
    )}
    <WhatIsOn status={status} />
    <Watched {...status} />
    <Checked {...status} />
    <li>{connectionWords(status.connection)}</li>
    {status.refusedReports > 0 && (
      <li>{say('Some notes to your school could not be kept. Tell your teacher.')}</li>
    )}
  </ul>
);

/** What the mark's "Tell someone" opens; Escape closes it too. A window that may not close is left empty of all words. */
const Tell = () => {
  const [hidden, setHidden] = useState(0);
  const hide = (): void => {
    setHidden((times) => times + 1);
    window.close();
  };
  useLayoutEffect(() => {
    const hideByKey = ({ key, isComposing }: KeyboardEvent): void => {
      if (key === 'Escape' && !isComposing) hide();
    };
    addEventListener('keydown', hideByKey);
    return () => removeEventListener('keydown', hideByKey);
  }, []);
  return (
    <main class="popup tell">
      <TellForm key={hidden} isPage address={null} onClose={hide} />
    </main>
  );
};

void show(location.search === '?tell' ? <Tell /> : <Popup />);
