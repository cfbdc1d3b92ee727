import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, test } from 'vitest';
import { catalogue } from '#shared/prompts/catalogue/index.ts';
import { fill, openDashboard, press, waitForWords } from '../support/dashboard-page.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { openTab, waitForOwnPage, waitForText } from '../support/pupil-tab.ts';
import { waitUntil } from '../support/wait-until.ts';
import { raiseStage, type Stage } from './stage.ts';

// What the safeguarding lead writes in the dashboard is what children read.

let stage: Stage;
let staffBrowser: Browser;
let page: Page;

beforeAll(async () => {
  stage = await raiseStage();
  staffBrowser = await launchPlainBrowser();
  page = await openDashboard(staffBrowser, stage.server.url, madeUpStaff.dsl);
  await page.goto(`${stage.server.url}/prompts`);
  await waitForWords(page, 'When children are asked');
});
afterAll(async () => {
  await staffBrowser?.close();
  await stage?.close();
});

const [first, ...others] = catalogue['unknown-site'].prompts;

/** What was saved is with every device. */
const untilEverywhere = async (before: number): Promise<void> => {
  await waitUntil('the devices have it', async () => {
    const { status } = await stage.school.staff.filteringManager.do('policy', {});
    return status.connected > 0 && status.version > before && status.applied === status.connected;
  });
};
const versionNow = async (): Promise<number> =>
  (await stage.school.staff.filteringManager.do('policy', {})).status.version;

test('a question that is written in the dashboard is shown there as the child sees it, and asked so', async () => {
  for (const { id } of others) await stage.school.staff.dsl.do('switchPrompt', { promptId: id, isOn: false });
  await page.locator('[data-moment="unknown-site"] summary').click();
  await page.locator(`[data-moment="unknown-site"] [data-key="${first?.id}"] button`).click();
  await fill(page, 'question', 'Which owl told you of it?', '[data-form="prompt-wording"]');
  await waitUntil('the preview shows it', () =>
    page.$eval('.prompt-preview div', ({ shadowRoot }) =>
      shadowRoot?.textContent?.includes('Which owl told you of it?'),
    ),
  );
  const before = await versionNow();
  await press(page, 'Save these words', '[data-form="prompt-wording"]');
  await untilEverywhere(before);
  const tab = await openTab(stage.pupil.opened.browser, 'https://owls.example/');
  await waitForOwnPage(tab, 'think');
  await waitForText(tab, 'Which owl told you of it?');
});
