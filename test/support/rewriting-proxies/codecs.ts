/** How a made-up proxy writes one address inside another. Each function stands alone: it is also run in the browser. */
export interface Codec {
  readonly encode: (url: string) => string;
  readonly decode: (text: string) => string;
}

export const codecs = {
  plain: { encode: (url) => url, decode: (text) => text.replace(/^(https?:)\/+/, '$1//') },
  percent: { encode: (url) => encodeURIComponent(url), decode: (text) => decodeURIComponent(text) },
  base64: {
    encode: (url) => btoa(url).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''),
    decode: (text) => atob(text.replaceAll('-', '+').replaceAll('_', '/')),
  },
  reversed: {
    encode: (url) => [...btoa(url).replaceAll('/', '_').replaceAll('=', '')].toReversed().join(''),
    decode: (text) => atob([...text].toReversed().join('').replaceAll('_', '/')),
  },
  hex: {
    encode: (url) => [...url].map((letter) => letter.charCodeAt(0).toString(16).padStart(2, '0')).join(''),
    decode: (text) =>
      text.replaceAll(/[\da-f]{2}/g, (pair) => String.fromCharCode(Number.parseInt(pair, 16))),
  },
  masked: {
    encode: (url) =>
      encodeURIComponent(
        [...url]
          .map((letter, at) => (at % 2 ? String.fromCharCode(letter.charCodeAt(0) ^ 2) : letter))
          .join(''),
      ),
    decode: (text) =>
      [...decodeURIComponent(text)]
        .map((letter, at) => (at % 2 ? String.fromCharCode(letter.charCodeAt(0) ^ 2) : letter))
        .join(''),
  },
  rot13: {
    encode: (url) =>
      encodeURIComponent(
        url.replaceAll(/[a-z]/gi, (letter) =>
          String.fromCharCode(letter.charCodeAt(0) + (letter.toLowerCase() < 'n' ? 13 : -13)),
        ),
      ),
    decode: (text) =>
      decodeURIComponent(text).replaceAll(/[a-z]/gi, (letter) =>
        String.fromCharCode(letter.charCodeAt(0) + (letter.toLowerCase() < 'n' ? 13 : -13)),
      ),
  },
  /** With a key of its own: nobody outside can read it. */
  secret: {
    encode: (url) => {
      const key = [201, 33, 87, 140, 9, 250, 61, 178, 22, 99, 143, 5, 230, 71];
      const bytes = [...url].map((letter, at) => letter.charCodeAt(0) ^ (key[at % key.length] ?? 0));
      return btoa(String.fromCharCode(...bytes))
        .replaceAll('+', '-')
        .replaceAll('/', '_')
        .replaceAll('=', '~');
    },
    decode: (text) => {
      const key = [201, 33, 87, 140, 9, 250, 61, 178, 22, 99, 143, 5, 230, 71];
      const code = atob(text.replaceAll('-', '+').replaceAll('_', '/').replaceAll('~', '='));
      return [...code]
        .map((letter, at) => String.fromCharCode(letter.charCodeAt(0) ^ (key[at % key.length] ?? 0)))
        .join('');
    },
  },
} satisfies Record<string, Codec>;

export type CodecName = keyof typeof codecs;

/** The codec as a script: `const codec = {encode, decode};` */
export const codecScript = (name: CodecName): string =>
  `const codec = { encode: ${codecs[name].encode.toString()}, decode: ${codecs[name].decode.toString()} };`;
