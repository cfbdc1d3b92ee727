import { describe, expect, test } from 'vitest';
import { isOpenedBy, targetFor } from './may-open.ts';

describe('what is opened for somebody who asks for an address', () => {
  test.each([
    ['https://bets.example/odds?a=1', 'page', { kind: 'page', page: 'bets.example/odds?a=1' }],
    ['https://www.bets.example/odds', 'site', { kind: 'site', host: 'bets.example' }],
    ['https://bets.example/odds?name=[name]', 'page', { kind: 'page', page: 'bets.example/odds' }],
    ['https://bets.example/', 'page', { kind: 'site', host: 'bets.example' }],
    ['https://youtu.be/abcdefghijk', 'page', { kind: 'page', page: 'youtube.com/watch?v=abcdefghijk' }],
    ['no address', 'site', null],
  ] as const)('%s, the %s', (url, opens, target) => {
    expect(targetFor('page', url, opens)).toEqual(target);
  });

  test.each([
    ['https://bets.example/odds', 'page', 'https://www.bets.example/odds#now', true],
    ['https://bets.example/odds', 'page', 'https://bets.example/odds/today', true],
    ['https://bets.example/odds', 'page', 'https://bets.example/other', false],
    ['https://bets.example/odds', 'site', 'https://sub.bets.example/other', true],
    ['https://bets.example/odds', 'site', 'https://notbets.example/', false],
  ] as const)('%s, the %s, opens %s: %s', (asked, opens, url, isOpen) => {
    const target = targetFor('page', asked, opens);
    expect(target && isOpenedBy(target, 'page', url)).toBe(isOpen);
  });
});
