/** Whether the font has this letter. */
export type HasGlyph = (codePoint: number) => boolean;

const codeOf = (letter: string): string =>
  `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Zero-width marks, and what no paper shows. Two of them part or join the letters of Indic and Arabic scripts. */
const unseen =
  /(?!\n)(?!(?<=[\u0600-\u0bff])[\u200c\u200d])[\p{Cc}\p{Cf}\u2028\u2029]|\p{Variation_Selector}/gu;

/** A text as the font can show it: letters it does not have are named by their numbers, never shown as something else. */
export const printable = (text: string, hasGlyph: HasGlyph): string => {
  const whole = text
    .normalize('NFC')
    .replaceAll('\r\n', '\n')
    .replaceAll('\t', '    ')
    .replaceAll(unseen, '');
  const isMissing = (letter: string): boolean => letter !== '\n' && !hasGlyph(letter.codePointAt(0) ?? 0);
  let shown = '';
  let missing: string[] = [];
  const flush = (): void => {
    if (missing.length > 0) shown += `[${missing.map(codeOf).join(' ')}]`;
    missing = [];
  };
  for (const letter of whole) {
    if (isMissing(letter)) missing.push(letter);
    else {
      flush();
      shown += letter;
    }
  }
  flush();
  return shown;
};
