import { useState } from 'preact/hooks';
import type { DeviceAgreement } from '#shared/agreements/device-agreement.ts';
import type { AgreementText } from '#shared/agreements/text.ts';
import { directionOf } from '#shared/prompts/direction.ts';
import { plainSpeech } from '#shared/pupil-words/speech.ts';
import type { PageAnswers } from '../../page-requests.ts';
import { dayIn } from '../../day-in.ts';
import { askWorker } from '../../pages/ask-worker.ts';
import { Page } from '../../pages/page.tsx';
import { ReadAloud } from '../../pages/read-aloud.tsx';
import type { Spoken } from '../../pages/say.tsx';
import { Drawing } from './drawing.tsx';
import { Languages } from './languages.tsx';
import { pageWords, type PageWords } from './page-words.ts';
import { shownStep } from './shown-step.ts';
import { signatureOf } from './sign-here.tsx';
import { StepBody, mayGoOn, nothingSaid, type Said } from './step-body.tsx';
import { stepsOf, type Step } from './step.ts';

export interface ReadingProps {
  readonly agreement: DeviceAgreement;
  readonly isHeld: boolean;
  /** The pupil's. */
  readonly ownLanguage: string;
  readonly speeches: PageAnswers['ask-agreement']['speeches'];
  readonly address: string;
  readonly onLater: () => void;
  /** True before it is signed, false where that failed. */
  readonly onSigning: (isBusy: boolean) => void;
  readonly onSigned: (thanks: {
    readonly text: AgreementText;
    readonly language: string;
    readonly words: PageWords;
  }) => void;
}

/** One thing at a time: the cards, the questions, the grown-ups, the signature. */
export const Reading = (props: ReadingProps) => {
  const { agreement, isHeld, ownLanguage, speeches, address, onLater, onSigning, onSigned } = props;
  const [language, setLanguage] = useState(firstLanguage(agreement, ownLanguage));
  const [place, setPlace] = useState(0);
  const [said, setSaid] = useState(nothingSaid(agreement));
  const [isLost, setLost] = useState(false);
  const text = textIn(agreement, language);
  if (text === undefined) return null;
  const words = pageWords(speeches[language] ?? plainSpeech(language), language);
  const step = stepsOf(text, agreement)[place] ?? { at: 'start' };
  const shown = shownStep(step, text, words, agreement);
  const sign = async (): Promise<void> => {
    onSigning(true);
    if (await isSigned(agreement, language, said)) return onSigned({ text, language, words });
    onSigning(false);
    setLost(true);
  };
  return (
    <div
      class="agreement"
      lang={language}
      dir={directionOf(language)}
      data-step={step.at}
      data-audience={agreement.audience}
    >
      <Page
        mood="kind"
        title={shown.title}
        address={address || null}
        {...(shown.drawing !== null && { picture: <Drawing name={shown.drawing} /> })}
      >
        {shown.below !== '' && <p>{shown.below}</p>}
        {step.at === 'start' && isHeld && (
          <p class="said">
            {words.heard('Your other pages come back when you have signed. You did nothing wrong.')}
          </p>
        )}
        {step.at === 'start' && !isHeld && agreement.heldFrom !== null && (
          <p class="said">{graceWords(words, agreement.heldFrom)}</p>
        )}
        {step.at === 'start' && (
          <Languages agreement={agreement} language={language} onChange={setLanguage} />
        )}
        <StepBody {...{ step, text, words, agreement, said }} onSay={setSaid} />
        {isLost && <p role="alert">{words.say('That did not work. Try again, or tell your teacher.')}</p>}
        <Ways
          step={step}
          words={words}
          home={said.home}
          isReady={mayGoOn(step, said, { ...agreement, ...text })}
          onNext={() => (step.at === 'sign' ? void sign() : setPlace(place + 1))}
          onBack={place === 0 ? null : () => setPlace(place - 1)}
        />
        <div class="row beside">
          <ReadAloud key={`${language} ${place}`} within=".agreement" language={language} words={words} />
          {!isHeld && <NotNow words={words} onLater={onLater} />}
          <span class="small">{shown.count}</span>
        </div>
      </Page>
    </div>
  );
};

const graceWords = (words: PageWords, until: number): Spoken => {
  const english = 'There is time until {day}. You can do it now, or later.';
  return words.heard(english, { day: dayIn(words.languageOf(english), until) });
};

const firstLanguage = ({ texts }: DeviceAgreement, own: string): string =>
  (texts.find(({ language }) => language === own) ?? texts[0])?.language ?? 'en';

const textIn = ({ texts }: DeviceAgreement, language: string): AgreementText | undefined =>
  (texts.find((each) => each.language === language) ?? texts[0])?.text;

const isSigned = async ({ askId }: DeviceAgreement, language: string, said: Said): Promise<boolean> => {
  const signature = signatureOf(said.signing);
  if (signature === null) return false;
  const adults = { schoolIds: [...said.adults], home: said.home.trim() };
  const answers = Object.values(said.answers);
  const answer = await askWorker('sign-agreement', { askId, language, signature, adults, answers });
  return answer?.isSigned ?? false;
};

interface WaysProps {
  readonly step: Step;
  readonly words: PageWords;
  readonly home: string;
  readonly isReady: boolean;
  readonly onNext: () => void;
  /** Null where there is nothing before. */
  readonly onBack: (() => void) | null;
}

const Ways = ({ step, words, home, isReady, onNext, onBack }: WaysProps) => (
  <div class="row">
    {step.at !== 'parent' && (
      <button
        class="choice go"
        type="button"
        data-choice={step.at === 'sign' ? 'sign' : 'next'}
        disabled={!isReady}
        onClick={onNext}
      >
        {nextWords(step, words, home)}
      </button>
    )}
    {onBack !== null && (
      <button class="choice calm" type="button" data-choice="back" onClick={onBack}>
        {words.say('Back')}
      </button>
    )}
  </div>
);

const nextWords = (step: Step, words: PageWords, home: string): Spoken => {
  if (step.at === 'start') return words.say('Start');
  if (step.at === 'sign') return words.say('I agree');
  return step.at === 'home' && home.trim() === '' ? words.say('I would rather not say') : words.say('Next');
};

const NotNow = ({ words, onLater }: { words: PageWords; onLater: () => void }) => (
  <button class="quiet" type="button" data-choice="not-now" onClick={onLater}>
    {words.say('Not now')}
  </button>
);
