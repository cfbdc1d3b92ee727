import { detailKinds, type DetailKind } from './prompts/moments.ts';

/** What is told of by its kind alone: what a child says of themselves, and what opens something for whoever has it. */
export type NamedDetail = DetailKind | 'password' | 'token';
const kinds: readonly NamedDetail[] = [...detailKinds, 'password', 'token'];

/** What stands in a told address in place of a personal detail that a form has put there. */
export const namedDetail = (kind: NamedDetail): string => `[${kind}]`;

const named = new RegExp(String.raw`(?<=[?&#])[^=&#]+=\[(?:${kinds.join('|')})\](?:&|(?=#|$))`, 'g');

/** The same page for somebody else: without what was told of one child by its kind. */
export const withoutNamedDetails = (url: string): string => {
  const without = url.replaceAll(named, '');
  return without === url ? url : without.replace(/[?&](?=#|$)/, '').replace(/[&#]$/, '');
};
