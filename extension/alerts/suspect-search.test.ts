import { describe, expect, test } from 'vitest';
import { ordinarySearches } from '../../test/support/alert-searches-ordinary.ts';
import { seriousSearches, type SeriousSearch } from '../../test/support/alert-searches-serious.ts';
import { unseenOrdinarySearches, unseenSeriousSearches } from '../../test/support/alert-searches-unseen.ts';
import { suspectSearch } from './suspect-search.ts';

const falseAlarms = (searches: readonly string[]) =>
  searches.filter((words) => suspectSearch(words) !== null);
const missed = (searches: readonly SeriousSearch[]) =>
  searches.filter(([words, kind]) => suspectSearch(words)?.about !== kind);

describe('over the searches that the list was made with', () => {
  test('nothing that children look for at school is suspected', () => {
    expect(ordinarySearches).toHaveLength(380);
    expect(falseAlarms(ordinarySearches)).toEqual([]);
  });

  test('everything that a person should look at is, and as what it is', () => {
    expect(seriousSearches).toHaveLength(148);
    expect(missed(seriousSearches)).toEqual([]);
  });
});

test('over searches that the list has not met it is quiet, and finds half: said in docs/alerts.md', () => {
  expect([falseAlarms(unseenOrdinarySearches).length, unseenOrdinarySearches.length]).toEqual([1, 75]);
  const found = unseenSeriousSearches.length - missed(unseenSeriousSearches).length;
  expect([found, unseenSeriousSearches.length]).toEqual([19, 39]);
});

describe('however it is written', () => {
  test.each([
    'How To KILL Myself???',
    'how to kill my self',
    'how to k.i.l.l myself',
    'h0w t0 k1ll mys3lf',
    'how to killll myself',
    'hów to kíll mysélf',
    'how  to   kill—myself',
    'how to kіll mysеlf',
  ])('%s', (words) => {
    expect(suspectSearch(words)).toMatchObject({ about: 'harm-to-self', level: 'now' });
  });
});

describe('what stands beside it', () => {
  test('a school subject explains a phrase, and not what is said of oneself', () => {
    expect(suspectSearch('self harm')).toMatchObject({ level: 'today' });
    expect(suspectSearch('self harm in a ks2 story')).toBeNull();
    expect(suspectSearch('i want to die like romeo')).toMatchObject({ about: 'harm-to-self', level: 'now' });
  });

  test('in a game a gun is a toy, dying is not urgent, and a stranger is a stranger', () => {
    expect(suspectSearch('how to make a gun')).toMatchObject({ about: 'weapons' });
    expect(suspectSearch('how to make a gun in minecraft')).toBeNull();
    expect(suspectSearch('how to kill myself in roblox')).toMatchObject({ level: 'when-you-can' });
    expect(suspectSearch('someone on roblox wants to meet me')).toMatchObject({
      about: 'stranger',
      level: 'now',
    });
  });

  test('the words that made it one are named, and the gravest counts', () => {
    expect(suspectSearch('please tell me how to end my life')?.phrase).toBe('end my life');
    expect(suspectSearch('my dad hits me and unblocked games')).toMatchObject({ about: 'hurt-at-home' });
  });

  test('a dare, a dirty word or a way round says nothing alone', () => {
    for (const words of ['porn', 'online casino', 'unblocked games'])
      expect(suspectSearch(words)?.level).toBeNull();
  });
});

test('nothing at all, and a search as long as can be, are answered', () => {
  expect(suspectSearch('')).toBeNull();
  expect(suspectSearch('?!.,')).toBeNull();
  expect(suspectSearch('i want to really really please just so '.repeat(8).slice(0, 300))).toBeNull();
});
