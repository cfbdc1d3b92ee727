import { afterEach, beforeEach, expect, test } from 'vitest';
import { alertReport } from '../support/alert-report.ts';
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
