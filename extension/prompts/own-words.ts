/** What a child has done to the text of one field. */
export interface OwnWords {
  /** As it last stood there with nothing in it but theirs. */
  readonly seen: string;
  /** What their keys, their voice and their pastes have put in, wherever it went. */
  readonly typed: string;
  /** Nothing else has come into the field. */
  readonly isWhole: boolean;
}

export const noWords: OwnWords = { seen: '', typed: '', isWhole: true };

/** What counts as written by the child. */
export const wordsOf = ({ seen, typed, isWhole }: OwnWords): string => (isWhole ? seen : typed);

/** Longer ones are not written by hand. */
const longestText = 2_000;

/**
 * The browser is about to write what the child asked it to. A page cannot have it say so: what is written by
 * `document.execCommand` has a trusted `input`, but no `beforeinput`.
 */
export const afterKey = (own: OwnWords, { inputType, data, dataTransfer }: InputEvent): OwnWords => {
  const typed = inputType.startsWith('deleteContentBackward')
    ? own.typed.slice(0, -1)
    : own.typed + (data ?? dataTransfer?.getData('text/plain') ?? '');
  return { ...own, typed: typed.slice(-longestText) };
};

/** The field has a new text: theirs, where what is new in it is what they put in. */
export const afterInput = (own: OwnWords, text: string): OwnWords =>
  isFrom(own, text) ? { ...own, seen: text, isWhole: true } : { ...own, isWhole: false };

/** They have seen all that stands there. */
export const afterLook = (own: OwnWords, text: string): OwnWords => ({ ...own, seen: text, isWhole: true });

/** Also where the page has set it in capitals, or put a space into it. */
export const isFrom = ({ seen, typed }: OwnWords, text: string): boolean =>
  text.length - seen.length <= typed.length + longestText &&
  (typed.includes(newIn(text, seen)) || plain(typed).includes(newIn(plain(text), plain(seen))));

const plain = (text: string): string =>
  text
    .slice(-longestText)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');

/** What stands between what begins and what ends both. */
const newIn = (text: string, before: string): string => {
  const shorter = Math.min(text.length, before.length);
  let start = 0;
  while (start < shorter && text[start] === before[start]) start += 1;
  let end = 0;
  while (end < shorter - start && text.at(-1 - end) === before.at(-1 - end)) end += 1;
  return text.slice(start, text.length - end);
};
