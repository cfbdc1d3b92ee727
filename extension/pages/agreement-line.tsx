import { useEffect, useState } from 'preact/hooks';
import { askWorker } from './ask-worker.ts';
import { say } from './say.tsx';

/** For whoever has something to sign: the way there, also before anything is held back. */
export const AgreementLine = () => {
  const [isAsked, setAsked] = useState(false);
  useEffect(() => {
    void askWorker('ask-agreement', {}).then((answer) =>
      setAsked(answer !== null && answer.agreement !== null),
    );
  }, []);
  return isAsked ? (
    <p>
      <a href="agreement.html" target="_blank" rel="noopener">
        {say('You have an agreement to read and sign')}
      </a>
    </p>
  ) : null;
};
