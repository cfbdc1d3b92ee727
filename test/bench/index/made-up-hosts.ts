import type { HostList } from '#shared/policy/category-index.ts';

export const hostCount = 5_000_000;
export const categoryCount = 60;

/** Scatters whole numbers below 2³² without meeting itself. */
const scattered = (number: number): string => (Math.imul(number, 0x9e3779b1) >>> 0).toString(36);
const endings = ['example', 'test', 'blog.example', 'co.test'];

/** Names of the length that public lists have, 17 letters on average. */
export const hostOf = (number: number): string =>
  `${scattered(number)}-${number % 977}.${endings[number % endings.length]}`;

export const madeUpLists = (): HostList[] =>
  Array.from({ length: categoryCount }, (_, list) => ({
    id: `category-${list}`,
    hosts: Array.from({ length: Math.floor(hostCount / categoryCount) }, (__, place) =>
      hostOf(place * categoryCount + list),
    ),
  }));

/** Half of them among the first `listed`, three or four names each with their parents, far apart from each other. */
export const askedHosts = (count: number, listed: number): string[] =>
  Array.from({ length: count }, (_, place) => {
    const number = (place * 7_919_317) % (listed - categoryCount);
    return place % 2 === 0 ? `www.${hostOf(number)}` : `www.maps.${hostOf(number + hostCount)}`;
  });
