import { siteOf, type FocusItem } from '#shared/focus-list.ts';
import { typedAddress } from './address.ts';

export interface PastedAddresses {
  readonly items: readonly FocusItem[];
  /** Lines in which no address was found, as they stand; the first line is 1. */
  readonly badLines: readonly { readonly line: number; readonly text: string }[];
}

/** A name with a dot, with or without a scheme and a path. What follows an @ is somebody's mail. */
const addressLike =
  /https?:\/\/[^\s<>"'“”]+|(?<![\w@.-])(?:[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?\.)+\p{L}{2,}(?::\d+)?(?![@\w])(?:[/?#][^\s<>"'“”]*)?/giu;
const closingSigns = /[.,;:!?)\]}>*_]+$/u;
/** A file of one's own rather than a site. */
const fileName = /^[^/]+\.(?:docx?|pptx?|xlsx?|pdf|odt|jpe?g|png|gif|txt|csv|mp[34])$/i;

/** Every address in a text of any kind, in order, each once; and the lines that have none. */
export const readAddresses = (text: string): PastedAddresses => {
  const items = new Map<string, FocusItem>();
  const badLines: { line: number; text: string }[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const found = addressesIn(line);
    for (const url of found) items.set(url, { url, title: '', isWholeSite: false });
    if (found.length === 0 && line.trim() !== '') badLines.push({ line: index + 1, text: line.trim() });
  }
  return { items: [...items.values()], badLines };
};

const addressesIn = (line: string): string[] =>
  [...line.matchAll(addressLike)].flatMap(([match]) => {
    const words = match.replace(closingSigns, '');
    const url = fileName.test(words) ? null : typedAddress(words);
    return url === null || url.length > 1000 || siteOf(url) === null ? [] : [url];
  });
