import { expect, test } from 'vitest';
import { hostOf, typedAddress } from './address.ts';

test('hostOf shows the host a teacher would say', () => {
  expect(hostOf('https://www.museum.example/dinosaurs?x=1')).toBe('museum.example');
  expect(hostOf('http://maths.example:8080/')).toBe('maths.example:8080');
  expect(hostOf('about:blank')).toBe('about');
  expect(hostOf('no address')).toBe('no address');
});

test('typedAddress adds https and refuses what is no web page', () => {
  expect(typedAddress(' museum.example/dinosaurs ')).toBe('https://museum.example/dinosaurs');
  expect(typedAddress('http://museum.example')).toBe('http://museum.example/');
  expect(typedAddress('')).toBeNull();
  expect(typedAddress('dinosaurs')).toBeNull();
  expect(typedAddress('javascript://museum.example/%0aalert(1)')).toBeNull();
  expect(typedAddress('two words.example')).toBeNull();
});
