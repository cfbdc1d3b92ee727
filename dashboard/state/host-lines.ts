import { hostSchema } from '#shared/policy/policy.ts';
import { pageKeyOf } from '#shared/policy/page-key.ts';

export interface BadLine {
  /** Counted from 1, as editors do. */
  readonly line: number;
  readonly text: string;
  readonly why: string;
}

/** A line that may name one page or the whole site: only a person knows. */
export interface PageLine {
  readonly line: number;
  readonly page: string;
  readonly host: string;
}

/** What people paste: a whole address is cut to its host, an international name is put into its ASCII form. */
export const hostFrom = (text: string): string | null => {
  const url = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(url)) return null;
  const host = hostSchema.safeParse(new URL(url).hostname.replace(/^\*?\.|\.$/g, ''));
  return host.success && host.data.includes('.') ? host.data : null;
};

/** One host a line; empty lines and doubles are dropped, lines that name a page or no host are told of. */
export const parseHostLines = (text: string): { hosts: string[]; pages: PageLine[]; bad: BadLine[] } => {
  const hosts = new Set<string>();
  const pages: PageLine[] = [];
  const bad: BadLine[] = [];
  for (const [index, written] of text.split('\n').entries()) {
    const [line, trimmed] = [index + 1, written.trim()];
    if (trimmed === '') continue;
    const host = hostFrom(trimmed);
    const page = host === null ? null : pageKeyOf(trimmed);
    if (host === null) bad.push({ line, text: trimmed, why: 'is not a site name like museum.example' });
    else if (page === null) hosts.add(host);
    else pages.push({ line, page, host: host.replace(/^www\./, '') });
  }
  return { hosts: [...hosts], pages, bad };
};
