import { filled } from '#shared/prompts/filled.ts';

/** Something for each place that is filled in, as a child might meet it. */
const facts: Readonly<Record<string, string>> = {
  who: 'Miss Clarke',
  whom: 'Miss Clarke',
  time: '10:45',
  from: '10:05',
  until: '10:20',
  name: 'Rivers',
  host: 'owls.example',
  day: 'Friday 4 December',
  real: 'bbc.co.uk',
  title: 'Owls at night',
  words: 'Well done',
  why: 'an advert',
  what: 'an advert',
  chose: 'You stopped.',
  count: '5',
  place: '3',
  all: '12',
  one: '1 hour',
  other: '5 minutes',
};

export const withExampleFacts = (words: string): string =>
  filled(words, {
    ...Object.fromEntries([...words.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, '…'])),
    ...facts,
  });
