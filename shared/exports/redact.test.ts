import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { KnownName } from './known-names.ts';
import { redactor, textOf } from './redact.ts';

const hidden = (name: string, letter: string, email: string | null = null): KnownName => ({
  name,
  email,
  label: () => `Pupil ${letter}`,
  isWhole: false,
});
const kept = (name: string): KnownName => ({ name, email: null, label: null, isWhole: false });

const names = [
  kept('Amara Quill'),
  hidden('Ben Thistle', 'B', 'b.thistle7@hazelwood.example'),
  hidden('Zoë O’Brien', 'C'),
  hidden('Will Otter', 'D'),
  hidden('Anne-Marie Quill', 'E'),
  hidden('Ben Marsh', 'F'),
  hidden('Jo Li', 'G'),
  hidden('Søren Müller', 'H'),
  hidden('Łucja Peel', 'I'),
  hidden('Mia Fern', 'J'),
  kept('Mia Stone'),
  { name: 'Mrs Marsh', email: null, label: null, isWhole: true },
];
const redact = (text: string, more: { leaveOut?: string[]; leaveIn?: string[] } = {}) =>
  redactor({ names, leaveOut: more.leaveOut ?? [], leaveIn: more.leaveIn ?? [] })(text);
const said = (text: string, more = {}) => textOf(redact(text, more).pieces);

describe('names of other pupils', () => {
  test.each([
    ['Ben Thistle hit Amara', 'Pupil B hit Amara'],
    ['thistle, reed, ben', 'Pupil B, reed, Another pupil'],
    ['BEN THISTLE’S bag', 'Pupil B’S bag'],
    ['zoe said it, Zoë’s phone, zoes book', 'Pupil C said it, Pupil C’s phone, Pupil C’s book'],
    ['o’brien and OBrien', 'Pupil C and Pupil C'],
    ['anne marie was there', 'Pupil E was there'],
    ['https://chat.example/u/ben-thistle', 'https://chat.example/u/Pupil B'],
    ['benthistle09 and bthistle wrote', 'Pupil B and Pupil B wrote'],
    ['b.thistle7@hazelwood.example wrote', 'Pupil B wrote'],
    ['Ben ran off', 'Another pupil ran off'],
    ['Jo li and jo', 'Pupil G and Pupil G'],
    ['Ben T. and B. Thistle, or B.T.', 'Pupil B. and Pupil B, or Pupil B.'],
    ['BT did it, bt. is a phone company', 'Pupil B did it, bt. is a phone company'],
    ['Ben\nThistle, This-\ntle and Anne-\nMarie', 'Pupil B and Pupil E'],
    ['T\u00adhist\u200ble', 'Pupil B'],
    ['soren MULLER, Mueller, Łucja, lucja', 'Pupil H, Pupil I'],
    ['PE and IT on a TV', 'PE and IT on a TV'],
    ['Mia Fern, FERN, MIA FERN', 'Pupil J'],
    ['Bench, Benjamin, twill and Lily', 'Bench, Benjamin, twill and Lily'],
  ])('%s → %s', (text, wanted) => {
    expect(said(text)).toBe(wanted);
  });

  test('stay where they are those of the pupil whom it is about, or of staff, and say so where it is unclear', () => {
    expect(said('Amara Quill told Mrs Marsh')).toBe('Amara Quill told Mrs Marsh');
    expect(redact('The Quill girls')).toMatchObject({ unclear: ['Quill'] });
  });

  test.each([
    ['a first name that both have', 'Mia said so, and mia’s bag', ['Mia', 'mia']],
    ['initials that both have', 'AQ wrote it, and A.Q. signed', ['AQ', 'A.Q']],
    ['pet names', 'Zoey, Amarie and Benny on Monday', ['Zoey', 'Amarie', 'Benny']],
    ['names that are misspelt', 'Thistel, Thistles and Mulller', ['Thistel', 'Mulller']],
    ['what may be initials or not', 'PE with IT', ['PE']],
  ])('are a person’s to judge where they are %s', (_what, text, unclear) => {
    const more = [...names, hidden('Anna Quick', 'K'), hidden('Pat Elm', 'L')];
    expect(redactor({ names: more, leaveOut: [], leaveIn: [] })(text).unclear).toEqual(unclear);
  });

  test('that are words as well are replaced where they are written as names', () => {
    expect(redact('Will said he will')).toMatchObject({
      pieces: [{ text: 'Pupil D', was: 'Will' }, { text: ' said he will' }],
      unclear: ['will'],
    });
    expect(said('Will said he will', { leaveIn: ['Will'] })).toBe('Will said he will');
  });

  test('are left out beside whatever else somebody marks', () => {
    expect(said('the boy with the red Scooter', { leaveOut: ['red scooter'] })).toBe(
      'the boy with the [left out]',
    );
  });
});

