import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { standardTexts } from '#shared/agreements/standard-texts.ts';
import { choose, fill, openDashboard, press, waitForWords } from '../support/dashboard-page.ts';
import { EnrolledPupil } from '../support/enrolled-pupil.ts';
import { colourSchemes, findBarriers } from '../support/find-barriers.ts';
import { keepDownloads } from '../support/keep-downloads.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { startMadeUpWeb, type MadeUpWeb } from '../support/made-up-web.ts';
import { openSchool } from '../support/open-school.ts';
import { openTab, waitForOwnPage, waitForText, waitForTitle } from '../support/pupil-tab.ts';
import { readPdf } from '../support/read-pdf.ts';
import { removeFolder } from '../support/remove-folder.ts';
import type { School } from '../support/school.ts';
import type { TestServer } from '../support/start-server.ts';
import { waitUntil } from '../support/wait-until.ts';

/** The site that the school keeps open for who has yet to sign, and one that waits. */
const [neededUrl, otherUrl] = ['https://library.example/', 'https://rabbits.example/'];
const otherTitle = 'All about rabbits';
const firstCardInWelsh =
  standardTexts.ks2.find(({ language }) => language === 'cy')?.text.statements[0]?.text ?? '';
const { statements = [], checks = [] } = standardTexts.ks2[0]?.text ?? {};

let web: MadeUpWeb;
let server: TestServer;
let school: School;
let pupil: EnrolledPupil;
let staffBrowser: Browser;
let head: Page;
/** A page of the pupil's that waits whenever something is to be signed. */
let held: Page;
let downloads: string;

beforeAll(async () => {
  downloads = await mkdtemp(join(tmpdir(), 'thinkclick-downloads-'));
  web = await startMadeUpWeb();
  ({ server, school } = await openSchool());
  const [first] = school.yearFour.pupils;
  if (first === undefined) throw new Error('The made-up class is empty.');
  pupil = await EnrolledPupil.arrive({ web, school, pupil: first });
  staffBrowser = await launchPlainBrowser();
  head = await openDashboard(staffBrowser, server.url, madeUpStaff.head);
  await head.setViewport({ width: 1366, height: 768 });
  held = await openTab(pupil.opened.browser, otherUrl);
  await waitForTitle(held, otherTitle);
});
afterAll(async () => {
  await staffBrowser?.close();
  await removeFolder(downloads);
  await pupil?.close();
  await server?.stop();
  await web?.close();
});

const mustBeOpenToAll = async (page: Page): Promise<void> => {
  for (const scheme of colourSchemes) expect(await findBarriers(page, scheme), scheme).toEqual([]);
};
const goTo = (path: string) => head.goto(`${server.url}/agreements/${path}`);
const pupilsCard = '[data-audience="ks2"]';
const editor = '[data-dialog="agreement-editor"]';

const setRules = async (mode: string, graceDays: string, openHosts: string): Promise<void> => {
  await goTo('settings');
  await choose(head, mode);
  await fill(head, 'graceDays', graceDays);
  await fill(head, 'openHosts', openHosts);
};
const saveRules = async (): Promise<void> => {
  await press(head, 'Save');
  await waitForWords(head, 'The settings are saved, and devices are told.');
};
const openEditor = async (words: string): Promise<void> => {
  await goTo('texts');
  await press(head, words, pupilsCard);
  await head.waitForSelector(editor);
};
const publish = async (version: number): Promise<void> => {
  await press(head, 'Publish', editor);
  await waitForWords(head, `Version ${version} is published.`);
};

const next = '[data-choice="next"]:not(:disabled)';
const cardSays = (words: string) =>
  waitUntil(`the card says "${words}"`, () =>
    held.$eval('h1', (title, said) => title.innerText === said, words),
  );
/** From the first card to the last, as a child does who reads, answers and signs. */
const sign = async (title: string, said: readonly string[]): Promise<void> => {
  await cardSays(title);
  for (const words of said) {
    await held.locator(next).click();
    await cardSays(words);
  }
  for (const { question, right } of checks) {
    await held.locator(next).click();
    await cardSays(question);
    await held.locator(`[data-answer="${right}"]`).click();
  }
  await held.locator(next).click();
  await held.locator('[name="adult"]').click();
  await held.locator('[name="adult"]:not(:checked)').click();
  await held.locator(next).click();
  await held.waitForSelector('[name="home-adult"]');
  await held.locator(next).click();
  await held.locator('[name="signature"]').fill('Amara');
  await held.locator('[data-choice="sign"]').click();
  await waitForText(held, 'All done');
  await held.locator('[data-choice="go-on"]').click();
  await waitForTitle(held, otherTitle);
};

