import { afterEach, beforeEach, expect, test } from 'vitest';
import { alertReport } from '../support/alert-report.ts';
import { alertsOnDesk } from '../support/alerts-on-desk.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { TellingSchool } from '../support/telling-school.ts';
import { waitUntil } from '../support/wait-until.ts';

let school: TellingSchool;
let device: RawDevice;

beforeEach(async () => {
  school = await TellingSchool.open();
  await school.setUpMail();
  device = school.live.device(null);
  await device.arrive();
});
afterEach(() => school.close());

test('of an alert that cannot wait the safeguarding lead has a message once: a line and a link, and no word of it', async () => {
  await device.report([alertReport(1, { level: 'today' })]);
  await device.report([alertReport(2, { words: 'planted again' })]);
  await device.report([alertReport(3, { words: 'planted and again' })]);
  const [mail] = await waitUntil('it has arrived', () => {
    const mails = school.mailTo('dsl');
    return mails.length > 0 && mails;
  });
  const alerts = await alertsOnDesk(school.live.as('dsl'));
  expect(alerts).toMatchObject([{ level: 'now', tries: 3 }]);
  const text = JSON.stringify(mail);
  expect(text).toContain('An alert that a person should look at now');
  expect(text).toContain(`/alerts/${alerts[0]?.alertId}`);
  expect(text).not.toMatch(/planted|life|Harming|harm/);
  // Another matter is told of by itself; what came more of the first was not.
  await device.report([alertReport(4, { about: 'stranger' })]);
  await waitUntil('the other has arrived', () => school.mailTo('dsl').length === 2);
  expect(
    school.mailTo('dsl').filter((each) => JSON.stringify(each).includes(alerts[0]?.alertId ?? '')),
  ).toHaveLength(1);
});

test('of one that nobody has said anything of they are reminded, and then the head is told; of one that was judged nobody is', async () => {
  await device.report([alertReport(1, { words: 'planted again', level: 'now' })]);
  await device.report([alertReport(2, { about: 'stranger', level: 'now' })]);
  await waitUntil('both are told of', () => school.mailTo('dsl').length === 2);
  const dsl = school.live.as('dsl');
  await dsl.do('confirmPassword', { password: madeUpStaff.dsl.password });
  const alerts = await alertsOnDesk(dsl);
  const judged = alerts.find(({ kind }) => kind === 'stranger')?.alertId ?? '';
  await dsl.do('judgeAlerts', { alertIds: [judged], verdict: 'unsure', reason: '' });
  const { graceMinutes } = (await dsl.do('notifySettings', {})).onCall;
  school.live.turnClock((30 + graceMinutes + 1) * 60_000);
  const mail = await waitUntil('the head is told', () => {
    const mails = school.mailTo('head');
    return mails.length > 0 && mails;
  });
  expect(mail.map(({ raw }) => raw.includes(judged))).toEqual([false]);
  expect(JSON.stringify(mail)).toContain('Still nobody has looked: an alert');
  expect(
    school.mailTo('dsl').filter(({ raw }) => raw.includes('Nobody has looked yet: an alert')),
  ).toHaveLength(1);
});

test('of one that somebody opened and did not judge it is said that it was looked at, by nobody’s name, and the head is told all the same', async () => {
  await device.report([alertReport(1, { level: 'now' })]);
  await waitUntil('it is told of', () => school.mailTo('dsl').length === 1);
  const dsl = school.live.as('dsl');
  await dsl.do('confirmPassword', { password: madeUpStaff.dsl.password });
  const alertId = (await alertsOnDesk(dsl))[0]?.alertId ?? '';
  expect(await dsl.do('alert', { alertId })).toMatchObject({ look: null });
  const { graceMinutes } = (await dsl.do('notifySettings', {})).onCall;
  school.live.turnClock(12 * 60_000);
  const [seen] = await alertsOnDesk(school.live.as('head'));
  expect(seen).toMatchObject({ verdict: null, look: { by: madeUpStaff.dsl.name } });
  school.live.turnClock((18 + graceMinutes + 1) * 60_000);
  const [told] = await waitUntil('the head is told', () => {
    const mails = school.mailTo('head');
    return mails.length > 0 && mails;
  });
  const reminders = school.mailTo('dsl').slice(1);
  for (const raw of [told?.raw ?? '', ...reminders.map((mail) => mail.raw)]) {
    expect(raw).toMatch(/(Not|Still not) judged( yet)?: an alert that somebody has looked at/);
    expect(raw).not.toContain('obody has looked');
    expect(raw).toContain(`/alerts/${alertId}`);
    expect(raw.replaceAll(/^To:.*$/gm, '')).not.toContain('Haddad');
  }
  await school.live.signInAgain('dsl');
  expect(await school.live.as('dsl').do('whoWasTold', { incidentId: alertId })).toContainEqual(
    expect.objectContaining({ reason: 'escalation', to: madeUpStaff.head.name }),
  );
  const looks = await school.live.storage.db
    .selectFrom('ledger')
    .select('object')
    .where('action', '=', 'view-alert')
    .execute();
  expect(looks).toEqual([{ object: alertId }]);
});
