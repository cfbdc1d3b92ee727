import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redactor, textOf, type KnownName } from './redact.ts';

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
    ['Bench, Benjamin, twill and Lily', 'Bench, Benjamin, twill and Lily'],
  ])('%s → %s', (text, wanted) => {
    expect(said(text)).toBe(wanted);
  });

  test('stay where they are those of the pupil whom it is about, or of staff, and say so where it is unclear', () => {
    expect(said('Amara Quill told Mrs Marsh')).toBe('Amara Quill told Mrs Marsh');
    expect(redact('The Quill girls')).toMatchObject({ unclear: ['Quill'] });
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
});
