import { isOwnLanguage } from '../prompts/languages.ts';
import type { PupilSentence } from './sentence-areas.ts';

/** What every child is owed: that use is seen, by whom and until when. Said otherwise, it could be less than is so. */
const owed: ReadonlySet<PupilSentence> = new Set<PupilSentence>([
  'Your school can see the pages you open. It does so to keep you safe.',
  'You are not at school. Your school’s rules still hold. It does not see your screen or your pages. It is told which sites were closed, and what you tell someone.',
  '{who} can see this screen',
  '{who} can see this screen now.',
  'Not at school: no one sees your pages',
  'Your school sees pages you open',
  'No one can see this screen now. There is no lesson.',
  'No one looks at this screen now, but your teacher may.',
  'Locked by {who}. Until {time}.',
  'Now we are on: {name}. Until {time}.',
  'Guest until {time}',
  '{who} has let you in as a guest. Until {time}.',
  'You are a guest. We keep no name with the pages you open.',
  'Pictures of your screen are seen in a lesson only, and never of sign-in or banking pages. They show what you write, too. Nobody is shown your passwords.',
  'A grown-up may write down what went on in a lesson. Then pictures of your screen from that time and from just before may be kept with it. They are for the adults who keep you safe.',
  'The rules still hold. Nobody sees your screen, and your school is not told which pages you open or what you search for. It is told which sites were closed, and what you tell someone.',
  'Nobody has looked at your screen today.',
  'Since {from}: {who} can see it now, closely.',
  'Since {from}: {who} can see it now, in the class view.',
  '{from} to {until}: {who} could see it, closely.',
  '{from} to {until}: {who} could see it, in the class view.',
  'Your teacher',
  'in a lesson: your screen, the pages you open, and what you chose when you were asked to stop and think. Afterwards: the same, without your screen.',
  'The adults who keep you safe',
  'the pages you open and what you search for, if they need to look. Looking is written down.',
  'The grown-up you choose',
  'what you tell them with “Tell someone”.',
  'Only you, on this computer',
  'Nobody',
  'your passwords, and what you typed when a question stopped you.',
]);

export const isOwed = (sentence: PupilSentence): boolean => owed.has(sentence);

/** In a language that we have it stays as we say it. In another a school may say it, and our English stands beside it. */
export const isFixed = (sentence: PupilSentence, language: string): boolean =>
  isOwed(sentence) && isOwnLanguage(language);
