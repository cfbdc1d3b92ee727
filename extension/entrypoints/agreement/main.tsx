import { useRef, useState } from 'preact/hooks';
import type { AgreementText } from '#shared/agreements/text.ts';
import { directionOf } from '#shared/prompts/direction.ts';
import { goOn, heldAddress } from '../../pages/address.tsx';
import { say } from '../../pages/say.tsx';
import { Page, show } from '../../pages/page.tsx';
import type { PageWords } from './page-words.ts';
import { Reading } from './reading.tsx';
import { useAgreement } from './use-agreement.ts';
import './agreement.css';

interface Thanks {
  readonly words: PageWords;
  readonly text: AgreementText;
  readonly language: string;
}

const address = heldAddress();

/** On to the page that waited, or away where it was only handed out. */
const leave = (): void => (address === '' ? window.close() : goOn(address));

const Agreement = () => {
  const [thanks, setThanks] = useState<Thanks | null>(null);
  /** Signed or about to be: the page does not go on before it has said thank you. */
  const isSigning = useRef(false);
  const asked = useAgreement(() => isSigning.current);
  if (thanks !== null) return <Thanked {...thanks} />;
  if (asked === null) return null;
  if (asked.agreement === null) return <NothingToSign />;
  const { agreement, isHeld, language, speeches } = asked;
  return (
    <Reading
      key={agreement.askId}
      agreement={agreement}
      isHeld={isHeld}
      ownLanguage={language}
      speeches={speeches}
      address={address}
      onLater={leave}
      onSigning={(isBusy) => (isSigning.current = isBusy)}
      onSigned={setThanks}
    />
  );
};

const Thanked = ({ text, language, words }: Thanks) => {
  return (
    <Page mood="waving" title={words.say('All done')} address={address || null}>
      <p class="question" lang={language} dir={directionOf(language)}>
        {text.thanks}
      </p>
      <div class="row">
        <button class="choice go" type="button" data-choice="go-on" onClick={leave}>
          {words.say('Go on')}
        </button>
      </div>
    </Page>
  );
};

const NothingToSign = () => (
  <Page mood="waving" title={say('All done')} address={null}>
    <p>{say('There is nothing for you to sign now.')}</p>
  </Page>
);

void show(<Agreement />);
