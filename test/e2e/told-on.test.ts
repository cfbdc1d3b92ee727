import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  choose,
  givePassword,
  openDashboard,
  press,
  select,
  waitForWords,
} from '../support/dashboard-page.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { createStaffClient } from '../support/staff-client.ts';
import { secretWords, TellingSchool } from '../support/telling-school.ts';
import { waitUntil } from '../support/wait-until.ts';

const minute = 60_000;
const deputy = { name: 'Mr Okafor', email: 'f.okafor@hazelwood.example' };

let telling: TellingSchool;
let browser: Browser;

beforeAll(async () => {
  telling = await TellingSchool.open();
  await telling.setUpMail();
  const { invitationUrl } = await telling.admin.do('addAccount', { ...deputy, roles: ['dsl'] });
  const token = new URL(invitationUrl).hash.slice(1);
  const client = createStaffClient(telling.live.url);
  await client.do('acceptInvitation', { token, password: 'five green lamps' });
  browser = await launchPlainBrowser();
});
afterAll(async () => {
  await browser.close();
  await telling.close();
});

test('what nobody has looked at is reminded of, then goes to the deputy and the head, who read who was told', async () => {
  const { live, mail } = telling;
  const dsl = await openDashboard(browser, live.url, madeUpStaff.dsl);
  await dsl.goto(`${live.url}/notifications`);
  await choose(dsl, deputy.name, '[data-form="on-call"]');
  await select(dsl, '[name="graceMinutes"]', '15');
  await press(dsl, 'Save', '[data-form="on-call"]');
  await waitForWords(dsl, 'Saved.', '.notices');
  const { incidentId } = await telling.record();
  await waitUntil('the lead is told', () => telling.mailTo('dsl').length === 1);
  await dsl.goto(`${live.url}/incidents`);
  await waitForWords(dsl, 'Look now, by', 'tbody');
  live.turnClock(31 * minute);
  await waitUntil('the lead is reminded', () => telling.mailTo('dsl').length === 2);
  expect(mail.to(deputy.email)).toEqual([]);
  live.turnClock(15 * minute);
  await waitUntil('the deputy is told', () => mail.to(deputy.email).length === 1);
  expect(mail.to(deputy.email)[0]?.raw).not.toContain(secretWords);
  const head = await openDashboard(browser, live.url, madeUpStaff.head);
  await head.goto(`${live.url}/incidents/${incidentId}`);
  await givePassword(head, madeUpStaff.head, '.who-was-told');
  const lines = await head.$$eval('[data-told]', (told) =>
    told.map(({ textContent }) => textContent.replaceAll(/\s+/g, ' ')),
  );
  const [recorded, reminded, ...others] = lines;
  expect(recorded).toContain(madeUpStaff.dsl.name);
  expect(reminded).toContain(`${madeUpStaff.dsl.name} reminded, Mail`);
  for (const name of [deputy.name, madeUpStaff.head.name])
    expect(others).toContainEqual(expect.stringContaining(`${name} told as nobody had looked, Mail`));
});
