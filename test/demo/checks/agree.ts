import type { Page } from 'puppeteer';
import { firstAgreementSettings } from '#shared/agreements/settings.ts';
import { standardTexts } from '#shared/agreements/standard-texts.ts';
import { closeDialogs, waitForWords } from '../../support/dashboard-page.ts';
import { openTab, waitForOwnPage, waitForText, waitForTitle } from '../../support/pupil-tab.ts';
import type { Check, CheckedDay } from '../check.ts';
import { firstPupilOf, tileOf } from '../staff-pages.ts';

const askForIt = async ({ school }: CheckedDay): Promise<void> => {
  const { admin } = school.staff;
  const texts = [...standardTexts.ks2];
  const { revision } = await admin.do('saveAgreementDraft', { audience: 'ks2', revision: 0, texts });
  await admin.do('publishAgreement', { audience: 'ks2', revision, isSubstance: true });
  await admin.do('saveAgreementSettings', { ...firstAgreementSettings, mode: 'hold', graceDays: 0 });
};

/** Card by card, as a child who has read them. */
const sign = async (page: Page): Promise<number> => {
  const next = '[data-choice="next"]:not(:disabled)';
  const statements = standardTexts.ks2[0]?.text.statements ?? [];
  await page.locator(next).click();
  for (const { text } of statements) {
    await waitForText(page, text);
    await page.locator(next).click();
  }
  for (const answer of ['1', '0']) {
    await page.locator(`[data-answer="${answer}"]`).click();
    await page.locator(next).click();
  }
  await page.locator('[name="adult"]').click();
  await page.locator('[name="adult"]:not(:checked)').click();
  await page.locator(next).click();
  await page.locator('[name="home-adult"]').fill('Nan');
  await page.locator(next).click();
  await page.locator('[name="signature"]').fill('Amara');
  await page.locator('[data-choice="sign"]').click();
  await waitForText(page, 'Thank you');
  return statements.length;
};

export const agreeCheck: Check = {
  job: 'Agree',
  run: async (day) => {
    const { school, teacherPage } = day;
    const { pupilId = '' } = school.yearFour.pupils[0] ?? {};
    const page = await openTab(firstPupilOf(day).opened.browser, 'https://rabbits.example/');
    await waitForTitle(page, 'All about rabbits');
    await askForIt(day);
    await waitForOwnPage(page, 'agreement');
    await closeDialogs(teacherPage);
    await waitForWords(teacherPage, 'Not signed', tileOf(pupilId));
    const cards = await sign(page);
    await page.locator('[data-choice="go-on"]').click();
    await waitForTitle(page, 'All about rabbits');
    await school.staff.admin.do('saveAgreementSettings', firstAgreementSettings);
    await page.close();
    return `${cards} cards read and signed on the device; the teacher saw who had not signed; the page came back`;
  },
};
