import { categoryIdSchema } from '#shared/policy/policy.ts';
import { parseUrlLine } from './line-parsers.ts';
import { empty, skipped, type LineParser } from './parsed-line.ts';

/** Which columns hold what; numbers from 0. */
export interface CsvColumns {
  readonly separator: ',' | ';' | '\t';
  readonly host: number;
  readonly category: number | null;
  readonly hasHeader: boolean;
}

const hostNames = /^(?:domain|host|hostname|site|website|url|address)s?$/i;
const categoryNames = /^(?:category|categories|type|group)$/i;

/** Read off the first line: by its headings, or host first and category second where there are none. Null for no CSV. */
export const csvColumns = (firstLine: string): CsvColumns | null => {
  const separator = ([',', ';', '\t'] as const).find((each) => firstLine.includes(each));
  if (separator === undefined) return null;
  const cells = cellsOf(firstLine, separator);
  const host = cells.findIndex((cell) => hostNames.test(cell));
  const category = cells.findIndex((cell) => categoryNames.test(cell));
  if (host < 0) return { separator, host: 0, category: 1, hasHeader: false };
  return { separator, host, category: category < 0 ? null : category, hasHeader: true };
};

/** A record on one line. The headings are skipped by whoever reads the lines. */
export const csvParser =
  ({ separator, host, category }: CsvColumns): LineParser =>
  (line) => {
    if (line.trim() === '') return empty;
    const cells = cellsOf(line, separator);
    const parsed = parseUrlLine(cells[host] ?? '');
    if (parsed.kind === 'empty') return skipped('not-a-host');
    if (parsed.kind === 'skipped' || category === null) return parsed;
    const categoryId = toCategoryId(cells[category] ?? '');
    return categoryId === null ? skipped('bad-category') : { ...parsed, categoryId };
  };

/** "Social Networks" is `social-networks`; null for what cannot be made an id. */
export const toCategoryId = (name: string): string | null => {
  const id = name
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return categoryIdSchema.safeParse(id).success ? id : null;
};

/** Cells may be quoted, and then hold the separator; `""` is a quote. */
const cellsOf = (line: string, separator: string): string[] => {
  const cells: string[] = [];
  let [cell, isQuoted] = ['', false];
  for (let place = 0; place < line.length; place += 1) {
    const letter = line[place] ?? '';
    if (letter === '"' && isQuoted && line[place + 1] === '"') {
      cell += '"';
      place += 1;
    } else if (letter === '"') isQuoted = !isQuoted;
    else if (letter === separator && !isQuoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += letter;
  }
  return [...cells, cell.trim()];
};
