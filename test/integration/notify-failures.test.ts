import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { madeUpStaff } from '../support/made-up-people.ts';
import { PushBrowser } from '../support/push-browser.ts';
import { waitUntil } from '../support/wait-until.ts';
import { TellingSchool } from '../support/telling-school.ts';

let telling: TellingSchool;
beforeEach(async () => {
  telling = await TellingSchool.open();
});
afterEach(() => telling.close());

describe('what fails', () => {
  test('is tried again until it arrives, under the same id, and each way on its own', async () => {
    telling.posts.answers.push(500, 'hang');
    await telling.setUpRoom('teams', '/teams');
    await telling.setUpMail();
    await telling.record();
    await waitUntil('it failed once', async () => (await telling.health('teams'))?.state === 'broken');
    expect(await telling.health('teams')).toMatchObject({ lastFailure: 'The server answered with 500.' });
    await waitUntil('mail came all the same', () => telling.mailTo('dsl').length === 1);
    const banner = await telling.live.as('dsl').do('notifyHealth', {});
    expect(banner.broken.map(({ channel }) => channel)).toEqual(['teams']);
    telling.live.turnClock(5_000);
    await waitUntil('it hangs', () => telling.posts.at('/teams').length === 2);
    // As after a cut: nobody knows whether it arrived.
    await telling.live.restart();
    await waitUntil('it came', () => telling.posts.at('/teams').length === 3);
    await waitUntil('it is well', async () => (await telling.health('teams'))?.state === 'working');
    const ids = telling.posts.at('/teams').map(({ headers }) => headers['idempotency-key']);
    expect(new Set(ids).size).toBe(1);
    expect(telling.mailTo('dsl')).toHaveLength(1);
  });

  test('is given up after two days, said, and sent again when somebody asks', async () => {
    await telling.setUpMail();
    telling.mail.isBroken = true;
    const { incidentId } = await telling.record();
    await waitUntil('it failed', async () => (await telling.health('mail'))?.state === 'broken');
    telling.live.turnClock(49 * 60 * 60_000);
    await telling.live.recorded('it was given up', (line) => line.action === 'give-up-notification');
    const { email, password } = madeUpStaff.dsl;
    await telling.live.as('dsl').do('signIn', { email, password });
    const { undelivered } = await telling.live.as('dsl').do('notifySettings', {});
    expect(undelivered.find(({ isGivenUp }) => isGivenUp)).toMatchObject({
      path: `/incidents/${incidentId}`,
      channel: 'mail',
      to: 'Mrs Haddad',
      line: 'A safeguarding concern that cannot wait',
    });
    telling.mail.isBroken = false;
    await telling.live.as('dsl').do('sendAgain', {});
    await waitUntil('it came', () =>
      telling.mailTo('dsl').some(({ raw }) => raw.includes('Subject: A safeguarding')),
    );
    await waitUntil('nothing is left', async () => {
      const left = await telling.live.as('dsl').do('notifySettings', {});
      return left.undelivered.length === 0;
    });
  });

  test('a secret that cannot be opened any more is a broken way, and holds up nothing else', async () => {
    await telling.setUpRoom('teams', '/teams');
    await telling.setUpMail();
    await telling.live.storage.db
      .updateTable('notifyChannels')
      .set({ sealedSecret: Buffer.from('nonsense') })
      .where('channel', '=', 'teams')
      .execute();
    await telling.record();
    await waitUntil('it is broken', async () => (await telling.health('teams'))?.state === 'broken');
    await waitUntil('mail came all the same', () => telling.mailTo('dsl').length === 1);
    await telling.setUpRoom('teams', '/teams');
    await waitUntil('it came once it was put right', () => telling.posts.at('/teams').length === 1);
  });

  test('a browser that is gone is forgotten', async () => {
    await telling.admin.do('saveChannel', { channel: 'push', isOn: true });
    const browser = new PushBrowser(telling.posts.url('/push/1'));
    await telling.live.as('dsl').do('addBrowser', { ...browser.subscription(), browser: 'Chrome' });
    telling.posts.answers.push(410);
    await telling.record();
    await waitUntil('it is forgotten', async () => {
      const { own } = await telling.live.as('dsl').do('notifySettings', {});
      return own?.browsers.length === 0;
    });
    expect(await telling.health('push')).toMatchObject({ state: 'untried' });
  });
});

describe('what nobody looks at', () => {
  test('is reminded of when its time has come, and told to deputies and the head after a further grace', async () => {
    await telling.setUpMail();
    await telling.record();
    await waitUntil('the DSL was told', () => telling.mailTo('dsl').length === 1);
    telling.live.turnClock(29 * 60_000);
    await telling.record();
    await waitUntil('of both', () => telling.mailTo('dsl').length === 2);
    telling.live.turnClock(2 * 60_000);
    await waitUntil('the DSL is reminded of the first', () => telling.mailTo('dsl').length === 3);
    expect(telling.mailTo('dsl')[2]?.raw).toContain('Nobody has looked yet: a safeguarding concern');
    expect(telling.mailTo('head')).toEqual([]);
    telling.live.turnClock(60 * 60_000);
    await waitUntil('the head is told', () => telling.mailTo('head').length >= 1);
    expect(telling.mailTo('head')[0]?.raw).toContain('Still nobody has looked: a safeguarding concern');
  });

  test('and not once somebody has looked', async () => {
    await telling.setUpMail();
    const first = await telling.record();
    const second = await telling.record();
    await telling.live.as('dsl').do('confirmPassword', { password: madeUpStaff.dsl.password });
    await telling.live.as('dsl').do('incident', { incidentId: first.incidentId });
    telling.live.turnClock(31 * 60_000);
    await waitUntil('the DSL is reminded', () => telling.mailTo('dsl').length === 3);
    expect(telling.mailTo('dsl')[2]?.raw).toContain(second.incidentId);
    expect(await telling.live.storage.db.selectFrom('notifications').selectAll().execute()).toHaveLength(3);
  });
});
