import { useEffect, useState } from 'preact/hooks';
import type { PageAnswers } from '../page-requests.ts';
import { askWorker } from './ask-worker.ts';
import { marked, pageLanguage, say } from './say.tsx';

const lookAgainMs = 1_500;

/** The same that the mark says on pages of the web: that the school sees this, who looks now, and what is on. */
export const MarkLine = () => {
  const [mark, setMark] = useState<PageAnswers['ask-mark'] | null>(null);
  useEffect(() => {
    const look = (): void => void askWorker('ask-mark', {}).then((answer) => answer && setMark(answer));
    look();
    const timer = setInterval(look, lookAgainMs);
    return () => clearInterval(timer);
  }, []);
  return (
    <p class="mark-line" data-tone={mark?.tone ?? 'calm'}>
      {mark === null
        ? say('Your school can see the pages you open. It does so to keep you safe.')
        : mark.detail.map(({ words, language }) => <>{marked(language, pageLanguage(), words)} </>)}
    </p>
  );
};
