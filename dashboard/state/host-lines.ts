import { hostSchema } from '#shared/policy/policy.ts';

export interface BadLine {
  /** Counted from 1, as editors do. */
  readonly line: number;
  readonly text: string;
  readonly why: string;
}

/** Takes what people paste: a whole address is cut to its host, an international name is put into its ASCII form. */
const hostFrom = (text: string): string | null => {
  const url = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(url)) return null;
  const host = hostSchema.safeParse(new URL(url).hostname.replace(/^\*?\.|\.$/g, ''));
  return host.success && host.data.includes('.') ? host.data : null;
};

/** One host a line; empty lines and doubles are dropped, lines that name no host are told of. */
export const parseHostLines = (text: string): { hosts: string[]; bad: BadLine[] } => {
  const hosts = new Set<string>();
  const bad: BadLine[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const trimmed = line.trim();
    if (trimmed === '') continue;
    const host = hostFrom(trimmed);
    if (host === null)
      bad.push({ line: index + 1, text: trimmed, why: 'is not a site name like museum.example' });
    else hosts.add(host);
  }
  return { hosts: [...hosts], bad };
};
