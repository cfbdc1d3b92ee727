import { useEffect, useState } from 'preact/hooks';
import { directionOf } from '#shared/prompts/direction.ts';
import { languageOfWords } from '../browser.ts';

/** Words that a person has written, marked as in the language that the browser takes them for; English while it does not know. */
export const Written = ({ words }: { words: string }) => {
  const [language, setLanguage] = useState('en');
  useEffect(() => {
    void languageOfWords(words).then((found) => setLanguage(found ?? 'en'));
  }, [words]);
  return (
    <bdi class="written" lang={language} dir={directionOf(language)}>
      {words}
    </bdi>
  );
};
