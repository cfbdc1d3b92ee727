import { describe, expect, test } from 'vitest';
import { detailsIn, type FieldFacts, type OwnFacts } from './personal-details.ts';
import { isUnkind } from './unkind-words.ts';

const own: OwnFacts = { names: ['Nia', 'Brook'], school: 'Hazel Wood Primary School' };
const field = (label = '', more: Partial<FieldFacts> = {}): FieldFacts => ({
  label,
  type: 'text',
  isSearch: false,
  isSignIn: false,
  ...more,
});
const found = (text: string, label = '', more: Partial<FieldFacts> = {}): string =>
  detailsIn(text, field(label, more), own).join();

describe('a personal detail is', () => {
  test.each([
    ['I am at SW1A 2AA', '', 'postcode'],
    ['ch5 3qx', 'postcode', 'postcode'],
    ['call me on 07700 900 123 ok', '', 'phone'],
    ['+44 7700 900123', 'phone', 'phone'],
    ['nia@mail.example', 'email', 'email'],
    ['i live at 12 oak tree close', '', 'address'],
    ['12 Rowan Road', '', 'address'],
    ['12 Rowan', 'street address', 'address'],
    ['my name is nia', '', 'name'],
    ['Nia Brook', '', 'name'],
    ['nia', 'your name', 'name'],
    ['Nia', 'first-name', 'name'],
    ["I'm 9 years old", '', 'age'],
    ['i am eight', '', 'age'],
    ['9', 'age', 'age'],
    ['my birthday is 3 May', '', 'birthday'],
    ['3/5/2017', 'date of birth', 'birthday'],
    ['2017-05-03', 'bday', 'birthday'],
    ['I go to Hazel Wood Primary', '', 'school'],
    ['i go to oak hill primary school', '', 'school'],
    ['we live in Wrexham', '', 'place'],
    ['Dw i’n byw yn Wrecsam', '', 'place'],
    ['Dw i’n 9 oed', '', 'age'],
  ])('"%s" in a box "%s": %s', (text, label, kind) => {
    expect(found(text, label).split(',')).toContain(kind);
  });
});

describe('no personal detail is', () => {
  test.each([
    ['0123456789', 'answer'],
    ['3.14159265358', 'answer'],
    ['The King was 9 years old', ''],
    ['I am 5 away from the answer', ''],
    ['Tom is 9', 'how old is tom?'],
    ['221B Baker Street', 'where did he live?'],
    ['2 people cross the road', 'answer'],
    ['AB12 3CD', 'room code'],
    ['Napoleon was born on 15 August 1769', ''],
    ['I live in a burrow', ''],
    ['because rabbits live in fields', ''],
    ['pneumonia', 'spelling'],
    ['brook', 'a small river is a'],
    ['Nia', 'team name'],
    ['we go to the big school', ''],
  ])('"%s" in a box "%s"', (text, label) => {
    expect(found(text, label)).toBe('');
  });

  test('what is searched for, a password, and the mail address by which one signs in', () => {
    expect(found('12 Rowan Road', '', { isSearch: true })).toBe('');
    expect(found('12 Rowan Road', '', { type: 'password' })).toBe('');
    expect(found('nia@mail.example', 'email', { isSignIn: true })).toBe('');
  });
});

describe('words are unkind', () => {
  test.each([
    'you are so stupid',
    'ur a loser',
    'I hate you',
    'shut up!!',
    'nobody likes you',
    'You’re just ugly',
  ])('"%s"', (text) => {
    expect(isUnkind(text)).toBe(true);
  });
  test.each([
    'The ugly duckling',
    'you are not stupid',
    'I hate peas',
    'my dog is fat',
    'close it and shut the door',
  ])('not "%s"', (text) => {
    expect(isUnkind(text)).toBe(false);
  });
});
