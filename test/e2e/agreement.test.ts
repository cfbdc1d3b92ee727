import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { firstAgreementSettings } from '#shared/agreements/settings.ts';
import { standardTexts } from '#shared/agreements/standard-texts.ts';
import { fill, openDashboard, press as pressWords, waitForWords } from '../support/dashboard-page.ts';
import { colourSchemes, findBarriers } from '../support/find-barriers.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { openTab, waitForOwnPage, waitForText, waitForTitle } from '../support/pupil-tab.ts';
import { waitUntil } from '../support/wait-until.ts';
import { raiseStage, type Stage } from './stage.ts';

let stage: Stage;
let staffBrowser: Browser;
let teacher: Page;

beforeAll(async () => {
  stage = await raiseStage();
  staffBrowser = await launchPlainBrowser();
  teacher = await openDashboard(staffBrowser, stage.server.url, madeUpStaff.teacher);
  await teacher.goto(`${stage.server.url}/lessons/${stage.lessonId}`);
  await teacher.waitForSelector('.board');
});
afterAll(async () => {
  await staffBrowser?.close();
  await stage?.close();
});

const tile = (): string => `[role="option"][data-pupil-id="${stage.pupilId}"]`;

/** Goes on with the Tab key alone until this has the focus. */
const reach = async (page: Page, selector: string): Promise<void> => {
  for (let tabs = 0; tabs < 40; tabs += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((css) => document.activeElement?.matches(css) ?? false, selector)) return;
  }
  throw new Error(`The Tab key does not lead to ${selector}`);
};
const press = async (page: Page, selector: string): Promise<void> => {
  await reach(page, selector);
  await page.keyboard.press('Enter');
};
const next = '[data-choice="next"]:not(:disabled)';
/** A new card takes the focus when it has been painted: a key that is pressed before goes to what was there. */
const untilFocused = (page: Page, words: string) =>
  waitUntil(`"${words}" has the focus`, () =>
    page.evaluate(
      (text) => document.activeElement?.matches('h1') && document.activeElement.textContent === text,
      words,
    ),
  );
const mustBeOpenToAll = async (page: Page): Promise<void> => {
  for (const scheme of colourSchemes) expect(await findBarriers(page, scheme), scheme).toEqual([]);
};

/** No voice is in this browser: the words are marked one after another all the same. */
const hearIt = async (page: Page): Promise<void> => {
  const marked = () => page.$$eval('.word', (words) => words.findIndex((word) => word.matches('.now')));
  await press(page, '[data-tool="read"]');
  await waitUntil('the second word is marked', async () => (await marked()) > 0);
  if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/heard.png` });
  await mustBeOpenToAll(page);
  await page.keyboard.press('Enter');
  await waitUntil('nothing is marked', async () => (await marked()) === -1);
  await waitForText(page, 'No voice on this computer');
};

const publish = async (audience: 'ks2' | 'parents'): Promise<void> => {
  const { admin } = stage.school.staff;
  const draft = { audience, revision: 0, texts: [...standardTexts[audience]] };
  const { revision } = await admin.do('saveAgreementDraft', draft);
  await admin.do('publishAgreement', { audience, revision, isSubstance: true });
};
const askForIt = async (): Promise<void> => {
  const { admin } = stage.school.staff;
  await publish('ks2');
  await admin.do('saveAgreementSettings', { ...firstAgreementSettings, mode: 'hold', graceDays: 0 });
};

test('a pupil is held, reads, answers and signs with the keys alone, and is let go; the teacher sees it', async () => {
  const page = await openTab(stage.pupil.opened.browser, 'https://rabbits.example/');
  await waitForTitle(page, 'All about rabbits');
  await askForIt();
  await waitForOwnPage(page, 'agreement');
  await waitForText(page, 'You did nothing wrong');
  await waitForWords(teacher, 'Not signed', tile());
  await mustBeOpenToAll(page);
  await hearIt(page);
  await press(page, next);
  for (const { text } of standardTexts.ks2[0]?.text.statements ?? []) {
    await untilFocused(page, text);
    await press(page, next);
  }
  const [question = ''] = (standardTexts.ks2[0]?.text.checks ?? []).map((check) => check.question);
  await untilFocused(page, question);
  await press(page, '[data-answer="0"]');
  await waitForText(page, 'Not quite. Try again.');
  await mustBeOpenToAll(page);
  await press(page, '[data-answer="1"]');
  await press(page, next);
  await press(page, '[data-answer="0"]');
  await press(page, next);
  await reach(page, '[name="adult"]');
  await page.keyboard.press('Space');
  await reach(page, '[name="adult"]:not(:checked)');
  await page.keyboard.press('Space');
  await mustBeOpenToAll(page);
  await press(page, next);
  await reach(page, '[name="home-adult"]');
  await page.keyboard.type('Nan');
  await press(page, next);
  await reach(page, '[name="signature"]');
  await page.keyboard.type('Amara');
  await mustBeOpenToAll(page);
  await press(page, '[data-choice="sign"]');
  await waitForText(page, 'Thank you');
  await press(page, '[data-choice="go-on"]');
  await waitForTitle(page, 'All about rabbits');
  await waitUntil('the tile says nothing of it any more', async () =>
    teacher.$eval(tile(), (element) => !element.textContent?.includes('Not signed')),
  );
  await page.close();
});

test('the adults whom the pupil has named are whom "Tell someone" asks about, and nobody else', async () => {
  const { extensionId } = stage.school.deployment;
  const tell = await openTab(stage.pupil.opened.browser, `chrome-extension://${extensionId}/popup.html?tell`);
  await waitForText(tell, 'Who do you want to tell?');
  const offered = await tell.$$eval('input[name="adult"]', (choices) =>
    choices.map((choice) => choice.closest('label')?.innerText.trim()),
  );
  const names = Object.values(madeUpStaff).map(({ name }) => name);
  expect(offered).toHaveLength(3);
  expect(offered.slice(0, 2).every((name) => name !== undefined && names.includes(name))).toBe(true);
  expect(offered.at(-1)).toBe(`Any grown-up who keeps us safe\n${madeUpStaff.dsl.name}`);
  await mustBeOpenToAll(tell);
  if (process.env.SCREENSHOTS) await tell.screenshot({ path: `${process.env.SCREENSHOTS}/tell-to.png` });
  await tell.close();
});

