import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MailServer } from '../support/mail-server.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { isSignedBy, PushBrowser } from '../support/push-browser.ts';
import { selfSignedCertificate } from '../support/self-signed-certificate.ts';
import { waitUntil } from '../support/wait-until.ts';
import { secretPage, secretWords, TellingSchool } from '../support/telling-school.ts';

let telling: TellingSchool;
beforeEach(async () => {
  telling = await TellingSchool.open('chair');
});
afterEach(() => telling.close());

describe('an incident is told', () => {
  test('by mail, to the DSL, as a category and a link and nothing of what was recorded', async () => {
    await telling.setUpMail();
    const { incidentId } = await telling.record();
    await waitUntil('mail has come', () => telling.mailTo('dsl').length === 1);
    const [{ raw } = { raw: '' }] = telling.mailTo('dsl');
    expect(raw).toContain('Subject: A safeguarding concern that cannot wait');
    expect(raw).toContain(`${telling.live.url}/incidents/${incidentId}`);
    for (const secret of [
      secretWords,
      secretPage.url,
      secretPage.title,
      'Amara',
      'Quill',
      'Hedgehogs',
      'Clarke',
      'ullying',
    ]) {
      expect(raw).not.toContain(secret);
    }
    expect(telling.mailTo('head')).toEqual([]);
    expect(await telling.health('mail')).toMatchObject({ state: 'working', lastFailure: '' });
  });

  test('to the adult whom a pupil chose as well, with a link to where the pupil’s words are', async () => {
    await telling.setUpMail();
    await telling.tell('teacher');
    await waitUntil(
      'both have mail',
      () => [...telling.mailTo('dsl'), ...telling.mailTo('teacher')].length === 2,
    );
    const [{ raw } = { raw: '' }] = telling.mailTo('teacher');
    expect(raw).toContain('Subject: A pupil chose you: a safeguarding concern');
    expect(raw).not.toContain('/incidents/');
    for (const secret of [secretWords, 'Amara', 'Quill', 'Hedgehogs']) expect(raw).not.toContain(secret);
  });

  test('once to a safeguarding lead whom the pupil chose', async () => {
    await telling.setUpMail();
    await telling.tell('dsl');
    await waitUntil('mail has come', () => telling.mailTo('dsl').length > 0);
    await telling.record();
    await waitUntil('the next has come', () => telling.mailTo('dsl').length > 1);
    expect(telling.mailTo('dsl').map(({ raw }) => raw.includes('chose you'))).toEqual([false, false]);
  });

  test('and after a year its letters are gone; that it was told stays', async () => {
    await telling.setUpMail();
    const { live } = telling;
    const { incidentId } = await telling.record();
    await waitUntil('mail has come', () => telling.mailTo('dsl').length === 1);
    const told = () =>
      live.storage.db
        .selectFrom('notifications')
        .select(['reason', 'spreadAt'])
        .where('incidentId', '=', incidentId)
        .execute();
    const [first] = await told();
    const sent = live.storage.db.selectFrom('notificationSends').select('sendId').where('state', '=', 'sent');
    await waitUntil('it is known as sent', async () => (await sent.execute()).length === 1);
    const sendId = (await sent.execute())[0]?.sendId;
    live.turnClock(366 * 24 * 3_600_000);
    await live.signInAgain('dsl');
    expect((await live.as('dsl').do('runRetention', {})).deleted).toMatchObject({ letters: 1 });
    const all = await live.storage.db.selectFrom('notificationSends').select('sendId').execute();
    expect(all.map((row) => row.sendId)).not.toContain(sendId);
    expect(await told()).toContainEqual(first);
  });

  test('in a room of Teams and a room of Google Chat, in the form each takes', async () => {
    await telling.setUpRoom('teams', '/teams');
    await telling.setUpRoom('google-chat', '/chat?key=k&token=t');
    const { incidentId } = await telling.record();
    await waitUntil('both have come', () => telling.posts.posted.length === 2);
    const url = `${telling.live.url}/incidents/${incidentId}`;
    expect(JSON.parse(telling.posts.at('/teams')[0]?.body.toString() ?? '')).toMatchObject({
      type: 'message',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: {
            type: 'AdaptiveCard',
            body: [{ type: 'TextBlock', text: 'A safeguarding concern that cannot wait' }],
            actions: [{ type: 'Action.OpenUrl', url }],
          },
        },
      ],
    });
    const chat = telling.posts.at('/chat')[0];
    expect(chat?.path).toContain('key=k&token=t&messageReplyOption=');
    expect(JSON.parse(chat?.body.toString() ?? '')).toEqual({
      text: `*A safeguarding concern that cannot wait*\n<${url}|Open it in ThinkClick>`,
      thread: { threadKey: chat?.headers['idempotency-key'] },
    });
  });

  test('in a browser that asked for it, sealed for that browser and signed by the school', async () => {
    await telling.admin.do('saveChannel', { channel: 'push', isOn: true });
    const browser = new PushBrowser(telling.posts.url('/push/1'));
    await telling.live
      .as('dsl')
      .do('addBrowser', { ...browser.subscription(), browser: 'Chrome on Windows' });
    const { incidentId } = await telling.record();
    const letter = await waitUntil('it has come', () => telling.posts.at('/push/1')[0]);
    const { pushKey, own } = await telling.live.as('dsl').do('notifySettings', {});
    expect(isSignedBy(letter, pushKey, new URL(browser.endpoint).origin)).toBe(true);
    expect(browser.open(letter)).toEqual({
      id: expect.any(String) as string,
      line: 'A safeguarding concern that cannot wait',
      url: `${telling.live.url}/incidents/${incidentId}`,
    });
    expect(own?.browsers).toMatchObject([{ browser: 'Chrome on Windows' }]);
  });

  test('with a password over STARTTLS, to a server that signs its own certificate', async () => {
    const certificate = selfSignedCertificate('localhost');
    const secure = await MailServer.open({ user: 'school', password: 'quiet heron', certificate });
    const facts = {
      ...telling.mailFacts,
      host: 'localhost',
      port: secure.port,
      security: 'starttls' as const,
      user: 'school',
      certificate: certificate.cert,
    };
    await telling.admin.do('saveChannel', { channel: 'mail', isOn: true, facts, password: 'quiet heron' });
    await telling.admin.do('testChannel', { channel: 'mail' });
    expect(secure.received).toMatchObject([{ isSecure: true, user: 'school' }]);
    await telling.admin.do('saveChannel', { channel: 'mail', isOn: true, facts, password: 'loud heron' });
    expect(await telling.admin.call('testChannel', { channel: 'mail' })).toMatchObject({
      detail: 'The mail server does not take the name and password. (It answered with 535.)',
    });
    await telling.admin.do('saveChannel', {
      channel: 'mail',
      isOn: true,
      facts: { ...facts, certificate: '' },
      password: null,
    });
    expect(await telling.admin.call('testChannel', { channel: 'mail' })).toMatchObject({ reason: 'failed' });
    await secure.close();
  });
});

