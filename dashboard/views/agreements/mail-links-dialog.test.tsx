// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import { success } from '#shared/result.ts';
import { playDashboard } from '../../play-dashboard.tsx';
import { MissingTab } from './missing-tab.tsx';

let play: ReturnType<typeof playDashboard>;
beforeEach(() => {
  play = playDashboard();
});
const says = (words: string) => expect(play.root.textContent).toContain(words);

describe('links to staff by mail', () => {
  const who = (accountId: string, name: string, standing = 'missing') => ({
    accountId,
    name,
    standing,
    held: null,
  });
  const staff = [who('a1', 'Mr Bell'), who('a2', 'Dr Penrose'), who('a3', 'Sam Oduya', 'signed')];
  const show = async (state: string, lastFailure = '') => {
    const mail = { state, lastFailure };
    play.on('missingAgreements', () => success({ classes: [], staff, volunteers: [], mail }));
    await play.show(<MissingTab />);
  };

  test('go to those who are chosen, and the dialog says what became of each', async () => {
    await show('broken', 'There is no mail server of that name.');
    play.on('mailAgreementLinks', () =>
      success([
        { accountId: 'a1', name: 'Mr Bell', problem: null },
        { accountId: 'a2', name: 'Dr Penrose', problem: 'The mail server knows nobody of this address.' },
      ]),
    );
    await play.press('Links by mail…');
    says('The last mail did not go out: There is no mail server of that name.');
    says('Send 2 links');
    await play.choose('Dr Penrose');
    says('Send 1 link');
    await play.choose('Dr Penrose');
    await play.submit('mail-links');
    expect(play.requestsOf('mailAgreementLinks')).toEqual([{ accountIds: ['a1', 'a2'] }]);
    says('1 of 2 were sent.');
    says('Not sent. The mail server knows nobody of this address.');
  });

  test('are offered where mail is set up alone, and the card says so where it is not', async () => {
    await show('off');
    says('mail is not set up');
    expect(play.root.textContent).not.toContain('Links by mail…');
  });
});