test('the adult whom the pupil chooses gets the words as they are, and the pupil reads who has them and who has read them', async () => {
  const { extensionId } = stage.school.deployment;
  const tell = await openTab(stage.pupil.opened.browser, `chrome-extension://${extensionId}/popup.html?tell`);
  await tell.locator('input[value="someone-unkind"]').click();
  const name = await tell.$eval('label:has([name="adult"])', (label) => label.innerText.trim());
  await tell.locator('[name="adult"]').click();
  await tell.locator('textarea').fill('he sed i smel');
  await tell.locator('.choice.go').click();
  await waitForText(tell, `We have told ${name} and ${madeUpStaff.dsl.name}.`);
  const chosen = Object.values(madeUpStaff).find((each) => each.name === name) ?? madeUpStaff.teacher;
  const page = await openDashboard(staffBrowser, stage.server.url, chosen);
  await waitForWords(page, 'A pupil has told you something.');
  await pressWords(page, 'Read', '.told-strip');
  await fill(page, 'password', chosen.password, '[data-form="confirm-password"]');
  await page.keyboard.press('Enter');
  await waitForWords(page, 'he sed i smel', '[data-dialog="told"]');
  await waitForText(tell, `${name} has read it.`);
  for (const each of [tell, page]) await each.close();
});

test('the teacher writes down that the class talked about it, and has who is missing on paper', async () => {
  const page = await openDashboard(staffBrowser, stage.server.url, madeUpStaff.teacher);
  await page.goto(`${stage.server.url}/agreements`);
  await waitForWords(page, 'Not talked about with the class this year.');
  const asked = page.waitForResponse((answer) => answer.url().endsWith('/pdf'));
  await pressWords(page, 'Print the list');
  expect((await asked).headers()['content-type']).toContain('application/pdf');
  await pressWords(page, 'We talked about it');
  await waitUntil('who talked about it is on the page', () =>
    page.$eval('main', (main, name) => main.innerText.includes(`(${name})`), madeUpStaff.teacher.name),
  );
  await mustBeOpenToAll(page);
  await page.close();
});

test('consent that is taken back by the safeguarding lead is on file with why, and the pupil is asked again', async () => {
  const page = await openDashboard(staffBrowser, stage.server.url, madeUpStaff.dsl);
  await page.goto(`${stage.server.url}/chronology/${stage.pupilId}`);
  await fill(page, 'password', madeUpStaff.dsl.password, '[data-form="confirm-password"]');
  await page.keyboard.press('Enter');
  await page.locator('summary ::-p-text(Agreements on file)').click();
  await pressWords(page, 'Withdraw…');
  await fill(page, 'reason', 'Her mother asked for it', '[data-form="withdraw-agreement"]');
  await mustBeOpenToAll(page);
  await pressWords(page, 'Withdraw', '[data-form="withdraw-agreement"]');
  await waitForWords(page, 'Her mother asked for it', '.agreement-versions');
  const held = await openTab(stage.pupil.opened.browser, 'https://rabbits.example/');
  await waitForOwnPage(held, 'agreement');
  // A way out that no agreement closes.
  const helpline = await openTab(stage.pupil.opened.browser, 'https://www.childline.org.uk/');
  await waitForTitle(helpline, 'Somebody to talk to');
  for (const each of [helpline, held, page]) await each.close();
});

test('a parent signs by the code of a letter, without a script', async () => {
  await publish('parents');
  const [link] = await stage.school.staff.admin.do('makeAgreementLinks', {
    for: { kind: 'parents', pupilIds: [stage.pupilId] },
  });
  const page = await staffBrowser.newPage();
  await page.goto(link?.url ?? '');
  await mustBeOpenToAll(page);
  await page.setJavaScriptEnabled(false);
  await page.reload();
  await page.type('[name="name"]', 'Rosa Quill');
  await page.type('[name="relation"]', 'Mum');
  await page.click('[name="check-parents-0"][value="0"]');
  await page.click('[name="check-parents-1"][value="1"]');
  await page.click('[name="agree"]');
  await Promise.all([page.waitForNavigation(), page.click('button')]);
  expect(await page.title()).toBe('Thank you');
  await page.close();
});
