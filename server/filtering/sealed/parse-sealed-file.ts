import { nameSchema } from '#shared/people.ts';
import { failure, success, type Result } from '#shared/result.ts';

export interface SealedFile {
  readonly source: string;
  /** ISO date. */
  readonly issued: string;
  /** SHA-256, hexadecimal, each once. */
  readonly hashes: readonly string[];
}

const firstLine = 'thinkclick sealed list 1';
const wrong = (line: number, why: string): Result<SealedFile> =>
  failure('bad-message', `Line ${line}: ${why} Nothing was changed.`);

/**
 * The file that a member makes of a list: what it is, who issued it and when, then one SHA-256 a line of each host
 * (`site.example`) or page (`site.example/path`). One bad line and nothing of it is taken.
 */
export const parseSealedFile = (text: string): Result<SealedFile> => {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (lines[0]?.trim() !== firstLine) return wrong(1, `this must be “${firstLine}”.`);
  const source = nameSchema.safeParse(/^source:(.*)$/.exec(lines[1] ?? '')?.[1]);
  if (!source.success) return wrong(2, 'this must be “source:” and who issued the list.');
  const issued = /^issued:\s*(\d{4}-\d{2}-\d{2})\s*$/.exec(lines[2] ?? '')?.[1];
  if (issued === undefined) return wrong(3, 'this must be “issued:” and a date such as 2026-11-01.');
  const hashes = new Set<string>();
  for (const [index, line] of lines.slice(3).entries()) {
    const entry = line.trim().toLowerCase();
    if (entry === '') continue;
    if (!/^[0-9a-f]{64}$/.test(entry)) return wrong(index + 4, 'this is no SHA-256 in hexadecimal.');
    hashes.add(entry);
  }
  if (hashes.size === 0) return failure('bad-message', 'The list is empty. Nothing was changed.');
  return success({ source: source.data, issued, hashes: [...hashes] });
};
