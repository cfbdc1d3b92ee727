import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { standardTexts } from '#shared/agreements/standard-texts.ts';
import { closeDialogs, openDashboard, press, waitForWords } from '../support/dashboard-page.ts';
import { colourSchemes, findBarriers } from '../support/find-barriers.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';
import { madeUpStaff, type StaffKey } from '../support/made-up-people.ts';
import { openTab, waitForLock, waitForOwnPage, waitForText } from '../support/pupil-tab.ts';
import { raiseStage, type Stage } from './stage.ts';

let stage: Stage;
let staffBrowser: Browser;
let incidentId: string;

beforeAll(async () => {
  stage = await raiseStage();
  staffBrowser = await launchPlainBrowser();
  const { school, lessonId, pupil } = stage;
  await openTab(pupil.opened.browser, 'https://rabbits.example/');
  const words = 'Something to look at.';
  const request = { lessonId, deviceId: pupil.deviceId, kind: 'other', words } as const;
  ({ incidentId } = await school.staff.teacher.do('recordIncident', request));
});
afterAll(async () => {
  await staffBrowser.close();
  await stage.close();
});

const signedIn = new Map<StaffKey, Page>();
/** Signing in, and reading the whole dashboard for the first time, take longer than a look at one of its pages. */
const dashboardOf = async (who: StaffKey): Promise<Page> => {
  const page = signedIn.get(who) ?? (await openDashboard(staffBrowser, stage.server.url, madeUpStaff[who]));
  signedIn.set(who, page);
  return page;
};

const mustBeOpenToAll = async (page: Page): Promise<void> => {
  for (const scheme of colourSchemes) expect(await findBarriers(page, scheme), scheme).toEqual([]);
};

/** Every page of the dashboard, who sees it, where it is, and words that are there once it is loaded. */
const dashboardPages: readonly [name: string, who: StaffKey, path: string, words: string][] = [
  ['Classes', 'teacher', '/', 'Hedgehogs'],
  ['Past lessons', 'teacher', '/past-lessons', 'Minutes by kind of site'],
  ['Filtering', 'filteringManager', '/filtering', 'What needs attention'],
  ['Acceptable use', 'filteringManager', '/filtering/acceptable-use', 'Watching video'],
  ['Sites', 'filteringManager', '/filtering/sites', 'Your own lists'],
  ['Searching', 'filteringManager', '/filtering/searching', 'YouTube'],
  ['Downloads', 'filteringManager', '/filtering/downloads', 'Programs'],
  ['Category lists', 'filteringManager', '/filtering/lists', 'Add a'],
  ['Changes', 'filteringManager', '/filtering/changes', 'Not published yet'],
  ['Changes, for the head', 'head', '/filtering/changes', 'Not published yet'],
  ['Prompts', 'dsl', '/prompts', 'When children are asked'],
  ['People', 'admin', '/people', 'Miss Clarke'],
  ['Deploy', 'admin', '/deploy', 'Extension ID'],
  ['Incidents', 'dsl', '/incidents', 'Incidents'],
  ['Safeguarding policy', 'head', '/safeguarding-policy', 'What follows on which incident'],
  ['Referrals', 'head', '/referrals', 'Nothing was stopped'],
  ['Reports', 'dsl', '/reports', 'Reports'],
  ['Records', 'dsl', '/retention', 'Records'],
  ['Notifications', 'dsl', '/notifications', 'Who is told'],
  ['Notifications, for the admin', 'admin', '/notifications', 'Ways of telling'],
  ['Agreements', 'admin', '/agreements', 'Staff and volunteers'],
  ['Texts of agreements', 'admin', '/agreements/texts', 'Pupils, key stage 1'],
  ['Ledger', 'head', '/ledger', 'Ledger'],
  ['Nothing here', 'teacher', '/no-such-page', 'no such page'],
];

