import { expect, test } from 'vitest';
import { hostAndParents } from './address.ts';
import { buildCategoryIndex } from './category-index.ts';

const index = buildCategoryIndex([
  { id: 'search', hosts: ['example.org'] },
  { id: 'maps', hosts: ['maps.example.org', 'atlas.test'] },
  { id: 'travel', hosts: ['atlas.test', 'atlas.test', 'test'] },
]);
const find = (host: string) => index.find(hostAndParents(host));

test('the longest listed host wins', () => {
  expect(find('www.maps.example.org')).toEqual({ host: 'maps.example.org', categoryIds: ['maps'] });
  expect(find('www.example.org')).toEqual({ host: 'example.org', categoryIds: ['search'] });
});

test('a host in two categories has both, once each', () => {
  expect(find('atlas.test')?.categoryIds).toEqual(['maps', 'travel']);
});

test('a listed single label covers nothing', () => {
  expect(find('unknown.test')).toBeNull();
  expect(find('test')).toBeNull();
});

test('a host that does not count gives way to its parent', () => {
  const match = index.find(hostAndParents('maps.example.org'), (ids) => !ids.includes('maps'));
  expect(match?.host).toBe('example.org');
});
