// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import { failure, success } from '#shared/result.ts';
import { playDashboard } from '../../play-dashboard.tsx';
import { NotificationsPage } from './notifications-page.tsx';
import { madeUpSettings, offChannel, somebodyTold } from './play-notify.ts';

let play: ReturnType<typeof playDashboard>;
beforeEach(() => {
  play = playDashboard(somebodyTold);
});
const show = async (change: Parameters<typeof madeUpSettings>[0] = {}) => {
  play.on('notifySettings', () => success(madeUpSettings(change)));
  await play.show(<NotificationsPage />);
};
const row = (channel: string) => play.root.querySelector(`[data-key="${channel}"]`)?.textContent ?? '';
const notices = () => play.dashboard.notices.shown.value.map(({ text }) => text);

describe('what it says', () => {
  test('who is on call, and what a pupil reads', async () => {
    await show({ now: { who: 'Ann Reed', pupilWords: 'Ann Reed will read it.' } });
    const now = play.root.querySelector('[data-on-call="true"]');
    expect(now?.textContent).toContain('On call now: Ann Reed');
    expect(now?.querySelector('.pupil-reads')?.textContent).toBe('Ann Reed will read it.');
  });

  test('what is missing, and which way fails and why', async () => {
    const broken = {
      ...offChannel,
      channel: 'teams',
      state: 'broken',
      isOn: true,
      isSetUp: true,
      lastFailureAt: 1_000,
      lastFailure: 'The server answered with 404.',
    } as const;
    await show({ gaps: ['Nobody is chair of governors.'], channels: [broken] });
    expect(play.root.querySelector('.gaps')?.textContent).toContain('Nobody is chair of governors.');
    expect(row('teams')).toContain('Not working');
    expect(row('teams')).toContain('The server answered with 404.');
  });

  test('which messages did not arrive; sends them again, or clears them', async () => {
    const sent = {
      sendId: 's1',
      path: '/incidents/i1',
      line: 'A safeguarding concern',
      channel: 'mail',
      to: 'Ann Reed',
      at: 1_000,
      isGivenUp: true,
      problem: 'The mail server knows nobody of this address.',
    } as const;
    await show({ undelivered: [sent] });
    const card = play.root.querySelector('.undelivered');
    expect(card?.textContent).toContain('One message did not arrive');
    expect(card?.querySelector('a')?.getAttribute('href')).toBe('/incidents/i1');
    play.on('sendAgain', () => success({ again: 1 }));
    play.on('clearUndelivered', () => success({ cleared: 1 }));
    await play.press('Send them again now');
    await play.press('Clear those given up');
    expect(play.requestsOf('sendAgain')).toHaveLength(1);
    expect(play.requestsOf('clearUndelivered')).toHaveLength(1);
  });

  test('who may be the second person, since when and made by whom', async () => {
    const farrow = {
      accountId: 'g',
      name: 'Ms Farrow',
      roles: ['governor' as const],
      madeAt: 0,
      madeBy: 'Sam Oduya',
    };
    await show({
      seconds: [farrow, { ...farrow, accountId: 'a', madeBy: null }],
    });
    const lines = [...play.root.querySelectorAll('[aria-labelledby="seconds-title"] li')];
    const [made, first] = lines.map(({ textContent }) => textContent);
    expect(made).toMatch(/Ms Farrow · GovernorAccount made: .*, by Sam Oduya$/);
    expect(first).not.toContain(' by ');
  });

  test('nothing to change to somebody who may not', async () => {
    await show({ mayChangeChannels: false, mayChangeOnCall: false, own: null });
    expect(play.root.textContent).toContain('The IT admin sets these up.');
    expect(play.root.textContent).not.toContain('Set up');
    expect(play.root.querySelector('[data-form="on-call"]')).toBeNull();
    expect(play.root.textContent).not.toContain('How you are told');
  });
});

