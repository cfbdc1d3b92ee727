import { expect, test } from 'vitest';
import { withoutNamedDetails } from './named-details.ts';

const site = 'https://owls.example/join';

test.each([
  ['?words=[postcode]', ''],
  ['?words=[postcode]#top', '#top'],
  ['?words=[postcode]&page=2', '?page=2'],
  ['?page=2&name=[name]&age=[age]', '?page=2'],
  ['?page=2&name=[name]&sort=new#a', '?page=2&sort=new#a'],
  ['?page=2#token=[token]', '?page=2'],
  ['?words=[postcode]#name=[name]&part=3', '#part=3'],
  ['?password=[password]&page=2', '?page=2'],
  ['?page=[2]&q=', '?page=[2]&q='],
  ['?page=2#', '?page=2#'],
  ['', ''],
])('a page for everybody has nothing of one child in its address: %s', (told, rest) => {
  expect(withoutNamedDetails(site + told)).toBe(site + rest);
});
