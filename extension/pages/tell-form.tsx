import { useEffect, useState } from 'preact/hooks';
import { directionOf } from '#shared/prompts/direction.ts';
import type { TellStanding, ToldBefore } from '../page-facts.ts';
import { askWorker } from './ask-worker.ts';
import { HomeLine } from './home-line.tsx';
import { Helplines } from './helplines.tsx';
import { notAsked, ShowPageQuestion } from './show-page-question.tsx';
import { reportOf, TellChoices, type TellChoice } from './tell-choices.tsx';
import { TellTo } from './tell-to.tsx';
import { clockAt } from '../clock-at.ts';
import { heard, sayHeard } from './heard.tsx';
import { ReadAloud } from './read-aloud.tsx';
import { pageLanguage, say, sayPlain, sentenceLanguage, together, type Spoken } from './say.tsx';

type Stage =
  | { readonly is: 'asking' | 'sending' | 'failed' | 'reported' }
  | { readonly is: 'kept'; readonly requestId: string };

const spokenWords = { plain: sayPlain, languageOf: sentenceLanguage };
const lookAgainMs = 400;
const mostWords = 1_000;

interface Props {
  readonly address: string | null;
  readonly onClose: () => void;
  /** It is the whole page, and its heading is the page's. */
  readonly isPage?: boolean;
}

/** What a child says to a grown-up, and what became of it. */
export const TellForm = ({ address, onClose, isPage = false }: Props) => {
  const Heading = isPage ? 'h1' : 'h2';
  const [choice, setChoice] = useState<TellChoice | null>(null);
  const [words, setWords] = useState('');
  const [adultId, setAdultId] = useState<string | null>(null);
  const [show, setShow] = useState(notAsked);
  const [stage, setStage] = useState<Stage>({ is: 'asking' });
  const standing = useStanding();
  const waitMs = standing?.waitMs ?? 0;
  const isOver = stage.is === 'kept' || stage.is === 'reported';
  const told = arrivedOf(stage, standing);
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (choice === null) return;
    setStage({ is: 'sending' });
    const said = words.trim().slice(0, mostWords);
    setStage(
      choice === 'page'
        ? await report(address, said)
        : await tell({ address, choice, words: said, adultId, ...show }),
    );
  };
  return (
    <form method="dialog" onSubmit={(event) => void send(event)}>
      <div class="tell-head">
        <Heading id="tell-title">
          {sayHeard('Tell someone')}
          <HomeLine word="tell" of="Tell someone" />
        </Heading>
        <ReadAloud within="form" language={pageLanguage()} words={spokenWords} />
        <button type="button" class="quiet" data-choice="hide" onClick={onClose}>
          <span aria-hidden="true">✕</span> {say('Hide this')}
        </button>
      </div>
      <p class="calm-words">
        {sayHeard('You are not in trouble. Telling is the right thing to do.')}
        <HomeLine word="notInTrouble" of="You are not in trouble. Telling is the right thing to do." />
      </p>
      {!isOver && (
        <>
          <TellChoices address={address} choice={choice} setChoice={setChoice} />
          {choice !== 'page' && (
            <TellTo
              adults={standing?.adults ?? []}
              leads={standing?.leads ?? []}
              teacher={standing?.teacher ?? null}
              adultId={adultId}
              choose={setAdultId}
            />
          )}
          <Words words={words} setWords={setWords} />
          {choice !== 'page' && <ShowPageQuestion address={address} choice={show} setChoice={setShow} />}
        </>
      )}
      <div role="status" class="outcome">
        {outcomeOf(stage, standing, adultId)}
        {told !== null && <HomeLine word="arrived" of="It has arrived." />}
        {told !== null && <Answer {...told} />}
      </div>
      <div class="row">
        {!isOver && (
          <button class="choice go" disabled={choice === null || stage.is === 'sending' || waitMs > 0}>
            {sayHeard('Send')}
            <HomeLine word="send" of="Send" />
          </button>
        )}
        <button type="button" class="choice calm" onClick={onClose}>
          {say(isOver ? 'Close' : 'Not now')}
          {!isOver && <HomeLine word="notNow" of="Not now" />}
        </button>
      </div>
      <Before told={standing?.told ?? []} now={stage.is === 'kept' ? stage.requestId : null} />
      <Helplines areOpen={standing?.areHelplinesOpen ?? true} />
    </form>
  );
};

const tell = async (said: Parameters<typeof askWorker<'tell-someone'>>[1]): Promise<Stage> => {
  const answer = await askWorker('tell-someone', said);
  return answer?.requestId ? { is: 'kept', requestId: answer.requestId } : { is: 'failed' };
};

