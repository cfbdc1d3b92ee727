import fc from 'fast-check';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { success, type Result } from '#shared/result.ts';
import { starterCategories } from '../starter-categories/index.ts';
import { importFile, importFolder, type ImportOptions } from './import-lists.ts';
import type { ImportedLists, OnEntry } from './list-collector.ts';
import { ut1Categories, ut1CategoryId } from './ut1-categories.ts';

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

interface Imported extends ImportedLists {
  readonly entries: readonly (readonly [string, string])[];
}

/** With all entries it told. */
const collected = async (
  read: (onEntry: OnEntry) => Promise<Result<ImportedLists>>,
): Promise<Result<Imported>> => {
  const entries: [string, string][] = [];
  const result = await read((categoryId, entry) => entries.push([categoryId, entry]));
  return result.ok ? success({ ...result.value, entries }) : result;
};

const importBytes = (
  content: string | Uint8Array,
  options: Partial<ImportOptions> = {},
  pieceSize = 65_536,
): Promise<Result<Imported>> =>
  collected((onEntry) => {
    const bytes = inPieces(Buffer.from(content), pieceSize);
    return importFile('list.txt', bytes, { categoryId: 'imported', onEntry, ...options });
  });

const taken = (result: Result<Imported>): Imported => {
  if (!result.ok) throw new Error(result.detail);
  return result.value;
};
const byCategory = (entries: Imported['entries']): Record<string, string[]> => {
  const lists: Record<string, string[]> = {};
  for (const [id, entry] of entries) (lists[id] ??= []).push(entry);
  return lists;
};
const hostsOf = ({ entries }: Imported) => byCategory(entries.filter(([, entry]) => !entry.includes('/')));
const pagesOf = ({ entries }: Imported) => byCategory(entries.filter(([, entry]) => entry.includes('/')));

