import { BlockList, isIP } from 'node:net';

/** The addresses a school's own networks show to this server. */
export interface SchoolNetworks {
  /** Whether the school has named any. */
  readonly areNamed: boolean;
  /** True where no networks are set: then nobody counts as outside. */
  has(address: string): boolean;
}

const everywhere: SchoolNetworks = { areNamed: false, has: () => true };

/** From "203.0.113.0/24, 2001:db8::/32"; null when that is not understood. */
export const readSchoolNetworks = (text: string): SchoolNetworks | null => {
  const written = text.split(/[\s,]+/).filter((part) => part !== '');
  if (written.length === 0) return everywhere;
  const list = new BlockList();
  return written.every((network) => addTo(list, network)) ? within(list) : null;
};

const addTo = (list: BlockList, network: string): boolean => {
  const [address = '', bits, ...rest] = network.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  const most = version === 4 ? 32 : 128;
  if (bits !== undefined && !(/^\d{1,3}$/.test(bits) && Number(bits) <= most)) return false;
  list.addSubnet(address, Number(bits ?? most), version === 4 ? 'ipv4' : 'ipv6');
  return true;
};

const within = (list: BlockList): SchoolNetworks => ({
  areNamed: true,
  has: (address) => {
    // A socket open to both kinds names IPv4 addresses as IPv6 ones.
    const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
    return isIP(plain) !== 0 && list.check(plain, isIP(plain) === 4 ? 'ipv4' : 'ipv6');
  },
});

/** Where a connection came from: what the outermost of our own proxies says, or the other end where there is none. */
export const clientAddress = (
  remoteAddress: string,
  forwardedFor: string | undefined,
  trustedProxies: number,
): string => {
  const hops = [...(forwardedFor ?? '').split(',').map((part) => part.trim()), remoteAddress].filter(
    (part) => part !== '',
  );
  return hops[Math.max(0, hops.length - 1 - trustedProxies)] ?? remoteAddress;
};
