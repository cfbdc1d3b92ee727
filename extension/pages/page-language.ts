import type { HomeLanguage } from '#shared/prompts/home/home-words.ts';
import { directionOf } from '#shared/prompts/direction.ts';
import { plainSpeech, type Speech } from '#shared/pupil-words/speech.ts';
import { askWorker } from './ask-worker.ts';
import { speak } from './say.tsx';

/** How long a page waits to hear how it speaks, so that no other words are read first. */
const longestWaitMs = 300;
const keptAs = 'speech';

type Asked = { readonly speech: Speech; readonly home: HomeLanguage | null } | null;
let asked: Promise<Asked> | null = null;

const ask = (): Promise<Asked> => (asked ??= askWorker('ask-speech', {}).then(keep));

/** An answer that is too late for this page is for the next: a slow device would never speak its pupil's language. */
const keep = (answer: Asked): Asked => {
  if (answer !== null) localStorage.setItem(keptAs, JSON.stringify(answer.speech));
  return answer;
};

const isSpeech = (value: unknown): value is Speech =>
  typeof value === 'object' &&
  value !== null &&
  'language' in value &&
  'own' in value &&
  typeof value.language === 'string' &&
  typeof value.own === 'object' &&
  value.own !== null;

/** Where the worker does not answer in time: as on the page before. */
const kept = (): Speech => {
  const speech: unknown = JSON.parse(localStorage.getItem(keptAs) ?? 'null');
  return isSpeech(speech) ? speech : plainSpeech('en');
};

const isMixed = ({ language, own }: Speech): boolean =>
  Object.values(own).some((each) => directionOf(each.language) !== directionOf(language)) ||
  directionOf(language) === 'rtl';

/** Asked once for a page: it does not change while it stands. */
export const learnLanguage = async (): Promise<void> => {
  const tooLate = new Promise<Speech>((resolve) => setTimeout(() => resolve(kept()), longestWaitMs));
  const speech = await Promise.race([ask().then((answer) => answer?.speech ?? kept()), tooLate]);
  const { language } = speech;
  document.documentElement.lang = language === 'en' ? 'en-GB' : language;
  document.documentElement.dir = directionOf(language);
  document.documentElement.toggleAttribute('data-mixed', isMixed(speech));
  speak(speech);
};

/** What matters most in the language of the pupil's home. */
export const homeLanguageBeside = async (): Promise<HomeLanguage | null> => (await ask())?.home ?? null;
