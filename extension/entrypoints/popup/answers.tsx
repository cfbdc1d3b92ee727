import { useEffect, useState } from 'preact/hooks';
import type { PupilAnswer } from '#shared/device-state.ts';
import type { PageAnswers } from '../../page-requests.ts';
import { askWorker } from '../../pages/ask-worker.ts';
import { ReportFilter } from '../../pages/report-filter.tsx';
import { say, type Spoken } from '../../pages/say.tsx';
import { Written } from '../../pages/written.tsx';

const mostShown = 3;

const hostIn = (url: string): string => (URL.canParse(url) ? new URL(url).host : url);

const answerWords = ({ is, by, words, url }: PupilAnswer): Spoken => {
  const host = hostIn(url);
  const written = <Written words={words} />;
  switch (is) {
    case 'allowed':
      return (
        <>
          {say('{who} says yes to {host}.', { who: by, host })} {written}
        </>
      );
    case 'refused':
      return say('{who} about {host}: {words}', { who: by, host, words: written });
    case 'told':
      return say('You told us about {host}. {who} says: {words}', { who: by, host, words: written });
  }
};

/** What the pupil was answered lately, and a word about the page in front. */
export const Answers = () => {
  const [told, setTold] = useState<PageAnswers['ask-answers'] | null>(null);
  useEffect(() => {
    void askWorker('ask-answers', {}).then(setTold);
  }, []);
  if (told === null) return null;
  return (
    <>
      {told.answers.length > 0 && (
        <section aria-labelledby="answers-title">
          <h2 id="answers-title">{say('Answers for you')}</h2>
          <ul class="facts">
            {told.answers.slice(0, mostShown).map((answer) => (
              <li key={answer.requestId} class="said">
                {answerWords(answer)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {told.front !== null && <ReportFilter address={told.front} wants="block" />}
    </>
  );
};
