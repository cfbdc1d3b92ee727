import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AgreementAudience } from '#shared/agreements/audience.ts';
import { firstAgreementSettings, type AgreementSettings } from '#shared/agreements/settings.ts';
import type { LinkTarget } from '#shared/api/agreements.ts';
import { standardTexts } from '#shared/agreements/standard-texts.ts';
import { openDashboard, pressInMore } from '../support/dashboard-page.ts';
import type { EnrolledPupil } from '../support/enrolled-pupil.ts';
import { colourSchemes, findBarriers } from '../support/find-barriers.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { openTab, ownPageOf, waitForOwnPage, waitForText, waitForTitle } from '../support/pupil-tab.ts';
import { waitUntil } from '../support/wait-until.ts';
import { raiseStage, type Stage } from './stage.ts';

let stage: Stage;
let staffBrowser: Browser;

beforeAll(async () => {
  stage = await raiseStage();
  staffBrowser = await launchPlainBrowser();
});
afterAll(async () => {
  await staffBrowser?.close();
  await stage?.close();
});

const mustBeOpenToAll = async (page: Page): Promise<void> => {
  for (const scheme of colourSchemes) expect(await findBarriers(page, scheme), scheme).toEqual([]);
};
const publish = async (audience: AgreementAudience, change: Partial<AgreementSettings>): Promise<void> => {
  const { admin } = stage.school.staff;
  const draft = { audience, revision: 0, texts: [...standardTexts[audience]] };
  const { revision } = await admin.do('saveAgreementDraft', draft);
  await admin.do('publishAgreement', { audience, revision, isSubstance: true });
  await admin.do('saveAgreementSettings', { ...firstAgreementSettings, ...change });
};

const next = '[data-choice="next"]:not(:disabled)';
/** Goes on to the step whose heading begins so. */
const readOnTo = async (page: Page, words: string): Promise<void> => {
  const { statements = [], checks = [] } = standardTexts.ks1[0]?.text ?? {};
  const titles = [...statements.map(({ text }) => text), ...checks.map(({ question }) => question), words];
  for (const title of titles) {
    await page.locator(next).click();
    await waitForText(page, title);
    const check = checks.find(({ question }) => question === title);
    if (check !== undefined) await page.locator(`[data-answer="${check.right}"]`).click();
  }
};

test('of the youngest a parent signs first, with the child beside them, and then the child', async () => {
  const { young, school } = stage;
  const [child] = school.yearOne.pupils;
  const page = await openTab(young.opened.browser, 'https://rabbits.example/');
  await waitForTitle(page, 'All about rabbits');
  await publish('ks1', { mode: 'hold', graceDays: 0 });
  await waitForOwnPage(page, 'agreement');
  await readOnTo(page, 'Your grown-up at home signs first');
  await mustBeOpenToAll(page);
  expect(await page.$('[data-choice="sign"]')).toBeNull();

  const target: LinkTarget = { kind: 'parents', pupilIds: [child?.pupilId ?? ''] };
  const [link] = await school.staff.admin.do('makeAgreementLinks', { for: target });
  const parent = await staffBrowser.newPage();
  await parent.goto(link?.url ?? '');
  await parent.type('[name="name"]', 'Rosa Quill');
  await parent.type('[name="relation"]', 'Mum');
  await parent.click('[name="agree"]');
  // Not without the child.
  expect(await parent.$eval('form', (form) => form.checkValidity())).toBe(false);
  await parent.click('[name="together"]');
  await mustBeOpenToAll(parent);
  await Promise.all([parent.waitForNavigation(), parent.click('button')]);
  expect(await parent.title()).toBe('Thank you');

  const grownUps = await page.waitForSelector('[name="adult"]');
  await grownUps?.click();
  await page.locator('[name="adult"]:not(:checked)').click();
  await page.locator(next).click();
  await page.locator('[name="home-adult"]').fill('Mum');
  await page.locator(next).click();
  await page.locator('.pick.picture').click();
  await page.locator('[data-choice="sign"]').click();
  await waitForText(page, 'All done');
  await page.locator('[data-choice="go-on"]').click();
  await waitForTitle(page, 'All about rabbits');
  await school.staff.dsl.do('confirmPassword', { password: madeUpStaff.dsl.password });
  const { signatures } = await school.staff.dsl.do('pupilAgreements', { pupilId: child?.pupilId ?? '' });
  expect(signatures.map(({ role }) => role).toSorted()).toEqual(['for-pupil', 'pupil']);

  const signatureId = signatures.find(({ role }) => role === 'for-pupil')?.signatureId ?? '';
  await school.staff.dsl.do('withdrawAgreement', { signatureId, reason: 'Her mother asked for it' });
  await waitForOwnPage(page, 'agreement');
  await readOnTo(page, 'Your grown-up at home signs first');
  await page.close();
});

test('while there is time left the pupil reads until when, and everything else opens', async () => {
  await publish('ks2', { mode: 'hold', graceDays: 5 });
  const { extensionId } = stage.school.deployment;
  const page = await waitUntil('the agreement is asked', async () => {
    const tab = await openTab(stage.pupil.opened.browser, `chrome-extension://${extensionId}/agreement.html`);
    await tab.waitForSelector('main');
    if ((await tab.$('[data-choice="not-now"]')) !== null) return tab;
    await tab.close();
    return null;
  });
  await waitForText(page, 'There is time until');
  await mustBeOpenToAll(page);
  await page.close();
  const other = await openTab(stage.pupil.opened.browser, 'https://rabbits.example/');
  await waitForTitle(other, 'All about rabbits');
  await other.close();
});

test('a teacher hands it out to the class at once: it opens for all who have not signed, beside their pages', async () => {
  const { young, pupil, school } = stage;
  const pupilId = school.yearFour.pupils[1]?.pupilId ?? null;
  await school.staff.admin.do('bindDevice', { deviceId: young.deviceId, pupilId });
  const teacher = await openDashboard(staffBrowser, stage.server.url, madeUpStaff.teacher);
  await teacher.setViewport({ width: 1366, height: 768 });
  await teacher.goto(`${stage.server.url}/lessons/${stage.lessonId}`);
  for (const each of [school.yearFour.pupils[0]?.pupilId, pupilId])
    await teacher.waitForFunction(
      (id) => document.querySelector(`[data-pupil-id="${id}"]`)?.textContent.includes('Not signed'),
      {},
      each,
    );
  await pressInMore(teacher, 'Hand out agreement');
  const handedTo = async ({ opened }: EnrolledPupil): Promise<Page | null> =>
    (await opened.browser.pages()).find((each) => ownPageOf(each) === 'agreement') ?? null;
  for (const each of [pupil, young]) {
    const page = await waitUntil(`${each.name} has it`, () => handedTo(each));
    await waitForText(page, 'There is time until');
    // Beside their page, and a tab behind draws nothing.
    await page.bringToFront();
    await page.locator('[data-choice="not-now"]').click();
    await waitUntil('it goes when the pupil says so', () => page.isClosed());
  }
});
