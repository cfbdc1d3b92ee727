import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Chunks } from './byte-source.ts';
import { ImportRefused } from './import-refused.ts';

/** The same bytes, refused once there are too many: a small file can unpack to more than any disk holds. */
export async function* atMost(chunks: Chunks, maxBytes: number): AsyncGenerator<Uint8Array> {
  let total = 0;
  for await (const chunk of chunks) {
    total += chunk.length;
    if (total > maxBytes) throw new ImportRefused('too-large', 'The list is too large.');
    yield chunk;
  }
}

/** Unpacked as it is read. Whoever stops reading stops the unpacking. */
export async function* gunzip(chunks: Chunks): AsyncGenerator<Uint8Array> {
  const unpacked = createGunzip();
  const fed = pipeline(Readable.from(chunks, { objectMode: false }), unpacked);
  // Told to the reader below as well, who alone answers for it.
  fed.catch(() => undefined);
  try {
    for await (const chunk of unpacked) yield chunk as Uint8Array;
  } catch (error) {
    if (!isZlibError(error)) throw error;
    throw new ImportRefused('bad-message', 'The file is damaged: it cannot be unpacked.');
  } finally {
    unpacked.destroy();
  }
}

/** Not the source's own failure. */
const isZlibError = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
