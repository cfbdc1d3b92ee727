/**
 * Letters that pass for a Latin one at a glance, by the Latin letter: Cyrillic, Greek, a few others, and digits. Made by
 * looking at them side by side in the fonts of a Chromebook.
 */
const lookingLike: Readonly<Record<string, string>> = {
  a: 'аαɑàáâãäåāăąǎạảấầ4',
  b: 'ьЬвßƅḃḅ8',
  c: 'сϲçćĉċčƈ',
  d: 'ԁɗďđḋḍ',
  e: 'еёҽєεèéêëēĕėęěẹẻẽếề3',
  f: 'ſƒḟ',
  g: 'ɡցĝğġģǵǧ',
  h: 'һհнĥħḣḥ',
  i: 'іїιíìîïĩīĭįıɩǐịỉ',
  j: 'јϳĵ',
  k: 'кκķĸḳ',
  l: 'ӏΙlĺļľŀłḷ1',
  m: 'мṁṃ',
  n: 'пηռñńņňŋṅṇ',
  o: 'оοσөòóôõöøōŏőơǒọỏốồ0',
  p: 'рρṗ',
  q: 'ԛգզ',
  r: 'гŕŗřṙṛ',
  s: 'ѕśŝşšșṡṣ5',
  t: 'тτţťŧțṫṭ7',
  u: 'υսцùúûüũūŭůűųưǔụủ',
  v: 'ѵνṽṿ',
  w: 'ԝωшŵẁẃẅẇ',
  x: 'хχҳẋẍ',
  y: 'уүγýÿŷỳỵỷỹ',
  z: 'źżžẑẓ',
};

const latinFor: ReadonlyMap<string, string> = new Map(
  Object.entries(lookingLike).flatMap(([latin, others]) => [...others].map((other) => [other, latin])),
);

const cyrillicOrGreek = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/u;
const latin = /\p{Script=Latin}/u;

/** Latin letters beside letters of another alphabet that look the same: no language is written so. */
export const isMixedScript = (label: string): boolean => cyrillicOrGreek.test(label) && latin.test(label);

/** What a hurried reader takes a label for: "pаypa1" and "paypal" are one. `one` says how the digit 1 is read. */
export const readAs = (label: string, one: 'l' | 'i' = 'l'): string => {
  let text = '';
  for (const letter of label.toLowerCase()) text += letter === '1' ? one : (latinFor.get(letter) ?? letter);
  return text.replaceAll('rn', 'm').replaceAll('vv', 'w');
};
