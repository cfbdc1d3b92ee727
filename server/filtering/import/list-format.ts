import type { ListFormatFound } from '#shared/api/category-lists.ts';
import { csvColumns, csvParser } from './parse-csv-line.ts';
import { parseAdblockLine, parseDomainLine, parseHostsFileLine, parseUrlLine } from './line-parsers.ts';
import type { LineParser } from './parsed-line.ts';

export type ListFormat = Exclude<ListFormatFound, 'ut1'>;

/** How to read the lines of one file. */
export interface LineReading {
  readonly format: ListFormat;
  readonly parse: LineParser;
  /** The first line is a heading. */
  readonly hasHeader: boolean;
}

const parsers: Record<Exclude<ListFormat, 'csv'>, LineParser> = {
  domains: parseDomainLine,
  'hosts-file': parseHostsFileLine,
  adblock: parseAdblockLine,
  urls: parseUrlLine,
};

/** As told, or by the look of the first line that says something; null for a line that does not. */
export const lineReading = (first: string, told: ListFormat | null): LineReading | null => {
  if (/^\s*(?:#.*)?$/.test(first)) return null;
  const format = told ?? looksLike(first);
  if (format !== 'csv') return { format, parse: parsers[format], hasHeader: false };
  const columns = csvColumns(first) ?? { separator: ',', host: 0, category: null, hasHeader: false };
  return { format, parse: csvParser(columns), hasHeader: columns.hasHeader };
};

const looksLike = (line: string): ListFormat => {
  if (/^(?:!|\[Adblock|@@|\|\|)/i.test(line)) return 'adblock';
  if (/^[\d.:a-f]+\s+\S/i.test(line)) return 'hosts-file';
  if (csvColumns(line) !== null) return 'csv';
  return line.includes('/') ? 'urls' : 'domains';
};
