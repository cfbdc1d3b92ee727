import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { NotifyAudience } from '#shared/notify/category.ts';
import { LiveSchool } from '../support/live-school.ts';
import { madeUpStaff, type StaffKey } from '../support/made-up-people.ts';
import { MailServer } from '../support/mail-server.ts';
import { PostServer } from '../support/post-server.ts';
import { isSignedBy, PushBrowser } from '../support/push-browser.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { selfSignedCertificate } from '../support/self-signed-certificate.ts';
import { createStaffClient } from '../support/staff-client.ts';
import { waitUntil } from '../support/wait-until.ts';

const page = { url: 'https://newts.example/secret-path', title: 'Newts and toads' };
const picture = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('made-up pixels')]);
const words = 'Unkind words in a shared document';

let school: LiveSchool;
let device: RawDevice;
let mail: MailServer;
let posts: PostServer;
let lessonId: string;

beforeEach(async () => {
  mail = await MailServer.open();
  posts = await PostServer.open();
  school = await LiveSchool.open(1, 'dsl', 'head');
  device = school.device(0);
  await device.arrive();
  device.picture = { ok: true, value: { page, type: 'image/jpeg', bytes: picture } };
  device.tell({ page, tabs: [{ tabId: 4, isActive: true, ...page }] });
  lessonId = await school.startLesson();
  await waitUntil('the device is in the lesson', () => device.states.at(-1)?.lesson?.lessonId === lessonId);
});
afterEach(async () => {
  await school.close();
  await mail.close();
  await posts.close();
});

const admin = () => school.as('admin');
const mailFacts = () => ({
  host: '127.0.0.1',
  port: mail.port,
  security: 'none' as const,
  user: '',
  from: 'thinkclick@hazelwood.example',
  certificate: '',
});
const setUpMail = () =>
  admin().do('saveChannel', { channel: 'mail', isOn: true, facts: mailFacts(), password: null });
const setUpRoom = (channel: 'teams' | 'google-chat', path: string) =>
  admin().do('saveChannel', { channel, isOn: true, address: posts.url(path) });
const record = () =>
  school.as('teacher').do('recordIncident', { lessonId, deviceId: device.deviceId, kind: 'bullying', words });
const mailTo = (key: StaffKey) => mail.to(madeUpStaff[key].email);
const health = async (channel: string, key: StaffKey = 'admin') => {
  const { channels } = await school.as(key).do('notifySettings', {});
  return channels.find((each) => each.channel === channel);
};
/** As another part of the server will, for what is not a teacher's to record. */
const tellOf = (incidentId: string, audience: NotifyAudience) =>
  school.storage.db
    .insertInto('notifications')
    .values({
      notificationId: `n-${incidentId}`,
      incidentId,
      audience,
      kind: 'about-an-adult',
      reason: 'recorded',
      at: Date.now(),
      firstLookDueAt: Date.now() + 1_800_000,
      spreadAt: null,
    })
    .execute();

