/** One word of a search: as it is compared, and as a person reads it. */
export interface Word {
  readonly stem: string;
  readonly shown: string;
}

const lookAlikes: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
  // Cyrillic letters that look like Latin ones.
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  х: 'x',
  і: 'i',
};

/** What is one word for us, or two, however it is written. */
const spellings: Readonly<Record<string, string>> = {
  im: 'i am',
  ive: 'i have',
  u: 'you',
  ur: 'your',
  urself: 'yourself',
  meself: 'myself',
  mysel: 'myself',
  wanna: 'want to',
  gonna: 'going to',
  ppl: 'people',
  sum1: 'someone',
  som1: 'someone',
  someones: 'someone',
  ma: 'mum',
  mom: 'mum',
  mam: 'mum',
  mummy: 'mum',
  mommy: 'mum',
  mother: 'mum',
  daddy: 'dad',
  father: 'dad',
  dads: 'dad',
  mums: 'mum',
  dying: 'die',
  died: 'die',
  dies: 'die',
  wont: 'will not',
  do: 'do',
};

/** "cutting", "cuts" and "cut" are one word. No more grammar than that: each rule more catches school work. */
export const stemOf = (word: string): string => {
  if (word.length <= 4) return word.length === 4 ? word.replace(/(?<=[^s])s$/, '') : word;
  const bare = word.replace(/(?<=\w{3})(ing|ed)$/, '').replace(/(?<=\w{2}(?:sh|ch|x))es$/, '');
  const single = bare === word ? word.replace(/(?<=[^s])s$/, '') : bare.replace(/([bdgmnprt])\1$/, '$1');
  return single.length > 3 ? single.replace(/e$/, '') : single;
};

const isLettered = /\p{L}/u;

const readable = (token: string): string =>
  isLettered.test(token) || /[@$]/.test(token)
    ? token.replaceAll(/[013457@$!аеорсхі]/g, (sign) => lookAlikes[sign] ?? sign)
    : token;

/** "k i l l" is a word that was pulled apart; "i k i l l" begins with one of its own. */
const joinLetters = (tokens: readonly string[], hasOwnFirst: boolean): string[] => {
  const joined: string[] = [];
  let run: string[] = [];
  const end = (): void => {
    const own = hasOwnFirst && run.length > 3 ? run.splice(0, 1) : [];
    joined.push(...own, ...(run.length >= 3 ? [run.join('')] : run));
    run = [];
  };
  for (const token of tokens) {
    if (token.length === 1 && isLettered.test(token)) run.push(token);
    else {
      end();
      joined.push(token);
    }
  }
  end();
  return joined;
};

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\p{M}\p{Cf}'’‘`´]/gu, '')
    .replaceAll(/[!](?!\p{L})/gu, ' ');

const wordsIn = (tokens: readonly string[], mostRepeated: number): Word[] =>
  tokens
    .map((token) =>
      token.replaceAll(/(\p{L})\1{2,}/gu, (_run, letter: string) => letter.repeat(mostRepeated)),
    )
    .flatMap((token) => (Object.hasOwn(spellings, token) ? (spellings[token] ?? token) : token).split(' '))
    .map((shown) => ({ shown, stem: stemOf(shown) }))
    .reduce<Word[]>(joinSelf, []);

/** "my self" and "your self". */
const joinSelf = (words: Word[], word: Word): Word[] => {
  const last = words.at(-1);
  const isSelf = word.shown === 'self' && (last?.shown === 'my' || last?.shown === 'your');
  if (!isSelf || last === undefined) return [...words, word];
  const shown = `${last.shown}self`;
  return [...words.slice(0, -1), { shown, stem: stemOf(shown) }];
};

/**
 * A search in the ways it may be meant: in small letters, without accents, with letters for the signs that stand for them,
 * and with words that were pulled apart or drawn out put right. Mostly one way.
 */
export const readingsOf = (text: string): readonly (readonly Word[])[] => {
  const tokens = plain(text)
    .split(/[^\p{L}\p{N}@$!*]+/u)
    .filter((token) => token !== '')
    .map(readable);
  const found = new Map<string, readonly Word[]>();
  for (const hasOwnFirst of [false, true])
    for (const mostRepeated of [2, 1]) {
      const words = wordsIn(joinLetters(tokens, hasOwnFirst), mostRepeated);
      found.set(words.map(({ shown }) => shown).join(' '), words);
    }
  return [...found.values()];
};
