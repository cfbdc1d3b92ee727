import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAddress } from './address.ts';
import { hostsWithin, maxWraps, unwrap } from './wrapped-address.ts';
import { wrappingServices } from './wrapping-services.ts';

const inside = (url: string): string | null | undefined => {
  const address = parseAddress(url);
  if (address === null) throw new Error(`No address: ${url}`);
  const wrapped = unwrap(address);
  return wrapped === null ? undefined : (wrapped.inside?.href ?? null);
};

test.each([
  [
    'https://translate.google.com/translate?sl=fr&tl=en&u=https%3A%2F%2Fbets.example%2Fa%3Fb%3D1',
    'https://bets.example/a?b=1',
  ],
  ['https://translate.google.co.uk/?op=websites&u=bets.example', 'http://bets.example/'],
  ['https://translate.google.com/website?sl=auto&tl=en&U=http:/bets.example/', 'http://bets.example/'],
  [
    'https://www-bets-example.translate.goog/win?x=1&_x_tr_sl=fr&_x_tr_tl=en',
    'https://www.bets.example/win?x=1',
  ],
  ['https://my--bets-example.translate.goog/?_x_tr_sch=http&_x_tr_sl=auto', 'http://my-bets.example/'],
  ['https://0-bcher--kva-example.translate.goog/?_x_tr_enc=0', 'https://xn--bcher-kva.example/'],
  ['https://1-a--b-example.translate.goog/?_x_tr_enc=1', 'https://a-b.example/'],
  ['https://t-example.translate.goog/?_x_tr_hp=be', 'https://bet.example/'],
  ['https://www.google.com/amp/s/bets.example/page?a=1', 'https://bets.example/page?a=1'],
  ['https://www.google.co.uk/amp/bets.example', 'http://bets.example/'],
  ['https://www.bing.com/amp/s/bets.example/', 'https://bets.example/'],
  ['https://bets-example.cdn.ampproject.org/c/s/bets.example/p', 'https://bets.example/p'],
  ['https://bets-example.cdn.ampproject.org/wp/s/bets.example/p', 'https://bets.example/p'],
  ['https://www.google.com/url?sa=t&q=words&url=https%3A%2F%2Fbets.example%2F', 'https://bets.example/'],
  ['https://www.google.de/url?q=https://bets.example/', 'https://bets.example/'],
  ['https://www.google.com/imgres?imgurl=https%3A%2F%2Fbets.example%2Fa.png', 'https://bets.example/a.png'],
  [
    'https://webcache.googleusercontent.com/search?q=cache:AbCdEfGhIjKl:bets.example/a+win',
    'http://bets.example/a',
  ],
  [
    'https://webcache.googleusercontent.com/search?q=cache%3Ahttps%3A%2F%2Fbets.example',
    'https://bets.example/',
  ],
  [
    'https://docs.google.com/viewer?url=https://bets.example/a.pdf&embedded=true',
    'https://bets.example/a.pdf',
  ],
  ['https://docs.google.com/viewerng/viewer?url=bets.example/a.pdf', 'http://bets.example/a.pdf'],
  ['https://docs.google.com/gview?embedded=true&url=http%3A%2F%2Fbets.example', 'http://bets.example/'],
  [
    'https://view.officeapps.live.com/op/embed.aspx?src=https%3A%2F%2Fbets.example%2Fa.docx',
    'https://bets.example/a.docx',
  ],
  ['https://www.translatetheweb.com/?from=&to=en&a=https%3A%2F%2Fbets.example', 'https://bets.example/'],
  ['https://www.bing.com/ck/a?!&&p=1&u=a1aHR0cHM6Ly9iZXRzLmV4YW1wbGUvcGw&ntb=1', 'https://bets.example/pl'],
  ['https://duckduckgo.com/l/?uddg=https%3A%2F%2Fbets.example%2F&rut=1', 'https://bets.example/'],
  ['https://web.archive.org/web/20240131120000/https://bets.example/a?b=c', 'https://bets.example/a?b=c'],
  ['https://web.archive.org/web/2024id_/bets.example', 'http://bets.example/'],
  ['https://web.archive.org/web/*/bets.example*', 'http://bets.example/'],
  ['https://web.archive.org/web/https:/bets.example/', 'https://bets.example/'],
  ['https://web.archive.org/web/2024/https%3A%2F%2Fbets.example%2F', 'https://bets.example/'],
  ['https://web.archive.org/save/bets.example', 'http://bets.example/'],
  [
    'https://webarchive.nationalarchives.gov.uk/ukgwa/20200101000000/https://bets.example/',
    'https://bets.example/',
  ],
  ['https://arquivo.pt/wayback/20200101/https://bets.example/', 'https://bets.example/'],
  ['https://archive.ph/newest/https://bets.example/', 'https://bets.example/'],
  ['https://archive.is/2020.01.02-030405/https://bets.example/', 'https://bets.example/'],
  ['https://archive.today/https://bets.example/', 'https://bets.example/'],
  ['https://archive.li/AbC12', null],
  ['https://archive.vn/submit/?url=https%3A%2F%2Fbets.example', 'https://bets.example/'],
  ['https://perma.cc/AB12-CD34', null],
  ['https://cc.bingj.com/cache.aspx?d=123&w=abc', null],
  [
    'https://translated.turbopages.org/proxy_u/pl.en.1a2b/https/bets.example/wiki',
    'https://bets.example/wiki',
  ],
  ['https://translated.turbopages.org/proxy_u/pl.en/bets.example/wiki', 'http://bets.example/wiki'],
  ['https://bets-example.turbopages.org/bets.example/s/news', 'https://bets.example/s/news'],
  [
    'https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fbets.example%2F&data=1',
    'https://bets.example/',
  ],
  ['https://www.youtube.com/redirect?event=video&q=https%3A%2F%2Fbets.example', 'https://bets.example/'],
  // Said twice, or not at all.
  ['https://translate.google.com/translate?u=https://a.example&u=https://bets.example', null],
  ['https://translate.google.com/translate?u=javascript:alert(1)', null],
  ['https://translate.google.com/translate?u=http://a%20b/', null],
  ['https://www.bing.com/ck/a?u=zz', null],
])('inside %s is %s', (url, page) => {
  expect(inside(url)).toBe(page);
});