const report = async (address: string | null, words: string): Promise<Stage> => {
  const wants = reportOf(address).wants;
  const answer = await askWorker('report-filter', { address, wants, words });
  return { is: answer?.seq ? 'reported' : 'failed' };
};

/** Asks again and again: when it came, who read it, and when more can be sent. */
const useStanding = (): TellStanding | null => {
  const [standing, setStanding] = useState<TellStanding | null>(null);
  useEffect(() => {
    const look = (): void =>
      void askWorker('ask-tellings', {}).then((answer) => answer !== null && setStanding(answer));
    look();
    const timer = setInterval(look, lookAgainMs);
    return () => clearInterval(timer);
  }, []);
  return standing;
};

const kept =
  'We have kept it safe. It will be sent as soon as the computer is online. You can also tell a grown-up now.';

const outcomeOf = (stage: Stage, standing: TellStanding | null, adultId: string | null): Spoken => {
  switch (stage.is) {
    case 'asking':
      return waitWords(standing?.waitMs ?? 0);
    case 'sending':
      return say('Sending…');
    case 'failed':
      return say('That did not work. Please tell a grown-up now, or try again.');
    case 'reported':
      return say('Thank you. Someone at school will look at the page.');
    case 'kept':
      return arrivedOf(stage, standing) === null ? sayHeard(kept) : toldWords(standing, adultId);
  }
};

/** By name, as far as the names are known here. */
const toldWords = (standing: TellStanding | null, adultId: string | null): Spoken => {
  const chosen = standing?.adults.find((adult) => adult.adultId === adultId)?.name;
  const names = [...new Set([...(chosen === undefined ? [] : [chosen]), ...(standing?.leads ?? [])])];
  return names.length === 0
    ? say('We have told the grown-ups who keep us safe.')
    : say('We have told {who}.', { who: together(names) });
};

/** What was told just now, once it has arrived. */
const arrivedOf = (stage: Stage, standing: TellStanding | null): ToldBefore | null =>
  (stage.is === 'kept' &&
    standing?.told.find(({ requestId, isSent }) => isSent && requestId === stage.requestId)) ||
  null;

/** What the school says to it: in the pupil's language, or in English where nobody has written it in theirs. */
const Answer = ({ words, language }: Pick<ToldBefore, 'words' | 'language'>) =>
  words === null ? (
    <p class="answer">{sayHeard('Thank you.')}</p>
  ) : (
    <p class="answer" dir={directionOf(language)}>
      {heard(words, language)}
    </p>
  );

/** Nobody is scolded for pressing often. */
const waitWords = (waitMs: number): Spoken =>
  waitMs === 0
    ? ''
    : say('Your messages are safe. You can send more in {count} seconds.', {
        count: Math.ceil(waitMs / 1_000),
      });

/** They have voice typing of their own, for any field. */
const isChromebook = navigator.userAgent.includes('CrOS');

const Words = ({ words, setWords }: { words: string; setWords: (words: string) => void }) => (
  <label class="words">
    {sayHeard('Do you want to say more? You do not have to.')}
    <textarea
      rows={1}
      maxLength={mostWords}
      value={words}
      onInput={(event) => setWords(event.currentTarget.value)}
    />
    {isChromebook && (
      <span class="small">
        {say('You can talk and not type: press the search key and D. It works if your school lets it.')}
      </span>
    )}
  </label>
);

/** What was told before, without a word of it. */
const Before = ({ told, now }: { told: readonly ToldBefore[]; now: string | null }) => {
  const shown = told.filter(({ requestId, readBy }) => requestId !== now || readBy !== null).slice(-3);
  if (shown.length === 0) return null;
  return (
    <>
      <span hidden id="told-before-title">
        {say('What you told before')}
      </span>
      <ul class="told-before" aria-labelledby="told-before-title">
        {shown.map((each) => (
          <li key={each.requestId}>
            {say('You told us at {time}.', { time: clockAt(each.at) })} {becameOf(each)}
            {each.readBy !== null && (
              <HomeLine word="readBy" of="{who} has read it." facts={{ name: each.readBy }} />
            )}
          </li>
        ))}
      </ul>
    </>
  );
};

const becameOf = ({ isSent, readBy }: ToldBefore): Spoken => {
  if (readBy !== null) return say('{who} has read it.', { who: readBy });
  return say(isSent ? 'It has arrived.' : 'It will be sent soon.');
};
