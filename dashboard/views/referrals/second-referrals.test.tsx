// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import type { Referral, SecondReferral } from '#shared/api/referrals.ts';
import { failure, success } from '#shared/result.ts';
import { playDashboard } from '../../play-dashboard.tsx';
import { NameSecond } from './name-second.tsx';
import { SecondReferrals } from './second-referrals.tsx';

const said = { at: 1_000, by: 'Dr Penrose', says: 'release', words: 'Sergeant Moss, 77' } as const;
const waiting: SecondReferral = {
  referralId: 'r1',
  number: 3,
  audience: 'chair',
  advice: [said],
  mayLift: false,
  hasLifted: false,
  opensSealed: false,
};

let play: ReturnType<typeof playDashboard>;
let shown: SecondReferral[];

const show = async () => {
  play.on('secondReferrals', () => success(shown));
  await play.show(<SecondReferrals />);
};
const words = () => play.root.textContent.replaceAll(/\s+/g, ' ');

beforeEach(() => {
  shown = [waiting];
  play = playDashboard();
});

test('nothing is said where nothing waits for a second person', async () => {
  shown = [];
  await show();
  expect(words()).toBe('');
});

test('the second person reads the number and the words, and writes down their own', async () => {
  await show();
  expect(words()).toContain('Referral C3');
  expect(words()).toContain('Sergeant Moss, 77');
  expect(words()).not.toContain('Lift the stop');
  play.on('adviseAsSecond', () => {
    shown = [{ ...waiting, advice: [said, { ...said, by: 'Mr Oyelaran', words: 'She said so to me' }] }];
    return success({});
  });
  await play.fill('advice', ' She said so to me ');
  await play.submit('police-advice');
  const request = { referralId: 'r1', says: 'keep', words: 'She said so to me' };
  expect(play.requestsOf('adviseAsSecond')).toEqual([request]);
  expect(words()).toContain('Mr Oyelaran');
});

test('the second person lifts once both have written it down, after the password', async () => {
  shown = [{ ...waiting, mayLift: true }];
  await show();
  play.on('liftAsSecond', () => failure('confirm-password'));
  await play.press('Lift the stop');
  play.on('confirmPassword', () => success({ confirmedUntil: 9_000 }));
  play.on('liftAsSecond', () => {
    shown = [{ ...waiting, hasLifted: true }];
    return success({ isLifted: false });
  });
  await play.fill('password', 'right');
  await play.submit('confirm-password');
  expect(play.requestsOf('liftAsSecond')).toHaveLength(2);
  expect(words()).toContain('You have lifted it.');
  expect(words()).not.toContain('Lift the stop');
});

const named = async (second: Referral['second']) => {
  const referral = { referralId: 'r1', second } as Referral;
  await play.show(<NameSecond referral={referral} onChanged={() => undefined} />);
};

test('the chair names a governor', async () => {
  const governor = { accountId: 'g', name: 'Ms Farrow', madeAt: 0, madeBy: 'Sam Oduya' };
  await named({ named: null, able: [governor] });
  expect(words()).toMatch(/Ms Farrow · account made .+ by Sam Oduya/);
  play.on('nameReferralSecond', () => success({}));
  play.root.querySelector<HTMLInputElement>('input[type="radio"]')?.click();
  await play.settle();
  await play.submit('name-second');
  expect(play.requestsOf('nameReferralSecond')).toEqual([{ referralId: 'r1', accountId: 'g' }]);
});

test('the chair is told where no governor has an account', async () => {
  await named({ named: null, able: [] });
  expect(words()).toContain('No governor has an account yet');
});