describe('an incident is told', () => {
  test('by mail, to the DSL, as a category and a link and nothing of what was recorded', async () => {
    await setUpMail();
    const { incidentId } = await record();
    await waitUntil('mail has come', () => mailTo('dsl').length === 1);
    const [{ raw } = { raw: '' }] = mailTo('dsl');
    expect(raw).toContain('Subject: A safeguarding concern that cannot wait');
    expect(raw).toContain(`${school.url}/incidents/${incidentId}`);
    for (const secret of [words, page.url, page.title, 'Amara', 'Quill', 'Hedgehogs', 'Clarke', 'ullying']) {
      expect(raw).not.toContain(secret);
    }
    expect(mailTo('head')).toEqual([]);
    expect(await health('mail')).toMatchObject({ state: 'working', lastFailure: '' });
  });

  test('in a room of Teams and a room of Google Chat, in the form each takes', async () => {
    await setUpRoom('teams', '/teams');
    await setUpRoom('google-chat', '/chat?key=k&token=t');
    const { incidentId } = await record();
    await waitUntil('both have come', () => posts.posted.length === 2);
    const url = `${school.url}/incidents/${incidentId}`;
    expect(JSON.parse(posts.at('/teams')[0]?.body.toString() ?? '')).toMatchObject({
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
    const chat = posts.at('/chat')[0];
    expect(chat?.path).toContain('key=k&token=t&messageReplyOption=');
    expect(JSON.parse(chat?.body.toString() ?? '')).toEqual({
      text: `*A safeguarding concern that cannot wait*\n<${url}|Open it in ThinkClick>`,
      thread: { threadKey: chat?.headers['idempotency-key'] },
    });
  });

  test('in a browser that asked for it, sealed for that browser and signed by the school', async () => {
    await admin().do('saveChannel', { channel: 'push', isOn: true });
    const browser = new PushBrowser(posts.url('/push/1'));
    await school.as('dsl').do('addBrowser', { ...browser.subscription(), browser: 'Chrome on Windows' });
    const { incidentId } = await record();
    const letter = await waitUntil('it has come', () => posts.at('/push/1')[0]);
    const { pushKey, own } = await school.as('dsl').do('notifySettings', {});
    expect(isSignedBy(letter, pushKey, new URL(browser.endpoint).origin)).toBe(true);
    expect(browser.open(letter)).toEqual({
      id: expect.any(String) as string,
      line: 'A safeguarding concern that cannot wait',
      url: `${school.url}/incidents/${incidentId}`,
    });
    expect(own?.browsers).toMatchObject([{ browser: 'Chrome on Windows' }]);
  });

  test('with a password over STARTTLS, to a server that signs its own certificate', async () => {
    const certificate = selfSignedCertificate('localhost');
    const secure = await MailServer.open({ user: 'school', password: 'quiet heron', certificate });
    const facts = {
      ...mailFacts(),
      host: 'localhost',
      port: secure.port,
      security: 'starttls' as const,
      user: 'school',
      certificate: certificate.cert,
    };
    await admin().do('saveChannel', { channel: 'mail', isOn: true, facts, password: 'quiet heron' });
    await admin().do('testChannel', { channel: 'mail' });
    expect(secure.received).toMatchObject([{ isSecure: true, user: 'school' }]);
    await admin().do('saveChannel', { channel: 'mail', isOn: true, facts, password: 'loud heron' });
    expect(await admin().call('testChannel', { channel: 'mail' })).toMatchObject({
      detail: 'The mail server does not take the name and password. (It answered with 535.)',
    });
    await admin().do('saveChannel', {
      channel: 'mail',
      isOn: true,
      facts: { ...facts, certificate: '' },
      password: null,
    });
    expect(await admin().call('testChannel', { channel: 'mail' })).toMatchObject({ reason: 'failed' });
    await secure.close();
  });
});

describe('nobody else is told', () => {
  test('a concern about staff goes to the head by mail, and to no room', async () => {
    await setUpMail();
    await setUpRoom('teams', '/teams');
    await tellOf('i-head', 'head');
    await waitUntil('the head has mail', () => mailTo('head').length === 1);
    expect(mailTo('head')[0]?.raw).toContain('Subject: A concern for the headteacher alone');
    await record();
    await waitUntil('the room was told of the other', () => posts.at('/teams').length === 1);
    await waitUntil('and the DSL', () => mailTo('dsl').length === 1);
    expect(posts.at('/teams')[0]?.body.toString()).not.toContain('i-head');
    expect(mailTo('dsl').some(({ raw }) => raw.includes('i-head'))).toBe(false);
  });

  test('a concern about the head goes to the chair of governors, and the head sees nothing of it', async () => {
    await setUpMail();
    const email = 'chair@hazelwood.example';
    const invited = await admin().do('addAccount', {
      name: 'Pat Vane',
      email,
      roles: ['chair-of-governors'],
    });
    expect((await admin().do('notifySettings', {})).gaps.join(' ')).toContain('Nobody is chair of governors');
    const token = new URL(invited.invitationUrl).hash.slice(1);
    await createStaffClient(school.url).do('acceptInvitation', { token, password: 'two slow barges' });
    mail.unknown.add(email);
    await tellOf('i-chair', 'chair');
    await school.recorded('it was given up', (line) => line.action === 'give-up-notification');
    for (const key of ['dsl', 'head', 'admin'] as const) {
      expect((await school.as(key).do('notifySettings', {})).undelivered, key).toEqual([]);
      expect((await school.as(key).do('notifyHealth', {})).undelivered, key).toBe(0);
    }
    expect(mail.received).toEqual([]);
  });
});

describe('what fails', () => {
  test('is tried again until it arrives, under the same id, and each way on its own', async () => {
    posts.answers.push(500, 'hang');
    await setUpRoom('teams', '/teams');
    await setUpMail();
    await record();
    await waitUntil('it failed once', async () => (await health('teams'))?.state === 'broken');
    expect(await health('teams')).toMatchObject({ lastFailure: 'The server answered with 500.' });
    await waitUntil('mail came all the same', () => mailTo('dsl').length === 1);
    const banner = await school.as('dsl').do('notifyHealth', {});
    expect(banner.broken.map(({ channel }) => channel)).toEqual(['teams']);
    school.turnClock(5_000);
    await waitUntil('it hangs', () => posts.at('/teams').length === 2);
    // As after a cut: nobody knows whether it arrived.
    await school.restart();
    await waitUntil('it came', () => posts.at('/teams').length === 3);
    await waitUntil('it is well', async () => (await health('teams'))?.state === 'working');
    const ids = posts.at('/teams').map(({ headers }) => headers['idempotency-key']);
    expect(new Set(ids).size).toBe(1);
    expect(mailTo('dsl')).toHaveLength(1);
  });

  test('is given up after two days, said, and sent again when somebody asks', async () => {
    await setUpMail();
    mail.isBroken = true;
    const { incidentId } = await record();
    await waitUntil('it failed', async () => (await health('mail'))?.state === 'broken');
    school.turnClock(49 * 60 * 60_000);
    await school.recorded('it was given up', (line) => line.action === 'give-up-notification');
    const { email, password } = madeUpStaff.dsl;
    await school.as('dsl').do('signIn', { email, password });
    const { undelivered } = await school.as('dsl').do('notifySettings', {});
    expect(undelivered.find(({ isGivenUp }) => isGivenUp)).toMatchObject({
      incidentId,
      channel: 'mail',
      to: 'Mrs Haddad',
      line: 'A safeguarding concern that cannot wait',
    });
    mail.isBroken = false;
    await school.as('dsl').do('sendAgain', {});
    await waitUntil('it came', () =>
      mailTo('dsl').some(({ raw }) => raw.includes('Subject: A safeguarding')),
    );
    await waitUntil('nothing is left', async () => {
      const left = await school.as('dsl').do('notifySettings', {});
      return left.undelivered.length === 0;
    });
  });

  test('a browser that is gone is forgotten', async () => {
    await admin().do('saveChannel', { channel: 'push', isOn: true });
    const browser = new PushBrowser(posts.url('/push/1'));
    await school.as('dsl').do('addBrowser', { ...browser.subscription(), browser: 'Chrome' });
    posts.answers.push(410);
    await record();
    await waitUntil('it is forgotten', async () => {
      const { own } = await school.as('dsl').do('notifySettings', {});
      return own?.browsers.length === 0;
    });
    expect(await health('push')).toMatchObject({ state: 'untried' });
  });
});

describe('what nobody looks at', () => {
  test('is reminded of when its time has come, and told to deputies and the head after a further grace', async () => {
    await setUpMail();
    await record();
    await waitUntil('the DSL was told', () => mailTo('dsl').length === 1);
    school.turnClock(29 * 60_000);
    await record();
    await waitUntil('of both', () => mailTo('dsl').length === 2);
    school.turnClock(2 * 60_000);
    await waitUntil('the DSL is reminded of the first', () => mailTo('dsl').length === 3);
    expect(mailTo('dsl')[2]?.raw).toContain('Nobody has looked yet: a safeguarding concern');
    expect(mailTo('head')).toEqual([]);
    school.turnClock(60 * 60_000);
    await waitUntil('the head is told', () => mailTo('head').length >= 1);
    expect(mailTo('head')[0]?.raw).toContain('Still nobody has looked: a safeguarding concern');
  });

  test('and not once somebody has looked', async () => {
    await setUpMail();
    const first = await record();
    const second = await record();
    await school.as('dsl').do('confirmPassword', { password: madeUpStaff.dsl.password });
    await school.as('dsl').do('incident', { incidentId: first.incidentId });
    school.turnClock(31 * 60_000);
    await waitUntil('the DSL is reminded', () => mailTo('dsl').length === 3);
    expect(mailTo('dsl')[2]?.raw).toContain(second.incidentId);
    expect(await school.storage.db.selectFrom('notifications').selectAll().execute()).toHaveLength(3);
  });
});

describe('who may', () => {
  test('a secret goes in and never comes out, is sealed at rest, and leaves no trace in the ledger', async () => {
    const address = posts.url('/teams/very-secret');
    await admin().do('saveChannel', { channel: 'teams', isOn: true, address });
    await admin().do('saveChannel', { channel: 'teams', isOn: true, address: null });
    await admin().do('testChannel', { channel: 'teams' });
    expect(posts.at('/teams/very-secret')).toHaveLength(1);
    for (const key of ['admin', 'dsl', 'head'] as const) {
      expect(JSON.stringify(await school.as(key).do('notifySettings', {}))).not.toContain('very-secret');
    }
    const rows = await school.storage.db.selectFrom('notifyChannels').selectAll().execute();
    expect(
      rows.map(({ sealedSecret }) => Buffer.from(sealedSecret ?? []).toString('latin1')).join(),
    ).not.toContain('very-secret');
    const facts = await school.storage.db.selectFrom('ledger').select(['action', 'facts']).execute();
    expect(facts.filter(({ action }) => action === 'set-up-channel')).toHaveLength(2);
    expect(JSON.stringify(facts)).not.toContain('very-secret');
  });

  test.each([
    'https://10.0.0.7/hook',
    'https://192.168.1.1/hook',
    'https://169.254.169.254/latest',
    'https://[fd00::1]/hook',
    'http://hooks.example/hook',
    'https://me:word@hooks.example/hook',
  ])('%s is refused as an address', async (address) => {
    expect(await admin().call('saveChannel', { channel: 'teams', isOn: true, address })).toMatchObject({
      reason: 'bad-message',
    });
  });

  test('each change is for those whose it is', async () => {
    const { onCall } = await school.as('dsl').do('notifySettings', {});
    const change = { channel: 'push', isOn: true } as const;
    const refused = { reason: 'not-allowed' };
    expect(await school.as('dsl').call('saveChannel', change)).toMatchObject(refused);
    expect(await school.as('teacher').call('notifySettings', {})).toMatchObject(refused);
    expect(await school.as('teacher').call('saveOwnMail', { byMail: false })).toMatchObject(refused);
    expect(await admin().call('saveOnCall', onCall)).toMatchObject(refused);
    expect(await school.as('head').call('saveOnCall', onCall)).toMatchObject({ ok: true });
    await school.recorded('the rota was changed', ({ action }) => action === 'change-on-call');
  });
});
