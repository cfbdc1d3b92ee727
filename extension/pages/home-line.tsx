import { useEffect, useState } from 'preact/hooks';
import type { HomeLanguage, HomeWord } from '#shared/prompts/home/home-words.ts';
import { filled } from '#shared/prompts/filled.ts';
import type { PupilSentence } from '#shared/pupil-words/sentence-areas.ts';
import { homeLanguageBeside } from './page-language.ts';
import { sentenceLanguage } from './say.tsx';

/** Asked once for a page: it does not change while it stands. */
const useHomeLanguage = (): HomeLanguage | null => {
  const [language, setLanguage] = useState<HomeLanguage | null>(null);
  useEffect(() => {
    void homeLanguageBeside().then(setLanguage);
  }, []);
  return language;
};

interface Props {
  readonly word: HomeWord;
  /** The sentence that it stands beneath. */
  readonly of: PupilSentence;
  readonly facts?: Readonly<Record<string, string>>;
}

/** The same once more beneath the English, in the language that is spoken at the pupil's home, where the school has set one. */
export const HomeLine = ({ word, of, facts = {} }: Props) => {
  const language = useHomeLanguage();
  return language === null || sentenceLanguage(of) === language.code ? null : (
    <span class="home-line" lang={language.code} dir={language.direction}>
      {filled(language.words[word], facts)}
    </span>
  );
};
