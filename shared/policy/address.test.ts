import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostAndParents, isWithin, parseAddress } from './address.ts';

describe('parseAddress', () => {
  test.each([
    ['https://example.org', 'example.org'],
    ['https://EXAMPLE.Org./a?b#c', 'example.org'],
    ['http://user:pw@example.org:8080/', 'example.org'],
    ['https://bücher.test/', 'xn--bcher-kva.test'],
    ['https://ex%61mple.org/', 'example.org'],
    ['http://[::FFFF:1.2.3.4]:80/', '[::ffff:102:304]'],
    ['http://0x7f.1/', '127.0.0.1'],
  ])('%s is on %s', (url, host) => {
    expect(parseAddress(url)?.host).toBe(host);
  });

  test('takes an address apart', () => {
    expect(parseAddress('https://Example.org/A/b?q=1&r#part')).toEqual({
      href: 'https://example.org/A/b?q=1&r#part',
      scheme: 'https',
      host: 'example.org',
      isIpLiteral: false,
      path: '/A/b',
      query: 'q=1&r',
    });
  });

  test.each(['http://1.2.3.4/', 'http://16909060/', 'http://[::1]/', 'http://1.2.3.4./'])(
    '%s is a number, not a name',
    (url) => expect(parseAddress(url)?.isIpLiteral).toBe(true),
  );

  test.each([
    '',
    'example.org',
    '//example.org',
    'https://',
    'https://./',
    'http://a b/',
    `http://${'a.'.repeat(200)}b/`,
  ])('%s is no address', (url) => expect(parseAddress(url)).toBeNull());

  test('reads any text without failing', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((rest) => `http://${rest}`),
        ),
        (text) => {
          const address = parseAddress(text);
          expect(address === null || parseAddress(address.href)?.host === address.host).toBe(true);
        },
      ),
    );
  });
});

describe('hostAndParents', () => {
  test.each([
    ['a.b.example.org', ['a.b.example.org', 'b.example.org', 'example.org']],
    ['example.org', ['example.org']],
    ['localhost', ['localhost']],
    ['', ['']],
  ])('of %s', (host, names) => {
    expect(hostAndParents(host)).toEqual(names);
  });

  test('gives only names that the host is within', () => {
    fc.assert(
      fc.property(fc.domain(), (host) => {
        const names = hostAndParents(host);
        expect(names.every((name) => isWithin(host, name) && name.includes('.'))).toBe(true);
        expect(names).toHaveLength(host.split('.').length - 1);
      }),
    );
  });
});

test.each([
  ['a.example.org', 'example.org', true],
  ['example.org', 'example.org', true],
  ['notexample.org', 'example.org', false],
  ['org', 'example.org', false],
  ['example.org.evil.test', 'example.org', false],
])('%s within %s: %s', (host, parent, answer) => {
  expect(isWithin(host, parent)).toBe(answer);
});
