import { useRef, useState } from 'preact/hooks';
import type { AgreementText } from '#shared/agreements/text.ts';
import { goOn, heldAddress } from '../../pages/address.tsx';
import { Page, show } from '../../pages/page.tsx';
import { pageWords } from './page-words.ts';
import { Reading } from './reading.tsx';
import { useAgreement } from './use-agreement.ts';
import './agreement.css';

interface Thanks {
  readonly text: AgreementText;
  readonly language: string;
}

const address = heldAddress();

const leave = (): void => (address === '' ? window.close() : goOn(address));

const Agreement = () => {
  const [thanks, setThanks] = useState<Thanks | null>(null);
  const isThanked = useRef(false);
  const asked = useAgreement(() => isThanked.current);
  if (thanks !== null) return <Thanked {...thanks} />;
  if (asked === null) return null;
  if (asked.agreement === null) return <NothingToSign />;
  const signed = (said: Thanks): void => {
    isThanked.current = true;
    setThanks(said);
  };
  const { agreement, isHeld } = asked;
  return (
    <Reading
      key={agreement.askId}
      agreement={agreement}
      isHeld={isHeld}
      address={address}
      onSigned={signed}
    />
  );
};

const Thanked = ({ text, language }: Thanks) => {
  const words = pageWords(language);
  return (
    <Page mood="waving" title={words.thanksTitle} address={address || null}>
      <p class="question" lang={language}>
        {text.thanks}
      </p>
      <div class="row">
        <button class="choice go" type="button" data-choice="go-on" onClick={leave}>
          {words.goOn}
        </button>
      </div>
    </Page>
  );
};

const NothingToSign = () => (
  <Page mood="waving" title="All done" address={null}>
    <p>There is nothing for you to sign now.</p>
  </Page>
);

show(<Agreement />);
