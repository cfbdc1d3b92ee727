import { expect, test } from 'vitest';
import { addressProblem, insideSentence, isInside, outsideOnly } from './allowed-address.ts';
import { post } from './post.ts';

test.each([
  ['https://hooks.example/a', null],
  ['http://hooks.example/a', 'The address has to begin with https://.'],
  ['ftp://hooks.example/a', 'The address has to begin with https://.'],
  ['https://me@hooks.example/a', 'The address may not hold a name or password.'],
  ['nonsense', 'That is not an address.'],
  ['https://10.1.2.3/', insideSentence],
  ['https://172.31.0.1/', insideSentence],
  ['https://192.168.0.9:8443/', insideSentence],
  ['https://169.254.169.254/latest/meta-data', insideSentence],
  ['https://0x7f000001/', insideSentence],
  ['https://2130706433/', insideSentence],
  ['https://[::1]/', insideSentence],
  ['https://[::ffff:10.0.0.1]/', insideSentence],
  ['https://[fd12::1]/', insideSentence],
  ['https://localhost/', insideSentence],
  ['https://203.0.113.9/', null],
])('%s: %s', (address, problem) => {
  expect(addressProblem(address, false)).toBe(problem);
});

test('a school tried out on one machine reaches that machine, and nothing else inside', () => {
  expect(addressProblem('http://127.0.0.1:9/a', true)).toBeNull();
  expect(addressProblem('http://localhost:9/a', true)).toBeNull();
  expect(addressProblem('file:///etc/passwd', true)).not.toBeNull();
  expect(addressProblem('https://10.0.0.1/', true)).toBe(insideSentence);
});

test.each([
  '127.0.0.1',
  '0.0.0.0',
  '255.255.255.255',
  '224.0.0.1',
  '100.64.0.1',
  '::',
  '::ffff:c0a8:1',
  'nonsense',
])('%s is inside', (ip) => expect(isInside(ip)).toBe(true));
test.each(['8.8.8.8', '172.32.0.1', '2606:4700::1'])('%s is outside', (ip) =>
  expect(isInside(ip)).toBe(false),
);

test('a name that stands for an address inside is refused when it is connected to', async () => {
  const error = await new Promise((resolve) => outsideOnly('localhost', {}, (problem) => resolve(problem)));
  expect(error).toMatchObject({ message: insideSentence });
});

test('nothing is posted to where nothing may be', async () => {
  const letter = { address: 'http://127.0.0.1:9/', headers: {}, body: '{}' };
  const signal = new AbortController().signal;
  expect(await post(letter, { isTryOut: false, signal })).toBe(insideSentence);
  expect(await post(letter, { isTryOut: true, signal })).toBe('The server could not be reached.');
});
