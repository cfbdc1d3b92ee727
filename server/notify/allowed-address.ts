import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

const inside = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  inside.addSubnet(network, bits, 'ipv4');
}
for (const [network, bits] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  inside.addSubnet(network, bits, 'ipv6');
}

/** True for an address of this machine, of a network inside, or of no single machine. */
export const isInside = (ip: string): boolean =>
  isIP(ip) === 0 || inside.check(ip, isIP(ip) === 4 ? 'ipv4' : 'ipv6');

const ownMachine = new Set(['localhost', '127.0.0.1', '[::1]']);
export const isOwnMachine = (address: string): boolean =>
  URL.canParse(address) && ownMachine.has(new URL(address).hostname);

export const insideSentence = 'The address leads into a network inside, where nothing may be sent.';
export const insideListSentence = 'The address leads into a network inside, from where no list is taken.';

/**
 * Why nothing may be sent to an address; null where it may be. Only https, and never into the school's own network; a school
 * that is tried out on one machine (`isTryOut`) may reach that machine.
 */
export const addressProblem = (address: string, isTryOut: boolean): string | null => {
  if (!URL.canParse(address)) return 'That is not an address.';
  const { protocol, hostname, username, password } = new URL(address);
  if (username !== '' || password !== '') return 'The address may not hold a name or password.';
  if (isOwnMachine(address)) return isTryOut && /^https?:$/.test(protocol) ? null : insideSentence;
  if (protocol !== 'https:') return 'The address has to begin with https://.';
  return isIpInside(hostname) ? insideSentence : null;
};

const isIpInside = (hostname: string): boolean => {
  const ip = hostname.replace(/^\[|\]$/g, '');
  return isIP(ip) !== 0 && isInside(ip);
};

/** Whether an address leads inside by what it says itself; what a name stands for is seen when it is looked up. */
export const leadsInside = (address: string, isTryOut: boolean): boolean =>
  isOwnMachine(address) ? !isTryOut : isIpInside(new URL(address).hostname);

class InsideError extends Error {}
export const isInsideError = (error: unknown): boolean => error instanceof InsideError;

/** Looks a name up and refuses what leads inside, at the moment of connecting: a name may change what it stands for. */
export const outsideOnly: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '', 4);
    const [first] = addresses;
    if (first === undefined || addresses.some(({ address }) => isInside(address))) {
      return callback(new InsideError(insideSentence), '', 4);
    }
    if (options.all) return callback(null, addresses);
    return callback(null, first.address, first.family);
  });
};
