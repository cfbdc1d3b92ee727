import { expect, test } from 'vitest';
import type { Presence } from '#shared/reports.ts';
import { Presences } from './presences.ts';

const showing = (url: string | null): Presence => ({
  activity: 'active',
  page: url === null ? null : { url, title: '' },
  tabs: [],
  stateVersion: 1,
  policyVersion: 1,
  picture: 'live',
  layers: { managed: true, webRequest: true, rules: true, index: true },
});

test('a site is stayed on from page to page of it, and left for another one or for none', () => {
  let now = 0;
  const presences = new Presences({ clock: () => now, onChange: () => undefined });
  const sinceOf = (at: number, url: string | null): number[] => {
    now = at;
    presences.told('laptop', showing(url));
    const { pageSince, siteSince } = presences.of('laptop');
    return [pageSince, siteSince];
  };
  expect(sinceOf(10, 'https://games.example/')).toEqual([10, 10]);
  expect(sinceOf(20, 'https://games.example/snake')).toEqual([20, 10]);
  expect(sinceOf(30, 'https://games.example/snake')).toEqual([20, 10]);
  expect(sinceOf(40, 'https://rivers.example/')).toEqual([40, 40]);
  expect(sinceOf(50, null)).toEqual([50, 50]);
  expect(sinceOf(60, 'https://rivers.example/')).toEqual([60, 60]);
});
