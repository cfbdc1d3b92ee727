import { expect, test } from 'vitest';
import { maxLineLength, readLines } from './read-lines.ts';

async function* pieces(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

const read = async (...texts: string[]): Promise<string[]> => {
  const lines: string[] = [];
  for await (const some of readLines(pieces(...texts))) lines.push(...some);
  return lines;
};

test('lines end as they do on any system, wherever the pieces break', async () => {
  expect(await read('a\r', '\nb\n', '\nc')).toEqual(['a', 'b', '', 'c']);
});

test('a letter may be in two pieces', async () => {
  const [first, second] = [Buffer.from('é').subarray(0, 1), Buffer.from('é').subarray(1)];
  async function* halves(): AsyncGenerator<Uint8Array> {
    yield first;
    yield second;
  }
  for await (const lines of readLines(halves())) expect(lines).toEqual(['é']);
});

test('of a line without an end only so much is kept as tells that it is too long', async () => {
  const [line] = await read(...Array.from({ length: 100 }, () => 'x'.repeat(1_000)));
  expect(line).toHaveLength(maxLineLength + 1);
});
