import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostSchema } from '#shared/policy/policy.ts';
import { parseAdblockLine, parseDomainLine, parseHostsFileLine, parseUrlLine } from './line-parsers.ts';
import { csvColumns, csvParser, toCategoryId } from './parse-csv-line.ts';
import { empty, listed, page, skipped, type LineParser, type ParsedLine } from './parsed-line.ts';

/** What each line is read as. */
const reads = (parse: LineParser, lines: Record<string, ParsedLine>): void => {
  test.each(Object.entries(lines))('%j', (line, expected) => {
    expect(parse(line)).toEqual(expected);
  });
};

describe('plain domains', () => {
  reads(parseDomainLine, {
    'games.example': listed(['games.example']),
    '  Games.Example.  # bets': listed(['games.example']),
    '*.games.example': listed(['games.example']),
    '.games.example': listed(['games.example']),
    'bücher.example': listed(['xn--bcher-kva.example']),
    'under_score.games.example': listed(['under_score.games.example']),
    '': empty,
    '# a comment': empty,
    'games.example/bets # one page': page('games.example/bets'),
    '192.0.2.7': skipped('ip-address'),
    '192.0.2.0/24': skipped('ip-address'),
    '2001:db8::1': skipped('ip-address'),
    example: skipped('single-label'),
    'co.uk': skipped('public-suffix'),
    'sch.uk': skipped('public-suffix'),
    'two words.example': skipped('not-a-host'),
    '-games.example': skipped('not-a-host'),
    '<html>': skipped('not-a-host'),
    [`${'a'.repeat(64)}.example`]: skipped('not-a-host'),
    [`${'a.'.repeat(130)}example`]: skipped('not-a-host'),
  });
});

describe('hosts files', () => {
  reads(parseHostsFileLine, {
    '0.0.0.0 games.example': listed(['games.example']),
    '127.0.0.1\tgames.example www.games.example # both': listed(['games.example', 'www.games.example']),
    ':: games.example': listed(['games.example']),
    '127.0.0.1 localhost': empty,
    '::1 ip6-localhost ip6-loopback': empty,
    '# 0.0.0.0 games.example': empty,
    '0.0.0.0': skipped('not-a-host'),
    'games.example': skipped('not-a-host'),
    '0.0.0.0 co.uk': skipped('public-suffix'),
  });
});

describe('AdBlock rules', () => {
  reads(parseAdblockLine, {
    '||games.example^': listed(['games.example']),
    '||games.example^$important,document': listed(['games.example']),
    '||games.example^$third-party': skipped('not-a-host-rule'),
    '||games.example^$domain=news.example': skipped('not-a-host-rule'),
    '||games.example/bets^': page('games.example/bets'),
    '||games.example/bets/*$important': page('games.example/bets'),
    '||games.example/bets/': page('games.example/bets'),
    '||games.example/*/bets': skipped('not-a-host-rule'),
    '||games.example/bets^$script': skipped('not-a-host-rule'),
    '||games.exam': skipped('not-a-host-rule'),
    '||games.*^': skipped('not-a-host-rule'),
    'games.example##.advert': skipped('not-a-host-rule'),
    '/banner[0-9]/': skipped('not-a-host-rule'),
    '@@||games.example^': skipped('exception'),
    '||192.0.2.7^': skipped('ip-address'),
    '! a comment': empty,
    '[Adblock Plus 2.0]': empty,
  });
});

describe('addresses', () => {
  reads(parseUrlLine, {
    'games.example': listed(['games.example']),
    'games.example/': listed(['games.example']),
    'https://games.example:8443/': listed(['games.example']),
    'games.example/bets/today': page('games.example/bets/today'),
    'http://user@games.example/?q=1': page('games.example/?q=1'),
    'games.example?q=1': page('games.example/?q=1'),
    'www.games.example/Bets//today/': page('games.example/Bets/today'),
    'games.example/#bets': listed(['games.example']),
    'm.youtube.com/watch?v=abcDEF12345&t=9': page('youtube.com/watch?v=abcDEF12345'),
    'youtu.be/abcDEF12345': page('youtube.com/watch?v=abcDEF12345'),
    [`games.example/${'x'.repeat(600)}`]: skipped('too-long'),
    '192.0.2.7/bets': skipped('ip-address'),
    '/bets': skipped('not-a-host'),
    '': empty,
  });
});

describe('CSV', () => {
  const parserFor = (firstLine: string): LineParser => {
    const columns = csvColumns(firstLine);
    if (columns === null) throw new Error('That is no CSV.');
    return csvParser(columns);
  };

  describe('by its headings', () => {
    reads(parserFor('"Category";"Notes";"Domain"'), {
      'Social Networks;"a;b ""c""";Chat.example': listed(['chat.example'], 'social-networks'),
      'Games;;"https://games.example/"': listed(['games.example'], 'games'),
      'Games;;https://games.example/bets': page('games.example/bets', 'games'),
      ';;games.example': skipped('bad-category'),
      Games: skipped('not-a-host'),
      '': empty,
    });
  });

  describe('without headings', () => {
    reads(parserFor('games.example,Games'), { 'games.example,Games': listed(['games.example'], 'games') });
  });

  describe('without categories', () => {
    reads(parserFor('rank,domain'), { '1,games.example': listed(['games.example']) });
  });

  test('a line of one cell is no CSV', () => {
    expect(csvColumns('games.example')).toBeNull();
  });

  test('a category must begin with a letter', () => {
    expect(toCategoryId('18+')).toBeNull();
    expect(toCategoryId(' Drugs & Alcohol ')).toBe('drugs-alcohol');
  });
});

test('whatever a line holds, it is read without failing, and a host listed is one that a policy takes', () => {
  const csv = csvParser({ separator: ',', host: 0, category: 1, hasHeader: false });
  const parsers = [parseDomainLine, parseHostsFileLine, parseAdblockLine, parseUrlLine, csv];
  const letters = fc.constantFrom(...'ab0.-_/|^$@#,"*: é'.split(''), '||', '://', '0.0.0.0 ');
  const line = fc.oneof(fc.string(), fc.string({ unit: letters }));
  fc.assert(
    fc.property(line, fc.constantFrom(...parsers), (text, parse) => {
      const parsed = parse(text);
      const hosts = parsed.kind === 'hosts' ? parsed.hosts : [];
      for (const host of hosts) {
        expect(hostSchema.parse(host)).toBe(host);
        expect(host).toContain('.');
      }
    }),
    { numRuns: 2_000 },
  );
});
