import { useLayoutEffect, useRef } from 'preact/hooks';
import { directionOf } from '#shared/prompts/direction.ts';
import { pictures } from '#shared/prompts/pictures.ts';
import type { PupilSentence } from '#shared/pupil-words/sentence-areas.ts';
import { ReadAloud as Reader } from '../prompts/read-aloud.ts';

interface Props {
  /** What is read: all that can be heard within the nearest of these around the button. */
  readonly within: string;
  readonly language: string;
  readonly words: {
    readonly plain: (english: PupilSentence) => string;
    readonly languageOf: (english: PupilSentence) => string;
  };
}

/** As the prompts read: the word that is read is marked, also where there is no voice. With another key it is quiet again. */
export const ReadAloud = ({ within, language, words }: Props) => {
  const button = useRef<HTMLButtonElement>(null);
  const labelLanguage = words.languageOf('Read it to me');
  useLayoutEffect(() => {
    const root = button.current?.closest(within);
    if (!root) return;
    const reading = {
      readAgain: words.plain('Read it to me'),
      stopReading: words.plain('Stop reading'),
      noVoice: words.plain('No voice on this computer'),
    };
    const reader = new Reader(root, { language, reading });
    return () => reader.stop();
  }, []);
  return (
    <button ref={button} class="quiet" type="button" data-tool="read">
      <svg class="speaker" viewBox="0 0 48 48" aria-hidden="true">
        {pictures.speaker.map((path) => (
          <path key={path} d={path} />
        ))}
      </svg>{' '}
      <span data-label lang={labelLanguage} dir={directionOf(labelLanguage)}>
        {words.plain('Read it to me')}
      </span>
    </button>
  );
};
