import { expect, test } from 'vitest';
import { clientAddress, readSchoolNetworks } from './school-networks.ts';

test.each([
  ['203.0.113.0/24', '203.0.113.9', true],
  ['203.0.113.0/24', '::ffff:203.0.113.9', true],
  ['203.0.113.0/24', '203.0.114.9', false],
  ['203.0.113.7', '203.0.113.7', true],
  ['203.0.113.7', '203.0.113.8', false],
  ['198.51.100.0/24, 2001:db8:1::/48', '2001:db8:1:2::3', true],
  ['198.51.100.0/24 2001:db8:1::/48', '2001:db8:2::3', false],
  ['198.51.100.0/24', 'not an address', false],
  ['', '203.0.113.9', true],
  [' , ', 'anything', true],
])('with %j, %s is at school: %s', (networks, address, isAtSchool) => {
  expect(readSchoolNetworks(networks)?.has(address)).toBe(isAtSchool);
});

test.each(['school', '203.0.113.0/33', '203.0.113.0/', '203.0.113.0/2/4', '2001:db8::/129', '1.2.3.4 x'])(
  '%j is not understood',
  (text) => {
    expect(readSchoolNetworks(text)).toBeNull();
  },
);

test.each([
  ['no proxy of ours: what is forwarded is hearsay', '203.0.113.9', 0, '192.0.2.1'],
  ['one', '203.0.113.9', 1, '203.0.113.9'],
  ['one, and a client that makes something up', '10.9.9.9, 203.0.113.9', 1, '203.0.113.9'],
  ['two', '203.0.113.9, 192.0.2.2', 2, '203.0.113.9'],
  ['one that says nothing', undefined, 1, '192.0.2.1'],
])('behind %s', (_what, forwardedFor, proxies, address) => {
  expect(clientAddress('192.0.2.1', forwardedFor, proxies)).toBe(address);
});
