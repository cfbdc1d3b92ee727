/** Addresses that a text carries are found behind at most so many codes. */
const maxCodes = 3;
const maxLength = 2_048;
const start = 'https://';

export interface HiddenAddress {
  /** Of the page inside, lower case. */
  readonly host: string;
  /** It stands there as it is, percent-encoded at most. */
  readonly isPlain: boolean;
}

/** The absolute address that a piece of another address spells out or encodes; null when there is none. */
export const hiddenAddress = (text: string): HiddenAddress | null => {
  if (text.length < 8 || text.length > maxLength) return null;
  let layer = [{ text, isPlain: true }];
  for (let depth = 0; depth <= maxCodes; depth += 1) {
    for (const each of layer) {
      const host = hostOf(each.text);
      if (host !== null) return { host, isPlain: each.isPlain };
    }
    layer = layer.flatMap((each) => decodings(each.text, each.isPlain)).slice(0, 12);
  }
  return null;
};

/** "https://a.example/", also with one slash as servers shorten it, or with a slash for the colon. */
const hostOf = (text: string): string | null => {
  const [, host] =
    /^https?(?::\/{1,2}|\/)((?:[a-z\d_\u0080-\uffff](?:[\w\u0080-\uffff-]*)\.)+[a-z][a-z\d-]+)(?::\d+)?(?:[/?#]|$)/i.exec(
      text,
    ) ?? [];
  return host?.toLowerCase() ?? null;
};

const decodings = (text: string, isPlain: boolean): { text: string; isPlain: boolean }[] => {
  const coded = [fromBase64(text), fromHex(text), mirrored(text), shifted(text), masked(text)];
  const percent = text.includes('%') ? fromPercent(text) : null;
  return [
    ...(percent === null ? [] : [{ text: percent, isPlain }]),
    ...coded.filter((each) => each !== null).map((each) => ({ text: each, isPlain: false })),
  ];
};

const fromPercent = (text: string): string | null => {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
};

const fromBase64 = (text: string): string | null => {
  const [code = ''] = /^[\w+/-]{12,}/.exec(text) ?? [];
  if (code === '') return null;
  try {
    return readable(
      atob(
        code
          .replaceAll('-', '+')
          .replaceAll('_', '/')
          .slice(0, code.length - (code.length % 4 === 1 ? 1 : 0)),
      ),
    );
  } catch {
    return null;
  }
};

const fromHex = (text: string): string | null => {
  const [code = ''] = /^(?:[\da-f]{2}){10,}/i.exec(text) ?? [];
  return code === ''
    ? null
    : readable(code.replaceAll(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16))));
};

const readable = (text: string): string | null => (/^[\x20-\x7e]{6}/.test(text) ? text : null);

const mirrored = (text: string): string | null =>
  /(?:ptth|0RHa|68)[^/]{0,4}$/.test(text) || text.includes('ptth') ? [...text].toReversed().join('') : null;

/** Letters moved along the alphabet, as rot13 does. */
const shifted = (text: string): string | null => {
  if (!/^[a-z]{4,5}:?\//i.test(text) || /^http/i.test(text)) return null;
  const by = ((text.toLowerCase().charCodeAt(0) - 104) % 26) + 26;
  return text.replaceAll(/[a-z]/gi, (letter) => {
    const first = letter < 'a' ? 65 : 97;
    return String.fromCharCode(first + ((letter.charCodeAt(0) - first - by + 52) % 26));
  });
};

/** Each letter's bits turned over by a key that repeats after at most three letters: found from how addresses begin. */
const masked = (text: string): string | null => {
  for (const first of [start, 'http://']) {
    for (let period = 1; period <= 3; period += 1) {
      const key = Array.from({ length: period }, (_, at) => text.charCodeAt(at) ^ first.charCodeAt(at));
      const isKey = [...first].every(
        (letter, at) => (text.charCodeAt(at) ^ (key[at % period] ?? 0)) === letter.charCodeAt(0),
      );
      if (isKey && key.some((bits) => bits !== 0)) {
        return [...text]
          .map((letter, at) => String.fromCharCode(letter.charCodeAt(0) ^ (key[at % period] ?? 0)))
          .join('');
      }
    }
  }
  return null;
};