const letters = 'abcdefghijklmnopqrstuvwxyzàçéëñöøßłşž';
const name = fc.string({ unit: fc.constantFrom(...letters), minLength: 4, maxLength: 9 });
const cased = (word: string) =>
  fc.constantFrom(word, word.toUpperCase(), word.slice(0, 1).toUpperCase() + word.slice(1));
const around = fc.constantFrom(' ', ', ', '. ', '\n', ' (', '/', '_', '@', '! ', '’s ', '-', '"');
const filler = fc.constantFrom('saw', 'said that', 'www.chat.example', '12', 'q', '');

describe('whatever is written', () => {
  const people = fc.array(fc.tuple(name, name), { minLength: 1, maxLength: 6 });
  const written = people.chain((all) => {
    const words = all.flat();
    const one = fc.constantFrom(...words).chain(cased);
    return fc.record({
      all: fc.constant(all),
      parts: fc.array(fc.tuple(filler, around, one, around), { minLength: 1, maxLength: 8 }),
    });
  });
  const fold = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

  test('no name of another pupil is left as a word, and all else is', () => {
    fc.assert(
      fc.property(written, ({ all, parts }) => {
        const text = parts.flat().join('');
        const known = all.map(([first, last], at) => hidden(`${first} ${last}`, String(at)));
        const { pieces } = redactor({ names: known, leaveOut: [], leaveIn: [] })(text);
        const left = pieces.filter(({ was }) => was === null).map((piece) => piece.text);
        const words = left.flatMap((each) => fold(each).match(/[\p{L}]+/gu) ?? []);
        for (const each of all.flat()) expect(words).not.toContain(fold(each));
        expect(pieces.map((piece) => piece.was ?? piece.text).join('')).toBe(text);
      }),
    );
  });

  const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1);
  const ways: ((first: string, last: string) => string)[] = [
    (first, last) => `${capital(first)} ${capital(last)}’s`,
    (first, last) => `${last.toUpperCase()}, ${first}`,
    (first, last) => `${capital(first)} ${capital(last).slice(0, 1)}.`,
    (first, last) => `${capital(first).slice(0, 1)}. ${capital(last)}`,
    (first, last) => `${capital(first)}\n  ${capital(last)}`,
    (_first, last) => `${capital(last).slice(0, 2)}-\n${last.slice(2)}`,
    (first) => `${first.slice(0, 1)}\u00ad${first.slice(1)}`,
    (first, last) => `${first}.${last}07@school.example`,
    (first, last) => `@${first}${last}`,
  ];
  const twice = fc.tuple(name, name, name, fc.constantFrom(...ways));
  // Letters that stay one when they are capitals.
  const isPlain = (word: string) => capital(word).length === word.length;

  test('another pupil is not found in it however they are written, and the pupil’s own whole name stays', () => {
    fc.assert(
      fc.property(twice, ([first, last, own, write]) => {
        fc.pre([first, last, own].every(isPlain) && new Set([first, last, own].map(fold)).size === 3);
        // Both have the same first name.
        const known = [kept(`${first} ${own}`), hidden(`${first} ${last}`, 'B')];
        const text = `Then ${write(first, last)} and ${capital(first)} ${capital(own)} spoke`;
        const { pieces, unclear } = redactor({ names: known, leaveOut: [], leaveIn: [] })(text);
        const left = pieces.map((piece) => piece.text).join('');
        expect(left).toContain(`${capital(first)} ${capital(own)} spoke`);
        const words = left.match(/\p{L}+/gu)?.map(fold) ?? [];
        expect(words).not.toContain(fold(last));
        const others = words.filter((word) => word === fold(first)).length - 1;
        // What is left of the shared name is said to be unclear.
        if (others > 0) expect(unclear.map(fold).join(' ')).toContain(fold(first));
      }),
    );
  });
});