test.each([
  'https://translate.google.com/?sl=fr&tl=en&text=https%3A%2F%2Fbets.example&op=translate',
  'https://translate.google.com/translate?u=',
  'https://www.google.com/search?q=https%3A%2F%2Fbets.example',
  'https://www.google.com/amphibians',
  'https://docs.google.com/document/d/abc/edit?url=https://bets.example',
  'https://web.archive.org/',
  'https://archive.org/details/2024/https',
  'https://archive.ph/',
  'https://www.bing.com/search?u=a1aHR0cHM6Ly9iZXRzLmV4YW1wbGU',
  'https://www.youtube.com/watch?v=1&q=https://bets.example',
  'https://share.example/?url=https%3A%2F%2Fbets.example',
  'https://nottranslate.goog/',
])('%s shows no other page', (url) => {
  expect(inside(url)).toBeUndefined();
});

describe('all hosts in an address', () => {
  test('are given from the outside in, however deep up to the bound', () => {
    const wrap = (url: string): string =>
      `https://translate.google.com/translate?u=${encodeURIComponent(url)}`;
    const archived = 'https://web.archive.org/web/2024/https://bets.example/';
    expect(hostsWithin(wrap(archived))).toEqual(['translate.google.com', 'web.archive.org', 'bets.example']);
    let deep = 'https://bets.example/';
    for (let depth = 0; depth < 12; depth += 1) deep = wrap(deep);
    expect(hostsWithin(deep)).toHaveLength(maxWraps + 1);
  });
});

test('every form has a source and a date', () => {
  for (const { source, checked, forms, hosts } of wrappingServices) {
    expect(source.length).toBeGreaterThan(10);
    expect(checked).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(forms.length * hosts.length).toBeGreaterThan(0);
  }
});

test('anything at all is answered', () => {
  const host = fc.constantFrom(
    ...wrappingServices.flatMap(({ hosts }) => hosts.slice(0, 2)),
    'translate.google.com',
  );
  const path = fc.constantFrom(
    'translate',
    'url',
    'amp/s',
    'web/2024',
    'viewer',
    'ck/a',
    'newest',
    'proxy_u/a',
  );
  fc.assert(
    fc.property(host, path, fc.string(), fc.string(), (name, start, rest, value) => {
      const address = parseAddress(`https://x.${name}/${start}/${rest}?u=${value}&url=${value}&q=${value}`);
      if (address !== null) expect(unwrap(address)?.inside?.host).not.toBe('');
    }),
  );
});
