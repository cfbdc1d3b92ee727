import { expect, test } from 'vitest';
import { isProxySign, isRewritingProxy, proxySigns, type ProxySign } from './signs.ts';

const isProxy = (...signs: ProxySign[]): boolean => isRewritingProxy(new Set(signs));

test.each([
  [true, ['address-inside', 'same-route']],
  [true, ['address-in-query', 'same-route']],
  [true, ['false-location', 'elements-patched']],
  [true, ['rewritten-links', 'identity-patched']],
  [true, ['unreadable-route', 'unseen-request', 'worker-socket']],
  [false, ['same-route']],
  [false, ['false-location', 'unseen-request']],
] as const)('%s: %o', (is, signs) => expect(isProxy(...signs)).toBe(is));

test('nothing is a proxy that does not rewrite, whatever else it does', () => {
  const others = Object.keys(proxySigns).filter((sign) => isProxySign(sign) && !proxySigns[sign].isCore);
  expect(isProxy(...(others as ProxySign[]))).toBe(false);
});

test('no single sign is enough', () => {
  for (const sign of Object.keys(proxySigns)) expect(isProxySign(sign) && isProxy(sign)).toBe(false);
});

test('names of inherited things are no signs', () => {
  for (const name of ['constructor', 'toString', '__proto__', '', null])
    expect(isProxySign(name)).toBe(false);
});
