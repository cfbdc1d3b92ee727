/** A program that opens the file would take these for a formula. A quote in front of them says that they are text. */
const danger = /^'*\s*[=+\-@＝＋－＠\t\r\n]/u;

const cellOf = (value: string): string => {
  const guarded = danger.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(guarded) || guarded !== guarded.trim()
    ? `"${guarded.replaceAll('"', '""')}"`
    : guarded;
};

/** As RFC 4180 has it, in UTF-8 with the mark that Excel wants; the first row is the header. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`;
