import type { ByteSource, Chunks } from './byte-source.ts';
import { ImportRefused } from './import-refused.ts';

export interface TarEntry {
  /** As written in the archive; only ever a name, never opened. */
  readonly path: string;
  readonly bytes: Chunks;
}

const block = 512;
const maxEntries = 10_000;
const maxNameBytes = 4_096;

export const looksLikeTar = async (source: ByteSource): Promise<boolean> =>
  text((await source.peek(block)).subarray(257, 262)) === 'ustar';

/** The ordinary files of an archive in its order. Each is to be read, or not, before the next is asked for. */
export async function* readTar(source: ByteSource): AsyncGenerator<TarEntry> {
  let longName: string | null = null;
  for (let count = 0; ; count += 1) {
    if (count > maxEntries) throw new ImportRefused('too-large', 'The archive holds too many files.');
    const header = await source.take(block);
    if (header.every((byte) => byte === 0)) return;
    const { path, size, type } = readHeader(header);
    const padding = (block - (size % block)) % block;
    if (type === 'L' || type === 'x') longName = await readName(source, size, type);
    else {
      const bytes = source.read(size);
      if (type === '0' || type === '\0') yield { path: longName ?? path, bytes };
      for await (const _ of bytes) continue;
      longName = null;
    }
    await source.take(padding);
  }
}

const readHeader = (header: Uint8Array): { path: string; size: number; type: string } => {
  const sum = header.reduce((total, byte, place) => total + (place >= 148 && place < 156 ? 32 : byte), 0);
  const size = octal(header.subarray(124, 136));
  if (octal(header.subarray(148, 156)) !== sum || !Number.isSafeInteger(size)) {
    throw new ImportRefused('bad-message', 'The archive is damaged.');
  }
  const prefix = text(header.subarray(345, 500));
  const name = text(header.subarray(0, 100));
  return {
    path: prefix === '' ? name : `${prefix}/${name}`,
    size,
    type: String.fromCharCode(header[156] ?? 0),
  };
};

/** A name too long for the header, in GNU's way (`L`) or POSIX's (`x`). */
const readName = async (source: ByteSource, size: number, type: 'L' | 'x'): Promise<string | null> => {
  if (size > maxNameBytes) throw new ImportRefused('bad-message', 'The archive is damaged.');
  const written = text(await source.take(size));
  return type === 'L' ? written : (/(?:^|\n)\d+ path=(.*)\n/.exec(written)?.[1] ?? null);
};

const octal = (field: Uint8Array): number => {
  const digits = text(field).trim();
  return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number.NaN;
};

/** Up to the first zero byte. */
const text = (field: Uint8Array): string => {
  const end = field.indexOf(0);
  return Buffer.from(end < 0 ? field : field.subarray(0, end)).toString('utf8');
};
