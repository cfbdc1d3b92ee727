import type { SkipReason } from '#shared/api/category-lists.ts';

/** What one line of a list says. */
export type ParsedLine =
  | { readonly kind: 'empty' }
  | { readonly kind: 'skipped'; readonly why: SkipReason }
  /** Canonical hosts, and their category where the line itself names one. */
  | { readonly kind: 'hosts'; readonly hosts: readonly string[]; readonly categoryId: string | null }
  /** One page of a site, not the site: its key as `pageKeysOf` gives it. */
  | { readonly kind: 'page'; readonly key: string; readonly categoryId: string | null };

/** Pure: the same line is always read the same, whatever came before it. */
export type LineParser = (line: string) => ParsedLine;

export const empty: ParsedLine = { kind: 'empty' };
export const skipped = (why: SkipReason): ParsedLine => ({ kind: 'skipped', why });
export const listed = (hosts: readonly string[], categoryId: string | null = null): ParsedLine => ({
  kind: 'hosts',
  hosts,
  categoryId,
});
export const page = (key: string, categoryId: string | null = null): ParsedLine => ({
  kind: 'page',
  key,
  categoryId,
});
