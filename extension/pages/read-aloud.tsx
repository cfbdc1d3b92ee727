import { useLayoutEffect, useRef } from 'preact/hooks';
import { pictures } from '#shared/prompts/pictures.ts';
import { ReadAloud as Reader } from '../../prompts/read-aloud.ts';
import type { PageWords } from './page-words.ts';

/** As the prompts read: the word that is read is marked, also where there is no voice. With another key it is quiet again. */
export const ReadAloud = ({ language, words }: { language: string; words: PageWords }) => {
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const root = button.current?.closest('.agreement');
    if (!root) return;
    const around = {
      readAgain: words.plain('Read it to me'),
      stopReading: words.plain('Stop reading'),
      noVoice: words.plain('No voice on this computer'),
    };
    const reader = new Reader(root, { language, around });
    return () => reader.stop();
  }, []);
  return (
    <button ref={button} class="quiet" type="button" data-tool="read">
      <svg class="speaker" viewBox="0 0 48 48" aria-hidden="true">
        {pictures.speaker.map((path) => (
          <path key={path} d={path} />
        ))}
      </svg>{' '}
      <span data-label lang={words.languageOf('Read it to me')}>
        {words.plain('Read it to me')}
      </span>
    </button>
  );
};
