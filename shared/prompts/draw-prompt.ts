import { inLanguage, pageWord } from './in-language.ts';
import type { PageWord } from './page-words.ts';
import { pictures, pictureWords, type PictureName } from './pictures.ts';
import type { ShownPrompt } from './shown-prompt.ts';

/** A drawing that needs no browser: each part makes its own elements of it. */
export interface Drawn {
  readonly tag: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children?: readonly (Drawn | string)[];
}

const picture = (name: PictureName, className: string): Drawn => ({
  tag: 'svg',
  attributes: { viewBox: '0 0 48 48', class: className, 'aria-hidden': 'true' },
  children: pictures[name].map((d) => ({ tag: 'path', attributes: { d } })),
});

/** Every word by itself, so that it can be marked as it is read. */
const spoken = (tag: string, className: string, text: string, more: Drawn['attributes'] = {}): Drawn => ({
  tag,
  attributes: { class: className, 'data-say': '', ...more },
  children: text
    .split(/(\s+)/)
    .filter((part) => part !== '')
    .map((part) =>
      part.trim() === '' ? ' ' : { tag: 'span', attributes: { class: 'word' }, children: [part] },
    ),
});

/** Where reading goes the other way, so does this. */
const isArrow = (name: PictureName): boolean => name === 'back' || name === 'go';

const choice = (
  { does, words, picture: name }: ShownPrompt['choices'][number],
  isIn: Drawn['attributes'],
): Drawn => ({
  tag: 'button',
  attributes: { type: 'button', class: `pick ${does}`, 'data-choice': does },
  children: [
    picture(name, `pick-picture${isArrow(name) ? ' arrow' : ''}`),
    spoken('span', 'say', words, isIn),
  ],
});

/** As the worker gave it, or from the catalogue. */
export const wordAround = (name: PageWord, { around: given, language }: ShownPrompt): string =>
  given?.[name] ?? pageWord(name, language);

/** Words in a prompt of another language say so, for voices and for the direction of reading. */
const isIn = (language: string | undefined, shown: ShownPrompt): Record<string, string> =>
  language === undefined || language === shown.language
    ? {}
    : { lang: language, dir: language === 'en' ? 'ltr' : 'auto' };

const asSentence = (shown: ShownPrompt): Record<string, string> => isIn(shown.sentenceLanguage, shown);
const asAround = (shown: ShownPrompt): Record<string, string> => isIn(shown.aroundLanguage, shown);

/** The three of the name are in every language; the others have English words, or Welsh ones. */
const symbol = (name: PictureName, shown: ShownPrompt): Drawn => {
  const given = name === 'stop' || name === 'think' || name === 'click' ? shown.around?.[name] : undefined;
  const words = given ?? inLanguage(pictureWords[name], shown.language);
  const attributes = given === undefined ? asSentence(shown) : {};
  return { tag: 'li', children: [picture(name, 'symbol'), { tag: 'span', attributes, children: [words] }] };
};

const symbols = (shown: ShownPrompt): Drawn => ({
  tag: 'ul',
  attributes: { class: 'symbols', 'aria-hidden': 'true' },
  children: inOrder(shown.picture).map((name) => symbol(name, shown)),
});

/** A picture that is one of the three already stays in its place among them. */
const inOrder = (name: PictureName): readonly PictureName[] =>
  name === 'think' || name === 'click'
    ? ['stop', 'think', 'click']
    : [...new Set(['stop', name, 'think', 'click'] as const)];

const readButton = (shown: ShownPrompt): Drawn => ({
  tag: 'button',
  attributes: { type: 'button', class: 'read', 'data-tool': 'read' },
  children: [
    picture('speaker', 'tiny'),
    {
      tag: 'span',
      attributes: { 'data-label': '', ...asAround(shown) },
      children: [wordAround('read', shown)],
    },
  ],
});

const picks = (shown: ShownPrompt): Drawn => ({
  tag: 'div',
  attributes: { class: 'picks', role: 'group', 'aria-label': wordAround('choose', shown) },
  children: shown.choices.map((each) => choice(each, isIn(shown.choiceLanguage, shown))),
});

export const questionId = 'prompt-question';

/** A prompt as a child sees it, wherever it stands. */
export const drawPrompt = (shown: ShownPrompt): Drawn => ({
  tag: 'div',
  attributes: {
    class: 'prompt',
    lang: shown.language,
    dir: shown.direction ?? 'ltr',
    'data-key-stage': shown.keyStage,
  },
  children: [
    ...(shown.hasSymbols ? [symbols(shown)] : []),
    {
      tag: 'div',
      attributes: { class: 'words' },
      children: [
        ...(shown.hasSymbols ? [] : [picture(shown.picture, 'large')]),
        {
          tag: 'div',
          children: [
            ...(shown.noticed === '' ? [] : [spoken('p', 'noticed', shown.noticed, asSentence(shown))]),
            spoken('p', 'question', shown.question, { id: questionId, ...asSentence(shown) }),
            ...(shown.beneath === undefined ? [] : [spoken('p', 'beneath', shown.beneath)]),
            readButton(shown),
          ],
        },
      ],
    },
    ...(shown.choices.length === 0 ? [] : [picks(shown)]),
    { tag: 'p', attributes: { class: 'outcome', role: 'status', ...asSentence(shown) } },
  ],
});
