import type { HomeLanguage } from '#shared/prompts/home/home-words.ts';
import type { OwnLanguage } from '#shared/prompts/languages.ts';
import { askWorker } from './ask-worker.ts';
import { speak, speaksEnglish } from './say.ts';

/** How long a page waits to hear in which language it speaks, so that no other is read first. */
const longestWaitMs = 300;
const keptAs = 'language';

let asked: Promise<HomeLanguage | null> | null = null;

const ask = (): Promise<HomeLanguage | null> => (asked ??= askWorker('ask-home-words', {}));

/** Where the worker does not answer in time: as on the page before. */
const kept = (): OwnLanguage => (localStorage.getItem(keptAs) === 'cy' ? 'cy' : 'en');

const ownOf = (home: HomeLanguage | null): OwnLanguage => (home?.code === 'cy' ? 'cy' : 'en');

/** Asked once for a page: it does not change while it stands. */
export const learnLanguage = async (): Promise<void> => {
  const tooLate = new Promise<OwnLanguage>((resolve) => setTimeout(() => resolve(kept()), longestWaitMs));
  const language = await Promise.race([ask().then(ownOf), tooLate]);
  localStorage.setItem(keptAs, language);
  document.documentElement.lang = language === 'en' ? 'en-GB' : language;
  speak(language);
};

/** What matters most in the language of the pupil's home; null where the page itself speaks it. */
export const homeLanguageBeside = async (): Promise<HomeLanguage | null> => {
  const home = await ask();
  return home?.code === 'cy' && !speaksEnglish() ? null : home;
};
