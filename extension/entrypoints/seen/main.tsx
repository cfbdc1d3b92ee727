import { useEffect, useState } from 'preact/hooks';
import type { PageAnswers } from '../../page-requests.ts';
import { askWorker } from '../../pages/ask-worker.ts';
import { askedWords } from '../../pages/asked-words.ts';
import { Page, show } from '../../pages/page.tsx';
import { lookWords, seenWords } from '../../pages/seen-words.tsx';
import { clockAt } from '../../clock-at.ts';
import { MyTime } from './my-time.tsx';
import { WhoSeesWhat } from './who-sees-what.tsx';
import { say } from '../../pages/say.tsx';
import './seen.css';

type Told = PageAnswers['ask-seen'];

const lookAgainMs = 2_000;

const useSeen = (): Told | null => {
  const [told, setTold] = useState<Told | null>(null);
  useEffect(() => {
    const look = (): void => void askWorker('ask-seen', {}).then((answer) => answer && setTold(answer));
    look();
    const timer = setInterval(look, lookAgainMs);
    return () => clearInterval(timer);
  }, []);
  return told;
};

/** For the pupil alone: what the school has seen of them on this computer today, who looked, and how their time went. */
const SeenPage = () => {
  const told = useSeen();
  return (
    <Page mood="waving" title={say('What your school has seen today')} address={null}>
      <p>{say('On this computer. The list starts anew each day, and when somebody else uses it.')}</p>
      {told !== null && (
        <>
          {told.isOutside && <OutOfSchool />}
          <Looks {...told} />
          <Items {...told} />
          <MyTime spent={told.spent} />
          <Asked {...told} />
        </>
      )}
      <WhoSeesWhat />
      <p class="small">
        {say(
          'Pictures of your screen are seen in a lesson only, and never of sign-in or banking pages. They show what you write, too. Nobody is shown your passwords.',
        )}{' '}
        {say(
          'A grown-up may write down what went on in a lesson. Then pictures of your screen from that time and from just before may be kept with it. They are for the adults who keep you safe.',
        )}
      </p>
    </Page>
  );
};

const OutOfSchool = () => (
  <p class="out-of-school">
    <strong>{say('You are not at school now.')}</strong>{' '}
    {say(
      'The rules still hold. Nobody sees your screen, and your school is not told which pages you open or what you search for. It is told which sites were closed, and what you tell someone.',
    )}
  </p>
);

const Looks = ({ seen, watchedBy }: Told) => (
  <section aria-labelledby="looks-title">
    <h2 id="looks-title">{say('Who looked at your screen')}</h2>
    {seen.looks.length === 0 && watchedBy.length === 0 ? (
      <p>{say('Nobody has looked at your screen today.')}</p>
    ) : (
      <ul class="seen-list" data-list="looks">
        {seen.looks.toReversed().map((look) => (
          <li key={look.from}>{lookWords(look)}</li>
        ))}
      </ul>
    )}
  </section>
);

const Items = ({ seen: { items } }: Told) => (
  <section aria-labelledby="items-title">
    <h2 id="items-title">{say('What your school was told')}</h2>
    <span hidden id="items-order">
      {say('What your school was told, newest first')}
    </span>
    {items.length === 0 ? (
      <p>{say('Nothing yet today.')}</p>
    ) : (
      <ol class="seen-list" data-list="items" tabIndex={0} aria-labelledby="items-order">
        {items.toReversed().map((item, index) => (
          <li key={items.length - index}>
            <time>{clockAt(item.at)}</time>
            <span dir="auto">{seenWords(item)}</span>
          </li>
        ))}
      </ol>
    )}
  </section>
);

/** Whatever was chosen, it is only said. */
const Asked = ({ asked }: Told) => (
  <section aria-labelledby="asked-title">
    <h2 id="asked-title">{say('When you were asked to stop and think')}</h2>
    <span hidden id="asked-order">
      {say('What you were asked, newest first')}
    </span>
    {asked.length === 0 ? (
      <p>{say('Not yet today.')}</p>
    ) : (
      <ol class="seen-list" data-list="asked" tabIndex={0} aria-labelledby="asked-order">
        {asked.toReversed().map((each, index) => (
          <li key={asked.length - index}>
            <time>{clockAt(each.at)}</time>
            <span>{askedWords(each)}</span>
          </li>
        ))}
      </ol>
    )}
  </section>
);

void show(<SeenPage />);