/** One block of a tar archive's header, and the content padded to whole blocks. */
const tarFile = (path: string, content: string, type = '0'): Buffer => {
  const header = Buffer.alloc(512);
  const body = Buffer.from(content);
  header.write(path.slice(0, 100), 0);
  header.write(`${body.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write('        ', 148);
  header.write(type, 156);
  header.write('ustar', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([header, body, Buffer.alloc((512 - (body.length % 512)) % 512)]);
};
const tar = (...files: Buffer[]): Buffer => Buffer.concat([...files, Buffer.alloc(1_024)]);

const longFolder = `lists/${'deep/'.repeat(30)}games`;
const archive = tar(
  tarFile('blacklists/', '', '5'),
  tarFile('blacklists/gambling/domains', 'bets.example\n192.0.2.7\nwww.bets.example\n'),
  tarFile('blacklists/gambling/usage', 'black\n'),
  tarFile('blacklists/gambling/urls', 'news.example/bets\nodds.example/\n'),
  tarFile('blacklists/gambling/link', '', '2'),
  tarFile('././@LongLink', `${longFolder}/domains\0`, 'L'),
  tarFile(`${longFolder}/domains`, 'play.example\n'),
  tarFile('blacklists/manga/domains', 'comics.example\n'),
);
const archiveHosts = {
  gambling: ['bets.example', 'www.bets.example', 'odds.example'],
  games: ['play.example'],
  'ut1-manga': ['comics.example'],
};

describe('an archive in UT1’s layout', () => {
  test.each([
    ['packed', gzipSync(archive)],
    ['not packed', archive],
  ])('gives each category its hosts, %s', async (_, bytes) => {
    const lists = taken(await importBytes(bytes));
    expect(hostsOf(lists)).toEqual(archiveHosts);
    expect(pagesOf(lists)['gambling']).toEqual(['news.example/bets']);
    expect(lists.format).toBe('ut1');
    expect(lists).toMatchObject({ hostCount: 5, pageCount: 1, skippedCounts: { 'ip-address': 1 } });
    expect(lists.skipped).toEqual([{ file: 'gambling/domains', line: 2, why: 'ip-address' }]);
  });

  test('is read the same in whatever pieces it arrives', async () => {
    const packed = gzipSync(archive);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 700 }), fc.boolean(), async (size, isPacked) => {
        const lists = taken(await importBytes(isPacked ? packed : archive, {}, size));
        expect(hostsOf(lists)).toEqual(archiveHosts);
      }),
      { numRuns: 40 },
    );
  });

  test('as a folder gives the same', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'thinkclick-lists-'));
    try {
      await mkdir(join(folder, 'gambling'));
      await writeFile(join(folder, 'gambling/domains'), 'bets.example\n');
      await writeFile(join(folder, 'gambling/usage'), 'black\n');
      await writeFile(join(folder, 'global_usage'), 'anything\n');
      const lists = taken(
        await collected((onEntry) => importFolder(folder, { categoryId: 'imported', onEntry })),
      );
      expect(hostsOf(lists)).toEqual({ gambling: ['bets.example'] });
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('names categories of ours, or keeps its own names marked', () => {
    const ours = new Set(starterCategories.map(({ id }) => id));
    for (const id of Object.values(ut1Categories)) expect(ours).toContain(id);
    expect(ut1CategoryId('liste_blanche')).toBe('ut1-liste-blanche');
    expect(ut1CategoryId('constructor')).toBe('ut1-constructor');
    expect(ut1CategoryId('x'.repeat(60))).toBeNull();
  });
});

describe('a single list is known by its look', () => {
  test.each([
    ['plain domains', '# list\n\nbets.example\r\nodds.example'],
    ['a hosts file', '# list\n127.0.0.1 localhost\n0.0.0.0 bets.example odds.example\n'],
    ['AdBlock rules', '[Adblock Plus 2.0]\n! list\n||bets.example^\n||odds.example^$document\n'],
    ['addresses', 'https://bets.example/\nhttps://odds.example\n'],
    ['CSV', 'domain,rank\nbets.example,1\nodds.example,2\n'],
    ['a list with a byte order mark', '\uFEFF[Adblock Plus 2.0]\n||bets.example^\n||odds.example^\n'],
  ])('%s', async (_, text) => {
    for (const size of [1, 7, 65_536]) {
      const lists = taken(await importBytes(text, {}, size));
      expect(hostsOf(lists)).toEqual({ imported: ['bets.example', 'odds.example'] });
      expect(lists.skippedCounts).toEqual({});
    }
  });

  test('in UTF-16 too', async () => {
    const bytes = Buffer.from('\uFEFFbets.example\todds\r\n', 'utf16le');
    expect(hostsOf(taken(await importBytes(bytes)))).toEqual({ odds: ['bets.example'] });
  });

  test('or read as it is told to', async () => {
    const lists = taken(await importBytes('bets.example/odds\n', { format: 'urls' }));
    expect(lists).toMatchObject({ hostCount: 0, pageCount: 1 });
  });
});

describe('a public suffix', () => {
  test('of a registry is left out, also beside another host, and those above listed hosts are told', async () => {
    const lists = taken(await importBytes('sch.uk\nco.uk\ntokyo.jp\nbets.co.uk\na.test\n'));
    expect(hostsOf(lists)).toEqual({ imported: ['bets.co.uk', 'a.test'] });
    expect(lists.skippedCounts).toEqual({ 'public-suffix': 3 });
    expect([...lists.publicSuffixes]).toEqual(['co.uk']);
  });

  test('of a company is taken, and told', async () => {
    const lists = taken(await importBytes('blogspot.com\na.test\nmine.blogspot.com\n'));
    expect(hostsOf(lists)).toEqual({ imported: ['blogspot.com', 'a.test', 'mine.blogspot.com'] });
    expect(lists.sharedHosts).toEqual(['blogspot.com']);
  });
});

test('no list adds to the sealed category', async () => {
  const lists = taken(await importBytes('host,category\na.test,Illegal\nb.test,Games\n'));
  expect(hostsOf(lists)).toEqual({ games: ['b.test'] });
  expect(lists.skipped).toEqual([{ file: 'list.txt', line: 2, why: 'bad-category' }]);
});

describe('a bad line', () => {
  test('is left out and told with its number', async () => {
    const lists = taken(await importBytes('a.example\nb.example\n\nnot a host\nc.example\nco.uk\n'));
    expect(hostsOf(lists)).toEqual({ imported: ['a.example', 'b.example', 'c.example'] });
    expect(lists.skipped).toEqual([
      { file: 'list.txt', line: 4, why: 'not-a-host' },
      { file: 'list.txt', line: 6, why: 'public-suffix' },
    ]);
    expect(lists.lineCount).toBe(6);
  });

  test('of any length does not spoil the next', async () => {
    const text = `${'a.example\n'.repeat(3)}${'x'.repeat(300_000)}\nb.example\n`;
    const lists = taken(await importBytes(text, {}, 1_000));
    expect(lists.skipped).toEqual([{ file: 'list.txt', line: 4, why: 'too-long' }]);
    expect(hostsOf(lists).imported).toContain('b.example');
  });

  test('is counted, and the first two hundred told', async () => {
    const lists = taken(await importBytes('a.example\n192.0.2.7\n'.repeat(300)));
    expect(lists.skippedCounts).toEqual({ 'ip-address': 300 });
    expect(lists.skipped).toHaveLength(200);
  });
});

describe('a file is refused as a whole', () => {
  const reasonOf = async (content: string | Uint8Array, options: Partial<ImportOptions> = {}) => {
    const result = await importBytes(content, options);
    return result.ok ? 'taken' : result.reason;
  };
  const packed = gzipSync(archive);
  const damaged = Buffer.from(archive);
  damaged[512 + 3] = 120;

  test.each([
    ['empty', ''],
    ['without a host', '# nothing\n\n'],
    ['a web page', '<!doctype html>\n<p>Sign in\n<p>to go on\nsite.example\n'],
    ['cut short', packed.subarray(0, packed.length - 40)],
    ['an archive cut short', archive.subarray(0, 1_700)],
    ['a damaged archive', damaged],
    ['an archive of other files', tar(tarFile('photo.jpg', 'x'))],
    ['packed, and nothing of it right', Buffer.of(0x1f, 0x8b, 1, 2, 3)],
  ])('%s', async (_, content) => {
    expect(await reasonOf(content)).toBe('bad-message');
  });

  test('that unpacks to more than is allowed', async () => {
    const bomb = gzipSync(Buffer.alloc(5_000_000, 'a.example\n'));
    expect(bomb.length).toBeLessThan(50_000);
    expect(await reasonOf(bomb, { maxBytes: 1_000_000 })).toBe('too-large');
    const hidden = gzipSync(
      tar(tarFile('skipped.bin', 'x'.repeat(2_000_000)), tarFile('a/domains', 'a.example')),
    );
    expect(await reasonOf(hidden, { maxBytes: 1_000_000 })).toBe('too-large');
  });
});

test('progress is told while it reads', async () => {
  const told: number[] = [];
  await importBytes(
    'a.example\n'.repeat(1_000),
    { onProgress: ({ hostCount }) => told.push(hostCount) },
    1_000,
  );
  expect(told.length).toBeGreaterThan(5);
  expect(told.at(-1)).toBe(1_000);
});

test.each([
  ['a list', Buffer.from('a.example\n')],
  ['a packed archive', gzipSync(archive).subarray(0, 100)],
])('what the source of %s fails with is not taken for a bad file', async (_, begun) => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield begun;
    throw new Error('The disk is gone.');
  }
  const onEntry = (): void => undefined;
  const importing = importFile('list.txt', broken(), { categoryId: 'imported', onEntry });
  await expect(importing).rejects.toThrow('The disk is gone.');
});
