import { expect, test } from 'vitest';
import { sealedAddress } from '#shared/referrals/sealed-address.ts';
import { told } from './told.ts';

test('each kind of report becomes a sentence', () => {
  const url = 'https://www.games.example/play';
  expect(told({ kind: 'visit', url, text: 'Play now' })).toBe('Play now');
  expect(told({ kind: 'visit', url, text: '' })).toBe('games.example');
  expect(told({ kind: 'search', url, text: 'volcanoes' })).toBe('Searched for “volcanoes”');
  const sealed = sealedAddress('ab12');
  expect(told({ kind: 'visit', url: sealed, text: '' })).toBe('A page that was stopped');
  expect(told({ kind: 'search', url: sealed, text: '' })).toBe('Searched, and was stopped');
  expect(told({ kind: 'may-i', url: sealed, text: 'page' })).toBe('Asked for a page that was stopped');
  expect(told({ kind: 'block', url, text: 'category games' })).toBe('Blocked: games.example');
  expect(told({ kind: 'prompt', url, text: 'open' })).toBe('Stopped, thought, opened games.example');
  expect(told({ kind: 'prompt', url, text: 'go-back' })).toBe('Stopped and went back from games.example');
  expect(told({ kind: 'prompt', url, text: 'go-back: unknown site' })).toBe(
    'Stopped and went back from games.example',
  );
  expect(told({ kind: 'prompt', url, text: 'ask: unknown site' })).toBe('Stopped at games.example to ask');
  expect(told({ kind: 'prompt', url, text: 'go-back (detail-sent): A postcode was about to be sent' })).toBe(
    'A postcode was about to be sent, on games.example: stopped',
  );
  expect(told({ kind: 'slept', url: null, text: '28 min' })).toBe(
    'Device asleep for 28 min: lid closed or screen off',
  );
  expect(told({ kind: 'concern', url: null, text: '' })).toBe('Told someone');
  expect(told({ kind: 'concern', url: null, text: 'It was scary' })).toBe('It was scary');
  expect(told({ kind: 'concern', url: null, text: 'someone-unkind' })).toBe('Someone was unkind');
  expect(told({ kind: 'concern', url: null, text: 'worried-about-friend: She cries: a lot' })).toBe(
    'Is worried about a friend: “She cries: a lot”',
  );
});
