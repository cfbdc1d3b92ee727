/** Addresses that a text carries are found behind at most so many codes. */
const maxCodes = 3;
const maxLength = 2_048;
const starts = ['https://', 'http://'];

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

/** The same without any code but letters moved along, for texts that go on over slashes. */
export const spelledAddress = (text: string): HiddenAddress | null => {
  const host = hostOf(text);
  if (host !== null) return { host, isPlain: true };
  const moved = shifted(text);
  const movedHost = moved === null ? null : hostOf(moved);
  return movedHost === null ? null : { host: movedHost, isPlain: false };
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

/** Only what begins like text is decoded whole: most of what looks like base64 is a name or a number. */
const fromBase64 = (text: string): string | null => {
  if (!/^[\w+/-]{12}/.test(text) || readable(bytesOf(text.slice(0, 12))) === null) return null;
  const [code = ''] = /^[\w+/-]+/.exec(text) ?? [];
  return bytesOf(code.length % 4 === 1 ? code.slice(0, -1) : code);
};

const bytesOf = (code: string): string => {
  try {
    return atob(code.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return '';
  }
};

const fromHex = (text: string): string | null => {
  if (!/^(?:[2-7][\da-f]){10}/i.test(text)) return null;
  const [code = ''] = /^(?:[\da-f]{2})+/i.exec(text) ?? [];
  return code.replaceAll(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16)));
};

const readable = (text: string): string | null => (/^[\x20-\x7e]{6}/.test(text) ? text : null);

const mirrored = (text: string): string | null =>
  /(?:s?ptth|0RHa)$/.test(text) ? [...text].toReversed().join('') : null;

/** Letters moved along the alphabet, as rot13 does. */
const shifted = (text: string): string | null => {
  if (!/^[a-z]{4,5}:\//i.test(text) || /^http/i.test(text)) return null;
  const by = (text.toLowerCase().charCodeAt(0) - 104 + 26) % 26;
  return text.replaceAll(/[a-z]/gi, (letter) => {
    const first = letter < 'a' ? 65 : 97;
    return String.fromCharCode(first + ((letter.charCodeAt(0) - first - by + 26) % 26));
  });
};

/** Each letter's bits turned over by a key that repeats after at most three letters: found from how addresses begin. */
const masked = (text: string): string | null => {
  for (const first of starts) {
    for (let period = 1; period <= 3; period += 1) {
      if (isMasked(text, first, period)) return unmasked(text, first, period);
    }
  }
  return null;
};

const isMasked = (text: string, first: string, period: number): boolean => {
  for (let at = period; at < first.length; at += 1) {
    const bits = text.charCodeAt(at) ^ first.charCodeAt(at);
    if (bits !== (text.charCodeAt(at % period) ^ first.charCodeAt(at % period))) return false;
  }
  return !text.startsWith(first);
};

const unmasked = (text: string, first: string, period: number): string =>
  [...text]
    .map((letter, at) => letter.charCodeAt(0) ^ text.charCodeAt(at % period) ^ first.charCodeAt(at % period))
    .map((code) => String.fromCharCode(code))
    .join('');