describe('a way', () => {
  const press = (label: string) => {
    const button = play.root.querySelector<HTMLElement>(`[aria-label="${label}"]`);
    button?.click();
    return play.settle();
  };

  test('is set up with a secret that is asked for once', async () => {
    await show();
    play.on('saveChannel', () => success({}));
    await press('Set up Microsoft Teams');
    await play.fill('address', 'https://hooks.example/secret');
    await play.submit('teams');
    expect(play.requestsOf('saveChannel')).toEqual([
      { channel: 'teams', isOn: true, address: 'https://hooks.example/secret' },
    ]);
    expect(play.root.querySelector('dialog')).toBeNull();
  });

  test('keeps its secret when only the rest is changed', async () => {
    const facts = {
      host: 'mail.example',
      port: 587,
      security: 'starttls',
      user: 'school',
      from: 'a@oak.example',
      certificate: '',
    } as const;
    await show({ mail: facts, channels: [{ ...offChannel, channel: 'mail', isOn: true, isSetUp: true }] });
    play.on('saveChannel', () => failure('bad-message', 'That was not understood: facts.from.'));
    await press('Set up Mail');
    await play.fill('host', 'smtp.example');
    await play.submit('mail');
    expect(play.requestsOf('saveChannel')).toEqual([
      { channel: 'mail', isOn: true, facts: { ...facts, host: 'smtp.example' }, password: null },
    ]);
    expect(play.root.querySelector('dialog [role="alert"]')?.textContent).toContain('facts.from');
  });

  test('is tested, and the answer said', async () => {
    await show({
      channels: [{ ...offChannel, channel: 'teams', state: 'working', isOn: true, isSetUp: true }],
    });
    play.on('testChannel', () => failure('failed', 'The server could not be reached.'));
    await press('Send a test: Microsoft Teams');
    expect(notices()).toEqual(['Microsoft Teams: The server could not be reached.']);
  });
});

test('what a pupil reads is written in another language beside the English, and saved with it', async () => {
  await show();
  play.on('saveOnCall', () => success({}));
  await play.select('text-language', 'pl');
  const field = () => play.root.querySelector<HTMLTextAreaElement>('[name="inHours"]');
  expect([field()?.value, field()?.lang]).toEqual(['', 'pl']);
  await play.fill('team', 'Ktoś dorosły');
  await play.fill('inHours', 'Dziękujemy.');
  await play.fill('outOfHours', '999 i 0800 1111.');
  await play.select('text-language', 'en');
  expect(field()?.value).toContain('Thank you');
  await play.submit('on-call');
  expect(play.requestsOf('saveOnCall')).toMatchObject([
    { pupilText: { others: [{ language: 'pl', team: 'Ktoś dorosły', inHours: 'Dziękujemy.' }] } },
  ]);
});

describe('the rota', () => {
  test('is saved whole, with who is a deputy', async () => {
    await show();
    play.on('saveOnCall', () => success({}));
    await play.choose('Ann Reed');
    await play.press('Add hours');
    await play.fill('line-2-from', '19:00');
    await play.fill('line-2-to', '00:00');
    await play.submit('on-call');
    expect(play.requestsOf('saveOnCall')).toMatchObject([
      {
        deputyIds: ['ann'],
        graceMinutes: 60,
        rota: {
          week: [
            { from: 480, to: 1020 },
            { days: [1, 2, 3, 4, 5], from: 1140, to: 1440, accountId: null },
          ],
          dates: [],
        },
      },
    ]);
    expect(notices()).toEqual(['Saved.']);
  });

  test('is not sent while something in it is wrong, which it says', async () => {
    await show();
    await play.press('Add dates');
    expect(play.root.querySelector('[data-rota-dates="1"] .error')?.textContent).toBe(
      'Give it a name, such as Half term.',
    );
    await play.submit('on-call');
    expect(play.requestsOf('saveOnCall')).toEqual([]);
  });

  test('a text for closed hours without help that is there now is refused in words', async () => {
    await show();
    play.on('saveOnCall', () => failure('bad-message', 'That was not understood: pupilText.outOfHours.'));
    await play.fill('outOfHours', 'Wait.');
    await play.submit('on-call');
    expect(play.root.querySelector('[data-form="on-call"] .form-error')?.textContent).toContain('0800 1111');
  });
});

test('one’s own mail is switched off, and a browser removed', async () => {
  await show({
    own: { byMail: true, browsers: [{ subscriptionId: 'b1', browser: 'Chrome on Windows', addedAt: 0 }] },
  });
  play.on('saveOwnMail', () => success({}));
  play.on('removeBrowser', () => success({}));
  await play.choose('Send me mail at grey@oak.example');
  await play.settle();
  play.root.querySelector<HTMLElement>('[aria-label="Remove Chrome on Windows"]')?.click();
  await play.settle();
  expect(play.requestsOf('saveOwnMail')).toEqual([{ byMail: false }]);
  expect(play.requestsOf('removeBrowser')).toEqual([{ subscriptionId: 'b1' }]);
});