const [firstTitle, firstCard] = ['What we do at our computers', 'I ask before I open a game.'];
const cards = [firstCard, ...statements.slice(1).map(({ text }) => text)];
const corrected = 'I always ask before I open a game.';
const addedCard = 'I put the computer back on the trolley.';
const addedInWelsh = 'Rydw i’n rhoi’r cyfrifiadur yn ôl ar y troli.';

test('what the head writes is previewed card by card, published, and held until the pupil signs it; a needed site stays open', async () => {
  await setRules('Required: unsigned after the grace time, only the agreement opens', '0', 'not a site');
  await waitForWords(head, '“not a site” is not a site name like school.example.');
  await mustBeOpenToAll(head);
  await fill(head, 'openHosts', new URL(neededUrl).host);
  await saveRules();
  // Nothing is published yet, and nobody waits for it.
  await openEditor('Start from the standard text');
  await fill(head, 'title', firstTitle, editor);
  await fill(head, 'statement-0', firstCard, editor);
  await press(head, 'As it is read', editor);
  await waitForWords(head, firstTitle, `${editor} .agreement-card`);
  await press(head, 'Next', editor);
  await waitForWords(head, firstCard, `${editor} .agreement-card`);
  await mustBeOpenToAll(head);
  await choose(head, 'Cymraeg', editor);
  await waitForWords(head, firstCardInWelsh, `${editor} .agreement-card`);
  expect(held.url()).toBe(otherUrl);
  await publish(1);

  await waitForOwnPage(held, 'agreement');
  await waitForText(held, 'You did nothing wrong');
  const needed = await openTab(pupil.opened.browser, neededUrl);
  await waitForTitle(needed, 'The school library');
  // Only that site, and not one whose name ends like it.
  for (const url of ['https://maths.example/', 'https://notlibrary.example/']) {
    await needed.goto(url).catch(() => null);
    await waitForOwnPage(needed, 'agreement');
    await waitForText(needed, 'Your other pages come back when you have signed.');
  }
  await needed.close();
  await sign(firstTitle, cards);
});

test('a version can be read and printed, as it was agreed to', async () => {
  await goTo('texts');
  await press(head, 'Look at it', pupilsCard);
  await waitForWords(head, firstTitle, '[data-dialog="agreement-preview"]');
  await head.keyboard.press('Escape');
  await keepDownloads(head, downloads);
  await press(head, 'Save as PDF', pupilsCard);
  const file = 'agreement-ks2-1.pdf';
  await waitUntil('it is saved', async () => (await readdir(downloads)).includes(file));
  const { text, isTagged } = await readPdf(await readFile(join(downloads, file)));
  expect(isTagged).toBe(true);
  for (const words of [firstTitle, ...cards]) expect(text).toContain(words);
});

const isSigned = async (): Promise<boolean> => {
  const { classes } = await school.staff.admin.do('missingAgreements', {});
  const ofPupil = classes.flatMap(({ pupils }) => pupils).filter(({ name }) => name === pupil.name);
  return ofPupil.some((standing) => standing.pupil === 'signed');
};

test('after a correction nobody signs again; after a change of substance the pupil is asked anew', async () => {
  await openEditor('Change it');
  await fill(head, 'statement-0', corrected, editor);
  await choose(head, 'A correction: earlier signatures hold', editor);
  await publish(2);
  await waitForWords(head, 'A correction.', pupilsCard);
  expect(await isSigned()).toBe(true);

  await openEditor('Change it');
  await press(head, 'Add a statement', editor);
  for (const [language, words] of Object.entries({ English: addedCard, Cymraeg: addedInWelsh })) {
    await waitForWords(head, `Statement ${statements.length + 1} has no words`, editor);
    await choose(head, language, editor);
    await fill(head, `statement-${statements.length}`, words, editor);
  }
  await publish(3);
  await waitForOwnPage(held, 'agreement');
  expect(await isSigned()).toBe(false);
});

test('in the grace time that the school gives, the list names who is missing, and their pages open', async () => {
  const ofPupil = async (words: string): Promise<void> => {
    await goTo('');
    await waitForWords(head, words, '[data-class="Hedgehogs"] [data-key]');
  };
  await ofPupil('waits for the signature');
  await setRules('Required: unsigned after the grace time, only the agreement opens', '5', '');
  await saveRules();
  await waitForText(held, 'There is time until');
  await held.locator('[data-choice="not-now"]').click();
  await waitForTitle(held, otherTitle);
  await ofPupil('open');
  await setRules('Required: unsigned after the grace time, only the agreement opens', '0', '');
  await saveRules();
  await waitForOwnPage(held, 'agreement');
});

test('the pupil reads and signs the new words', async () => {
  await sign(firstTitle, [corrected, ...cards.slice(1), addedCard]);
  await waitUntil('the signature has arrived', isSigned);
});
