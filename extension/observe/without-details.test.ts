import { expect, test } from 'vitest';
import { addressWithoutDetails, pageWithoutDetails, reportWithoutDetails } from './without-details.ts';

const own = { names: ['Nia', 'Brook'], school: 'Hazel Wood Primary School' };
const site = 'https://owls.example/join';

test.each([
  ['?words=I+am+at+SW1A%202AA&page=2', '?words=[postcode]&page=2'],
  ['?first_name=Nia&colour=red#top', '?first_name=[name]&colour=red#top'],
  ['?mail=nia%40mail.example', '?mail=[email]'],
  ['?age=7', '?age=[age]'],
  // By what it is called, whatever it looks like.
  ['?firstName=Tom', '?firstName=[name]'],
  ['?child%5Bfirst_name%5D=Tom', '?child%5Bfirst_name%5D=[name]'],
  ['?surname=O%27Neill', '?surname=[name]'],
  ['?email=nia+at+mail', '?email=[email]'],
  ['?postcode=SW1', '?postcode=[postcode]'],
  ['?home_phone=01978+55501', '?home_phone=[phone]'],
  ['?address_line_1=The+Old+Mill', '?address_line_1=[address]'],
  ['?dob=last+May', '?dob=[birthday]'],
  ['?password=newts', '?password=[password]'],
  ['?userPasswd=newts', '?userPasswd=[password]'],
  ['?access_token=eyJh.x-1', '?access_token=[token]'],
  ['?PHPSESSID=a81b', '?PHPSESSID=[token]'],
  ['#access_token=eyJh.x-1&part=3', '#access_token=[token]&part=3'],
  ['#/join?name=Nia+Brook', '#/join?name=[name]'],
  // By what it looks like, whatever it is called.
  ['?x1=Nia+Brook', '?x1=[name]'],
  ['?text=my+name+is+Nia', '?text=[name]'],
  ['?to=nia%40mail.example&p=07700+900+123', '?to=[email]&p=[phone]'],
  ['?where=12+Rowan+Road', '?where=[address]'],
  ['?from=we+live+in+Wrexham', '?from=[place]'],
  // A town is where the child lives beside what else a form has of them.
  ['?first_name=Nia&town=Wrexham', '?first_name=[name]&town=[place]'],
  ['?city=Wrexham&email=nia%40mail.example', '?city=[place]&email=[email]'],
  ['?city=London&token=a81b', '?city=London&token=[token]'],
])('of a detail in an address the kind alone is told: %s', (typed, told) => {
  expect(addressWithoutDetails(site + typed, own)).toBe(site + told);
});

test.each([
  '',
  '?page=2&sort=new',
  '?q=who+is+Nia+Brook',
  '?search=12+Rowan+Road',
  '?v=dQw4w9WgXcQ',
  '?broken=%E0%A4%A',
  '?empty=',
  '?city=London',
  '?town=Wrexham&units=metric',
  '?name=rivers',
  '?username=owl7',
  '?file_name=newts.pdf',
  '?email=1&mobile=true',
  '?phone=tablet',
  '?address=rivers',
  '?pin=482913&code=blue',
  '?author=Roald+Dahl',
  '#part-3',
  '?postcode=[postcode]&name=[name]',
])('all other addresses are told as they are: %s', (rest) => {
  expect(addressWithoutDetails(site + rest, own)).toBe(site + rest);
});

test.each([
  ['https://uk.search.yahoo.com/search?p=Nia+Brook', '?p=Nia+Brook'],
  ['https://www.youtube.com/results?search_query=12+Rowan+Road', '?search_query=12+Rowan+Road'],
  ['https://owls.example/chat?p=Nia+Brook', '?p=[name]'],
])('what is searched for on an engine is told, by its own name for it: %s', (url, told) => {
  expect(addressWithoutDetails(url, own)).toBe(url.replace(/\?.*/, told));
});

test('a visit is told without, and what a child tells of as they show it', () => {
  const url = `${site}?words=SW1A+2AA`;
  expect(reportWithoutDetails({ kind: 'visit', url, title: '' }, own)).toMatchObject({
    url: `${site}?words=[postcode]`,
  });
  const concern = { kind: 'concern', url, choice: 'seen', words: '', requestId: 'r', pupilId: null } as const;
  expect(reportWithoutDetails(concern as never, own)).toBe(concern);
});

test.each([
  ['www.rabbits.example/food?where=SW1A+2AA', 'www.rabbits.example/food?where=[postcode]'],
  ['rabbits.example/food?where=SW1A 2AA', 'rabbits.example/food?where=[postcode]'],
  ['https://www.rabbits.example/food?where=SW1A%202AA', 'https://www.rabbits.example/food?where=[postcode]'],
  ['What rabbits eat?where=SW1A 2AA', 'What rabbits eat?where=SW1A 2AA'],
  ['', ''],
])('so is the address that a browser shows for a title, in a tab and of a visit: %s', (title, told) => {
  const page = { url: 'https://www.rabbits.example/food?where=SW1A+2AA', title };
  expect(pageWithoutDetails(page, own).title).toBe(told);
  expect(reportWithoutDetails({ kind: 'visit', ...page }, own)).toMatchObject({ title: told });
});
