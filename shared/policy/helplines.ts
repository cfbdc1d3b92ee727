import { hostAndParents, parseAddress } from './address.ts';

/** Where a child in trouble finds a grown-up who is not at school: Childline, and the police's CEOP for what happens online. */
export const helplineHosts = ['childline.org.uk', 'ceop.police.uk'] as const;

const known: ReadonlySet<string> = new Set(helplineHosts);

export const isHelplineHost = (names: readonly string[]): boolean => names.some((name) => known.has(name));

/** Never filtered, never pictured, and nobody at school is told of it, nor of what its pages make themselves. */
export const isHelpline = (url: string): boolean => {
  const address = parseAddress(url.replace(/^(?:blob|filesystem):/, ''));
  return address !== null && /^https?$/.test(address.scheme) && isHelplineHost(hostAndParents(address.host));
};