describe('nobody else is told', () => {
  test('a concern about staff goes to the head by mail, and to no room', async () => {
    await telling.setUpMail();
    await telling.setUpRoom('teams', '/teams');
    const aboutStaff = await telling.recordConcern(false);
    await waitUntil('the head has mail', () => telling.mailTo('head').length === 1);
    expect(telling.mailTo('head')[0]?.raw).toContain('Subject: A concern for the headteacher alone');
    await telling.record();
    await waitUntil('the room was told of the other', () => telling.posts.at('/teams').length === 1);
    await waitUntil('and the DSL', () => telling.mailTo('dsl').length === 1);
    expect(telling.posts.at('/teams')[0]?.body.toString()).not.toContain(aboutStaff);
    expect(telling.mailTo('dsl')[0]?.raw).not.toContain(aboutStaff);
  });

  test('a concern about the head goes to the chair of governors', async () => {
    await telling.setUpMail();
    expect((await telling.admin.do('notifySettings', {})).gaps.join(' ')).not.toContain('chair of governors');
    const incidentId = await telling.recordConcern(true);
    await waitUntil('the chair has mail', () => telling.mailTo('chair').length === 1);
    expect(telling.mailTo('chair')[0]?.raw).toContain('Subject: A concern for the chair of governors alone');
    expect(telling.mailTo('chair')[0]?.raw).toContain(incidentId);
    expect(telling.mail.received).toHaveLength(1);
    const told = await telling.live.as('chair').do('whoWasTold', { incidentId });
    expect(told).toMatchObject([{ to: 'Mr Oyelaran', channel: 'mail', reason: 'recorded' }]);
    const others = {
      dsl: 'not-found',
      head: 'not-found',
      admin: 'not-allowed',
      teacher: 'not-allowed',
    } as const;
    for (const [key, reason] of Object.entries(others)) {
      const answer = await telling.live.as(key as keyof typeof others).call('whoWasTold', { incidentId });
      expect(answer, key).toMatchObject({ reason });
    }
  });

  test('one that turns out to be about an adult is told to the head, and no more counts as told to others', async () => {
    await telling.setUpMail();
    const { incidentId } = await telling.record();
    await waitUntil('the DSL has mail', () => telling.mailTo('dsl').length === 1);
    const dsl = telling.live.as('dsl');
    await dsl.do('confirmPassword', { password: madeUpStaff.dsl.password });
    const incidentKind = 'about-an-adult' as const;
    const change = { kind: 'reclassify' as const, incidentKind, reason: 'A coach' };
    await dsl.do('changeIncidents', { incidentIds: [incidentId], change });
    await waitUntil('the head has mail', () => telling.mailTo('head').length === 1);
    expect(telling.mailTo('head')[0]?.raw).toContain('Subject: A concern for the headteacher alone');
    expect(telling.mailTo('head')[0]?.raw).toContain(incidentId);
    const told = await telling.live.storage.db.selectFrom('notifications').selectAll().execute();
    expect(told).toMatchObject([{ incidentId, audience: 'head', kind: '', reason: 'recorded' }]);
    expect(telling.mailTo('dsl')).toHaveLength(1);
  });

  test('one that turns out to be about the head is told to the chair, and what others were told of it is taken back', async () => {
    await telling.setUpMail();
    const { incidentId } = await telling.record();
    await waitUntil('the DSL has mail', () => telling.mailTo('dsl').length === 1);
    const dsl = telling.live.as('dsl');
    await dsl.do('confirmPassword', { password: madeUpStaff.dsl.password });
    const change = { kind: 'narrow', audience: 'chair', reason: 'It was Dr Penrose' } as const;
    await dsl.do('changeIncidents', { incidentIds: [incidentId], change });
    await waitUntil('the chair has mail', () => telling.mailTo('chair').length === 1);
    expect(telling.mailTo('chair')[0]?.raw).toContain(incidentId);
    const told = await telling.live.storage.db.selectFrom('notifications').selectAll().execute();
    expect(told).toMatchObject([{ incidentId, audience: 'chair', kind: '', reason: 'recorded' }]);
    expect(telling.mailTo('head')).toEqual([]);
    expect(telling.mailTo('dsl')).toHaveLength(1);
  });

  test('and where it does not arrive, nobody else sees that there was something', async () => {
    await telling.setUpMail();
    telling.mail.unknown.add(madeUpStaff.chair.email);
    await telling.recordConcern(true);
    await telling.live.recorded('it was given up', (line) => line.action === 'give-up-notification');
    for (const key of ['dsl', 'head', 'admin'] as const) {
      const client = telling.live.as(key);
      expect((await client.do('notifySettings', {})).undelivered, key).toEqual([]);
      expect((await client.do('notifyHealth', {})).undelivered, key).toBe(0);
    }
    const seen = await telling.live.as('head').do('ledger', {});
    expect(seen.map(({ action }) => action)).not.toContain('give-up-notification');
    const { undelivered } = await telling.live.as('chair').do('notifySettings', {});
    expect(undelivered).toMatchObject([{ to: 'Mr Oyelaran', isGivenUp: true }]);
    const rows = await telling.live.storage.db.selectFrom('notifications').selectAll().execute();
    expect(rows.map(({ kind }) => kind)).toEqual(['']);
  });
});
