import { pageKeyOf } from '#shared/policy/page-key.ts';
import { listed, page, skipped, type ParsedLine } from './parsed-line.ts';

/** What follows a canonical host in a list (`/path?query`): one page of it, or the whole site where it names none. */
export const readListPage = (host: string, rest: string): ParsedLine => {
  if (/^\/*(?:#|$)/.test(rest)) return listed([host]);
  const key = pageKeyOf(`http://${host}${rest.startsWith('/') ? rest : `/${rest}`}`);
  return key === null ? skipped('too-long') : page(key);
};
