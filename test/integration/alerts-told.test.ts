import { afterEach, beforeEach, expect, test } from 'vitest';
import { alertReport } from '../support/alert-report.ts';
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
  const { alerts } = await school.live.as('dsl').do('alerts', { shelf: 'open' });
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
  const { alerts } = await dsl.do('alerts', { shelf: 'open' });
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