describe('the dashboard', () => {
  test.each(dashboardPages)('%s (%s)', async (_, who, path, words) => {
    const page = await dashboardOf(who);
    await page.goto(stage.server.url + path);
    await waitForWords(page, words);
    await mustBeOpenToAll(page);
  });

  test('the dialogs of the prompts', async () => {
    const page = await dashboardOf('dsl');
    await page.goto(`${stage.server.url}/prompts`);
    await waitForWords(page, 'When children are asked');
    await page.click('[data-moment="advert"] summary');
    for (const [button, dialog] of [
      ['[data-moment="advert"] [data-key] button', 'prompt'],
      ['[data-area="tell"] button', 'sentences'],
    ] as const) {
      await page.locator(button).click();
      await page.waitForSelector(`[data-dialog="${dialog}"]`);
      await mustBeOpenToAll(page);
      await closeDialogs(page);
    }
  });

  test('one’s own agreement, before and after it is signed', async () => {
    const { admin } = stage.school.staff;
    const texts = [...standardTexts.staff];
    const { revision } = await admin.do('saveAgreementDraft', { audience: 'staff', revision: 0, texts });
    await admin.do('publishAgreement', { audience: 'staff', revision, isSubstance: true });
    const page = await dashboardOf('teacher');
    await page.goto(`${stage.server.url}/agreements/own`);
    await page.waitForSelector('.agreement-cards');
    await mustBeOpenToAll(page);
    const { version } = await stage.school.staff.teacher.do('ownAgreement', {});
    const signed = { versionId: version?.versionId ?? '', name: 'A. Clarke', answers: [1] };
    await stage.school.staff.teacher.do('signOwnAgreement', signed);
    await page.reload();
    await waitForWords(page, 'You signed this');
    await mustBeOpenToAll(page);
  });

  test('the pages for a code from a letter, without and with one, right and wrong, and once it is signed', async () => {
    const { admin } = stage.school.staff;
    const target = { kind: 'volunteer', name: 'Abe Reader' } as const;
    const [link] = await admin.do('makeAgreementLinks', { for: target });
    const page = await staffBrowser.newPage();
    const see = async (url: string, words: string): Promise<void> => {
      await page.goto(url);
      await waitForWords(page, words);
      await mustBeOpenToAll(page);
    };
    await see(`${stage.server.url}/agree`, 'code');
    await see(`${stage.server.url}/agree/WRONGWRONG`, 'This code is not known');
    await see(link?.url ?? '', 'For Abe Reader');
    await page.type('[name="name"]', 'Abe Reader');
    await Promise.all([page.waitForNavigation(), page.click('button')]);
    await waitForWords(page, 'Tick the box');
    await mustBeOpenToAll(page);
    await page.click('[name="agree"]');
    await page.click('[name="check-staff-0"][value="1"]');
    await Promise.all([page.waitForNavigation(), page.click('button')]);
    await waitForWords(page, 'Thank you');
    await mustBeOpenToAll(page);
    await see(link?.url ?? '', 'This has been signed');
    await page.close();
  });

  test('the sign-in page', async () => {
    const page = await staffBrowser.newPage();
    await page.goto(stage.server.url);
    await page.waitForSelector('[name="password"]');
    await mustBeOpenToAll(page);
    await page.close();
  });

  test('the class view, with a pupil close up and each question it asks', async () => {
    await openTab(stage.pupil.opened.browser, 'https://maths.example/');
    const page = await dashboardOf('teacher');
    await page.goto(`${stage.server.url}/lessons/${stage.lessonId}`);
    await page.waitForSelector(`[data-pupil-id="${stage.pupilId}"] [data-has-picture="true"]`);
    await mustBeOpenToAll(page);
    for (const question of ['Lock…', 'Message…', 'Open page…']) {
      await press(page, question, '.toolbar');
      await page.waitForSelector('dialog[open]');
      await mustBeOpenToAll(page);
      await closeDialogs(page);
    }
    await page.locator(`[data-pupil-id="${stage.pupilId}"] [data-part="picture"]`).click();
    await page.waitForSelector('[data-dialog="close-up"] canvas[data-frames]');
    await mustBeOpenToAll(page);
    await press(page, 'Record an incident…', '[data-dialog="close-up"]');
    await page.waitForSelector('[data-form="record-incident"]');
    await mustBeOpenToAll(page);
  });

  test('an incident, before and after the second look at the password', async () => {
    const page = await dashboardOf('dsl');
    await page.goto(`${stage.server.url}/incidents/${incidentId}`);
    const password = await page.waitForSelector('[name="password"]');
    await mustBeOpenToAll(page);
    await password?.type(madeUpStaff.dsl.password);
    await page.keyboard.press('Enter');
    await waitForWords(page, 'Something to look at.');
    await press(page, 'Show picture');
    await page.waitForSelector('canvas[data-painted]');
    await mustBeOpenToAll(page);
  });
});

describe('the pupil’s pages', () => {
  const own = (name: string): string =>
    `chrome-extension://${stage.school.deployment.extensionId}/${name}.html`;

  test('Stop, think, click, with "Tell someone" open and closed', async () => {
    const page = await openTab(stage.pupil.opened.browser, 'https://another-new-site.example/');
    await waitForOwnPage(page, 'think');
    await waitForText(page, 'another-new-site.example');
    await mustBeOpenToAll(page);
    await page.locator('::-p-text(Tell someone)').click();
    await page.waitForSelector('dialog[open]');
    await mustBeOpenToAll(page);
    await page.close();
  });

  test('the blocked page', async () => {
    const page = await openTab(stage.young.opened.browser, 'https://bets.example/');
    await waitForOwnPage(page, 'blocked');
    await waitForText(page, 'bets.example');
    await mustBeOpenToAll(page);
    await page.close();
  });

  test('the lock', async () => {
    const { school, lessonId, pupil } = stage;
    const socket = await school.staff.teacher.openSocket();
    await socket.emitWithAck('view-lesson', { lessonId });
    const request = { lessonId, deviceIds: [pupil.deviceId] };
    const args = { message: 'Look at the board', durationMs: 60_000 };
    await socket.emitWithAck('command', { ...request, name: 'lock-device', args });
    const page = await waitForLock(pupil.opened.browser);
    await waitForText(page, 'Look at the board');
    await mustBeOpenToAll(page);
    await socket.emitWithAck('command', { ...request, name: 'unlock-device', args: {} });
    socket.close();
  });

  test('the pop-up that says who can see the screen', async () => {
    const page = await openTab(stage.pupil.opened.browser, own('popup'));
    await waitForText(page, 'Hazel Wood Primary School');
    await mustBeOpenToAll(page);
    await page.close();
  });
});
