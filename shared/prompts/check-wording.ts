import type { KeyStage } from '../people.ts';
import { readingAgeOf, readingAges } from './reading-age.ts';
import { unfitWordIn } from './tone.ts';
import type { Wording } from './wording-schema.ts';

const holes = /\{(\w+)\}/g;
const knownHoles = new Set(['site', 'real', 'kind', 'what', 'minutes']);
/** One line on the screen of a school’s laptop. */
const longestYoungLine = 50;

const textsOf = ({ noticed, question, choices }: Wording): string[] => [
  noticed,
  question,
  ...choices.flatMap(({ words, outcome }) => [words, outcome]),
];

const sentencesOf = (wording: Wording): string =>
  textsOf(wording)
    .filter((text) => text !== '')
    .map((text) => (/[.?!:]$/.test(text) ? text : `${text}.`))
    .join(' ');

/** Of all that a child reads in it, in years. Holes count as one short word. English only. */
export const readingAgeOfWording = (wording: Wording): number =>
  readingAgeOf(sentencesOf(wording).replace(holes, 'it'));

/** What is the matter with a wording that a school has written, in sentences; nothing where it may be used. */
export const troublesIn = (wording: Wording, language: string, keyStage: KeyStage): string[] => [
  ...unfitWords(wording),
  ...unknownHoles(wording),
  ...choiceTroubles(wording),
  ...(keyStage === 'KS1' ? youngTroubles(wording) : olderTroubles(wording)),
  ...(language === 'en' ? tooHard(wording, keyStage) : []),
];

const unfitWords = (wording: Wording): string[] =>
  textsOf(wording).flatMap((text) => {
    const word = unfitWordIn(text);
    return word === null ? [] : [`“${word}” scolds, frightens or coaxes. Please say it another way.`];
  });

const unknownHoles = (wording: Wording): string[] =>
  textsOf(wording)
    .flatMap((text) => [...text.matchAll(holes)].map(([, name = '']) => name))
    .filter((name) => !knownHoles.has(name))
    .map((name) => `Nothing is put in for {${name}}.`);

const choiceTroubles = ({ choices }: Wording): string[] => {
  const does = choices.map((choice) => choice.does);
  if (new Set(does).size < does.length) return ['Each choice can be there once.'];
  return does.includes('go-back') ? [] : ['One choice must be to stop.'];
};

const youngTroubles = ({ noticed, question }: Wording): string[] => [
  ...(noticed === '' ? [] : ['For key stage 1 there is one line: leave “What was noticed” empty.']),
  ...(question.length > longestYoungLine
    ? [`For key stage 1 the line may have ${longestYoungLine} letters at most.`]
    : []),
];

const olderTroubles = ({ noticed, question }: Wording): string[] => [
  ...(noticed === '' ? ['Please say what was noticed.'] : []),
  ...(question.endsWith('?') ? [] : ['Please end with a question.']),
];

const tooHard = (wording: Wording, keyStage: KeyStage): string[] => {
  const age = readingAgeOfWording(wording);
  const most = readingAges[keyStage];
  return age <= most ? [] : [`It reads like age ${age.toFixed(1)}; here it should be ${most} at most.`];
};
