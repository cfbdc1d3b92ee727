import type { HostList } from './category-index.ts';

/**
 * The floor: those of the imported lists' hosts that the browser's own rules know too. It holds where the extension's
 * worker is not asked, and beneath it where it is.
 *
 * Every change of the browser's rules costs by the number of their hosts, and an emergency block waits for one:
 * `npm run bench -- subresources` prints what 30,000 cost beside more.
 */
export const maxFloorHosts = 30_000;

/** Where a child is harmed most by one page that slips through, the severest first. */
export const severestCategories: readonly string[] = [
  'self-harm',
  'adult',
  'hate-and-extremism',
  'violence',
  'ut1-dangerous-material',
  'ut1-stalkerware',
  'ut1-phishing',
  'ut1-malware',
  'proxies-and-vpn',
  'drugs',
  'gambling',
  'dating',
];

/** Text of a floor: a line with `#` and a category before its hosts, one a line. */
export const writeFloor = (lists: readonly HostList[]): string =>
  lists.map(({ id, hosts }) => `#${id}\n${[...hosts].join('\n')}\n`).join('');

/** What `writeFloor` wrote. */
export const readFloor = (text: string): HostList[] => {
  const lists: { id: string; hosts: string[] }[] = [];
  for (const line of text.split('\n')) {
    if (line.startsWith('#')) lists.push({ id: line.slice(1), hosts: [] });
    else if (line !== '') lists.at(-1)?.hosts.push(line);
  }
  return lists;
};
