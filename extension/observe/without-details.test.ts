import { expect, test } from 'vitest';
import { addressWithoutDetails, reportWithoutDetails } from './without-details.ts';

const own = { names: ['Nia', 'Brook'], school: 'Hazel Wood Primary School' };
const site = 'https://owls.example/join';

test.each([
  ['?words=I+am+at+SW1A%202AA&page=2', '?words=[postcode]&page=2'],
  ['?first_name=Nia&colour=red#top', '?first_name=[name]&colour=red#top'],
  ['?mail=nia%40mail.example', '?mail=[email]'],
  ['?age=7', '?age=[age]'],
])('of a detail in an address the kind alone is told: %s', (typed, told) => {
  expect(addressWithoutDetails(site + typed, own)).toBe(site + told);
});

test.each(['', '?page=2&sort=new', '?q=who+is+Nia+Brook', '?v=dQw4w9WgXcQ', '?broken=%E0%A4%A', '?empty='])(
  'all other addresses are told as they are: %s',
  (rest) => {
    expect(addressWithoutDetails(site + rest, own)).toBe(site + rest);
  },
);

test('a visit is told without, and what a child tells of as they show it', () => {
  const url = `${site}?words=SW1A+2AA`;
  expect(reportWithoutDetails({ kind: 'visit', url, title: '' }, own)).toMatchObject({
    url: `${site}?words=[postcode]`,
  });
  const concern = { kind: 'concern', url, choice: 'seen', words: '', requestId: 'r', pupilId: null } as const;
  expect(reportWithoutDetails(concern as never, own)).toBe(concern);
});
