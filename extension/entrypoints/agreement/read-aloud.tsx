import { useEffect, useState } from 'preact/hooks';
import type { Spoken } from '../../pages/say.tsx';
import type { PageWords } from './page-words.ts';

const voices: Readonly<Record<string, string>> = { en: 'en-GB', cy: 'cy-GB' };

/** The browser's own voice, when asked; it is quiet again as soon as something else is shown. */
export const ReadAloud = ({
  text,
  language,
  words,
}: {
  text: string;
  language: string;
  words: PageWords;
}) => {
  // Asked once, so that the voices are there when they are wanted.
  useEffect(() => void speechSynthesis.getVoices(), []);
  const [isSpeaking, setSpeaking] = useState(false);
  useEffect(() => () => speechSynthesis.cancel(), [text]);
  useEffect(() => setSpeaking(false), [text]);
  const [hasNoVoice, setNoVoice] = useState(false);
  const speak = (): void => {
    speechSynthesis.cancel();
    if (speechSynthesis.getVoices().length === 0) return setNoVoice(true);
    if (isSpeaking) return setSpeaking(false);
    const spoken = new SpeechSynthesisUtterance(text);
    spoken.lang = voices[language] ?? language;
    spoken.rate = 0.9;
    spoken.addEventListener('end', () => setSpeaking(false));
    spoken.addEventListener('error', () => setSpeaking(false));
    setSpeaking(true);
    speechSynthesis.speak(spoken);
  };
  return (
    <button class="quiet" type="button" data-choice="read-aloud" aria-pressed={isSpeaking} onClick={speak}>
      <span aria-hidden="true">{isSpeaking ? '◼' : '▶'}</span> {labelOf(words, isSpeaking, hasNoVoice)}
    </button>
  );
};

const labelOf = (words: PageWords, isSpeaking: boolean, hasNoVoice: boolean): Spoken => {
  if (isSpeaking) return words.say('Stop reading');
  return words.say(hasNoVoice ? 'No voice on this computer' : 'Read it to me');
};
