import { useEffect, useState } from 'preact/hooks';
import { goOn, heldAddress } from '../../pages/address.tsx';
import { askWorker } from '../../pages/ask-worker.ts';
import type { PageAnswers } from '../../page-requests.ts';

export type Asked = PageAnswers['ask-agreement'];

const lookAgainMs = 1_500;

/** What is asked of whoever sits here, kept up to date. Once nothing is, the page that waited goes on by itself. */
export const useAgreement = (isSigning: () => boolean): Asked | null => {
  const [asked, setAsked] = useState<Asked | null>(null);
  useEffect(() => {
    const take = (answer: Asked | null): void => {
      if (answer === null || isSigning()) return;
      if (answer.agreement === null && heldAddress() !== '') goOn(heldAddress());
      setAsked((before) => (isSame(before, answer) ? before : answer));
    };
    const look = (): void => void askWorker('ask-agreement', {}).then(take);
    look();
    const timer = setInterval(look, lookAgainMs);
    return () => clearInterval(timer);
  }, []);
  return asked;
};

const isSame = (one: Asked | null, other: Asked): boolean => JSON.stringify(one) === JSON.stringify(other);
