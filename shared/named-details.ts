import { detailKinds, type DetailKind } from './prompts/moments.ts';

/** What stands in a told address in place of a personal detail that a form has put there. */
export const namedDetail = (kind: DetailKind): string => `[${kind}]`;

const named = new RegExp(String.raw`(?<=[?&])[^=&#]+=\[(?:${detailKinds.join('|')})\](?:&|(?=#|$))`, 'g');

/** The same page for somebody else: without what was told of one child by its kind. */
export const withoutNamedDetails = (url: string): string =>
  url.replaceAll(named, '').replace(/[?&](?=#|$)/, '');
