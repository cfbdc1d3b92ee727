import { expect, test } from 'vitest';
import { changesNothing } from './changes-nothing.ts';

const sum = (stopped: number, asked: number, wentOn: number, cameBack = 0) => ({
  promptId: 'advert-paid',
  shown: stopped + asked + wentOn,
  stopped,
  asked,
  wentOn,
  cameBack,
});

test('a prompt changes nothing when almost everybody goes on, or most who stop come back', () => {
  expect(changesNothing(sum(1, 0, 30))).toContain('Of 31 answers, 1');
  expect(changesNothing(sum(12, 0, 4, 8))).toContain('Of 12 who stopped, 8');
  expect(changesNothing(sum(5, 5, 20))).toBeNull();
});

test('of few answers nothing is said', () => {
  expect(changesNothing(sum(0, 0, 19))).toBeNull();
  expect(changesNothing(sum(9, 0, 20, 9))).toBeNull();
});
