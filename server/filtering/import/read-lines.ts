import { StringDecoder } from 'node:string_decoder';
import type { Chunks } from './byte-source.ts';

/** No line of any list format is longer; a longer one is cut here, and so told apart by its length. */
export const maxLineLength = 4_096;

/** What a file in UTF-8 or UTF-16 may begin with. */
export const byteOrderMark = '\uFEFF';

/** Lines without their ends, many at a time. UTF-8, or UTF-16 where a byte order mark says so. */
export async function* readLines(chunks: Chunks): AsyncGenerator<string[]> {
  let decoder: StringDecoder | null = null;
  let open = '';
  for await (const chunk of chunks) {
    decoder ??= new StringDecoder(chunk[0] === 0xff && chunk[1] === 0xfe ? 'utf16le' : 'utf8');
    const lines = (open + decoder.write(chunk)).split(/\r?\n/);
    // One letter over is enough to know it by.
    open = (lines.pop() ?? '').slice(0, maxLineLength + 1);
    if (lines.length > 0) yield lines;
  }
  if (open !== '') yield [open];
}
