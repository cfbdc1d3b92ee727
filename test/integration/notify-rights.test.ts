import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PushBrowser } from '../support/push-browser.ts';
import { TellingSchool } from '../support/telling-school.ts';

let telling: TellingSchool;
beforeEach(async () => {
  telling = await TellingSchool.open();
});
afterEach(() => telling.close());

describe('who may', () => {
  test('a secret goes in and never comes out, is sealed at rest, and leaves no trace in the ledger', async () => {
    const address = telling.posts.url('/teams/very-secret');
    await telling.admin.do('saveChannel', { channel: 'teams', isOn: true, address });
    await telling.admin.do('saveChannel', { channel: 'teams', isOn: true, address: null });
    await telling.admin.do('testChannel', { channel: 'teams' });
    expect(telling.posts.at('/teams/very-secret')).toHaveLength(1);
    for (const key of ['admin', 'dsl', 'head'] as const) {
      expect(JSON.stringify(await telling.live.as(key).do('notifySettings', {}))).not.toContain(
        'very-secret',
      );
    }
    const rows = await telling.live.storage.db.selectFrom('notifyChannels').selectAll().execute();
    expect(
      rows.map(({ sealedSecret }) => Buffer.from(sealedSecret ?? []).toString('latin1')).join(),
    ).not.toContain('very-secret');
    const facts = await telling.live.storage.db.selectFrom('ledger').select(['action', 'facts']).execute();
    expect(facts.filter(({ action }) => action === 'set-up-channel')).toHaveLength(2);
    expect(JSON.stringify(facts)).not.toContain('very-secret');
  });

  test('an address in a network inside is refused, for a room as for a browser', async () => {
    const address = 'https://169.254.169.254/latest';
    const refused = { reason: 'bad-message', detail: expect.stringContaining('a network inside') as string };
    expect(await telling.admin.call('saveChannel', { channel: 'teams', isOn: true, address })).toMatchObject(
      refused,
    );
    const browser = { endpoint: address, p256dh: 'AAAA', auth: 'AAAA', browser: 'Chrome' };
    expect(await telling.live.as('dsl').call('addBrowser', browser)).toMatchObject(refused);
  });

  test('a password never goes over a connection that others can read', async () => {
    const facts = { ...telling.mailFacts, user: 'school' };
    const change = { channel: 'mail', isOn: true, facts, password: 'quiet heron' } as const;
    expect(await telling.admin.call('saveChannel', change)).toMatchObject({ reason: 'bad-message' });
  });

  test('nobody removes another’s browser', async () => {
    const browser = new PushBrowser(telling.posts.url('/push'));
    const added = await telling.live
      .as('dsl')
      .do('addBrowser', { ...browser.subscription(), browser: 'Chrome' });
    expect(await telling.live.as('head').call('removeBrowser', added)).toMatchObject({ reason: 'not-found' });
    expect(await telling.live.as('dsl').call('removeBrowser', added)).toMatchObject({ ok: true });
  });

  test('each change is for those whose it is', async () => {
    const { onCall } = await telling.live.as('dsl').do('notifySettings', {});
    const change = { channel: 'push', isOn: true } as const;
    const refused = { reason: 'not-allowed' };
    expect(await telling.live.as('dsl').call('saveChannel', change)).toMatchObject(refused);
    expect(await telling.live.as('teacher').call('notifySettings', {})).toMatchObject(refused);
    expect(await telling.live.as('teacher').call('saveOwnMail', { byMail: false })).toMatchObject(refused);
    expect(await telling.admin.call('saveOnCall', onCall)).toMatchObject(refused);
    expect(await telling.live.as('head').call('saveOnCall', onCall)).toMatchObject({ ok: true });
    await telling.live.recorded('the rota was changed', ({ action }) => action === 'change-on-call');
  });
});
