import { readListHost } from './list-host.ts';
import { readListPage } from './list-page.ts';
import { empty, listed, skipped, type LineParser, type ParsedLine } from './parsed-line.ts';

const oneHost = (text: string): ParsedLine => {
  const read = readListHost(text);
  return read.ok ? listed([read.host]) : skipped(read.why);
};

const withoutComment = (line: string): string => line.replace(/(?:^|\s)#.*$/, '').trim();

/** One host a line, or a page of one; `#` begins a comment. */
export const parseDomainLine: LineParser = (line) => {
  const text = withoutComment(line);
  if (text === '') return empty;
  return text.includes('/') ? parseUrlLine(text) : oneHost(text);
};

const addressField = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]*:[0-9a-f:.]*(?:%\w+)?)$/i;
/** What a machine calls itself and its neighbours. */
const ownNames = new Set(['localhost', 'localhost.localdomain', 'local', 'broadcasthost', '0.0.0.0']);
const isOwnName = (name: string): boolean => ownNames.has(name) || name.startsWith('ip6-');

/** `0.0.0.0 host another.host`, as an operating system's hosts file. */
export const parseHostsFileLine: LineParser = (line) => {
  const [address, ...names] = withoutComment(line).split(/\s+/);
  if (address === undefined || address === '') return empty;
  if (!addressField.test(address)) return skipped('not-a-host');
  const others = names.filter((name) => !isOwnName(name.toLowerCase()));
  if (others.length === 0) return names.length === 0 ? skipped('not-a-host') : empty;
  const read = others.map(readListHost);
  const hosts = read.flatMap((each) => (each.ok ? [each.host] : []));
  const [first] = read;
  return hosts.length === 0 && first?.ok === false ? skipped(first.why) : listed(hosts);
};

/** `host/path`, with or without a scheme: a page, or the whole site where no path follows. */
export const parseUrlLine: LineParser = (line) => {
  const text = line.trim();
  if (text === '' || text.startsWith('#')) return empty;
  const [, authority = '', rest = ''] = /^(?:[a-z][a-z0-9+.-]*:\/\/)?([^/?#]*)(.*)$/i.exec(text) ?? [];
  const read = readListHost(authority.replace(/^.*@/, '').replace(/:\d*$/, ''));
  if (!read.ok) return skipped(read.why);
  return rest === '' || rest === '/' ? listed([read.host]) : readListPage(read.host, rest);
};

/** Options that do not narrow a rule to some pages, requests or people. */
const wideOptions = new Set(['important', 'all', 'document', 'doc', 'popup']);

/** Of AdBlock's rules only those for a whole host (`||host^`) or for all pages below a path of it (`||host/path`). */
export const parseAdblockLine: LineParser = (line) => {
  const text = line.trim();
  if (text === '' || text.startsWith('!') || /^\[[^\]]*\]$/.test(text)) return empty;
  if (text.startsWith('@@')) return skipped('exception');
  const [, host, path = '', options] =
    /^\|\|([^/^$*|#?=]+)(\/[^^$*|#?=]*)?(?:\^\|?|\||\*)?(?:\$(.+))?$/.exec(text) ?? [];
  const isWide = options?.split(',').every((option) => wideOptions.has(option.trim())) ?? true;
  if (host === undefined || !isWide || !/[/^]/.test(text)) return skipped('not-a-host-rule');
  const read = readListHost(host);
  if (!read.ok) return skipped(read.why);
  return path === '' || path === '/' ? listed([read.host]) : readListPage(read.host, path);
};
