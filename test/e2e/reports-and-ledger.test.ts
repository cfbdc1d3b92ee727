import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fill, openDashboard, press, waitForWords } from '../support/dashboard-page.ts';
import { colourSchemes, findBarriers } from '../support/find-barriers.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';
import { LiveSchool } from '../support/live-school.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { SchoolTerms } from '../support/school-terms.ts';
import { TimeAuthority } from '../support/time-authority.ts';
import { waitUntil } from '../support/wait-until.ts';

let school: LiveSchool;
let authority: TimeAuthority;
let browser: Browser;
let dsl: Page;
let head: Page;

beforeAll(async () => {
  school = await LiveSchool.open(3, 'dsl', 'head');
  authority = await TimeAuthority.open();
  const terms = new SchoolTerms(school);
  const [first = ''] = await terms.tell('hurtful-message', 2);
  await school.as('dsl').do('confirmPassword', { password: madeUpStaff.dsl.password });
  await school.as('dsl').do('incident', { incidentId: first });
  browser = await launchPlainBrowser();
  dsl = await openDashboard(browser, school.url, madeUpStaff.dsl);
  head = await openDashboard(browser, school.url, madeUpStaff.head);
});
afterAll(async () => {
  await browser.close();
  await school.close();
  await authority.close();
});

const openAt = async (page: Page, path: string, words: string): Promise<void> => {
  await page.goto(school.url + path);
  await waitForWords(page, words, 'main');
};
const mustBeOpenToAll = async (page: Page): Promise<void> => {
  for (const scheme of colourSchemes) expect(await findBarriers(page, scheme), scheme).toEqual([]);
};

test('the head sees who looked at what, and the lines behind a number', async () => {
  await openAt(head, '/reports/staff', 'What staff looked at in');
  const number = '[aria-label$="Incidents, Mrs Haddad: show the lines"]';
  await head.waitForSelector(number);
  await mustBeOpenToAll(head);
  await head.click(number);
  await waitForWords(head, 'view incident', '[data-dialog="staff-look-lines"] table');
  await mustBeOpenToAll(head);
});

test('the desk’s own figures say how many wait, and what there was in it', async () => {
  await openAt(dsl, '/reports/desk', 'Overdue now');
  await waitForWords(dsl, 'Nothing is overdue. 1 waiting for a first look.', 'main');
  await waitForWords(dsl, 'First look, half within', 'main');
  await mustBeOpenToAll(dsl);
});

test('a review is recorded, and stands in the next report to the governors', async () => {
  await openAt(head, '/reports/reviews', 'No review has been recorded yet');
  await press(head, 'Record a review');
  const form = '[data-form="review"]';
  await press(head, 'Record the review', form);
  await head.waitForSelector(`${form} [name="decided"]:invalid, ${form} .error`);
  await fill(head, 'tookPart', 'Head and safeguarding lead', form);
  await fill(head, 'decided', 'Chat sites stay closed for Year 4', form);
  await mustBeOpenToAll(head);
  await press(head, 'Record the review', form);
  await waitForWords(head, 'Recorded by Dr Penrose. The next report shows it.', '.review-list');
  await openAt(head, '/reports', 'Next:');
  await press(head, 'Look at it so far');
  await waitForWords(head, 'Chat sites stay closed for Year 4', 'dialog');
});

test('an authority outside stamps the ledger, and the page says which and when', async () => {
  await openAt(dsl, '/ledger', 'No authority is asked.');
  await dsl.click('[aria-labelledby="stamps-title"] summary');
  const form = '[data-form="time-authority"]';
  await fill(dsl, 'time-authority', 'somewhere', form);
  await press(dsl, 'Save', form);
  await dsl.waitForSelector(`${form} .error, ${form} [role="alert"]`);
  await fill(dsl, 'time-authority', authority.url, form);
  await press(dsl, 'Save', form);
  await waitForWords(dsl, 'The authority is asked.', '.notices');
  await waitUntil('it is stamped', async () => (await school.as('dsl').do('timeStamps', {})).last);
  await openAt(dsl, '/ledger', 'Stamped');
  await mustBeOpenToAll(dsl);
});

test('the ledger is checked on demand; an entry that was changed behind its back is named', async () => {
  await openAt(dsl, '/ledger', 'Check the whole ledger');
  await press(dsl, 'Check the whole ledger');
  await waitForWords(dsl, 'All is as it was written', '[data-ledger-check="whole"]');
  await mustBeOpenToAll(dsl);
  await school.storage.db.updateTable('ledger').set({ actor: 'nobody' }).where('seq', '=', 3).execute();
  await press(dsl, 'Check the whole ledger');
  await waitForWords(dsl, 'Entry 3 is not as it was written', '[data-ledger-check="fault"]');
  await mustBeOpenToAll(dsl);
});
