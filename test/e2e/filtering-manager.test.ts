import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fill, openDashboard, press, waitForWords } from '../support/dashboard-page.ts';
import { colourSchemes, findBarriers } from '../support/find-barriers.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';
import { madeUpStaff, type StaffKey } from '../support/made-up-people.ts';
import { configurationIn } from '../support/managed-configuration.ts';
import { RawDevice } from '../support/raw-device.ts';
import { openSchool } from '../support/open-school.ts';
import type { School } from '../support/school.ts';
import type { TestServer } from '../support/start-server.ts';
import { waitUntil } from '../support/wait-until.ts';

let server: TestServer;
let school: School;
let browser: Browser;
let device: RawDevice;

beforeAll(async () => {
  ({ server, school } = await openSchool());
  const { extensionId, linuxJson } = school.deployment;
  const { enrolmentKey } = configurationIn(linuxJson);
  device = new RawDevice({ url: server.url, extensionId, enrolmentKey });
  await device.arrive();
  const pupilId = school.yearFour.pupils[0]?.pupilId ?? '';
  await school.staff.admin.do('bindDevice', { deviceId: device.deviceId, pupilId });
  const at = Date.now() - 3_600_000;
  await device.report(
    [1, 2, 3].map((seq) => ({ seq, at, kind: 'visit', url: `https://puzzles.example/${seq}`, title: '' })),
  );
  browser = await launchPlainBrowser();
});
afterAll(async () => {
  device.close();
  await browser.close();
  await server.stop();
});

const open = async (who: StaffKey, path = '/filtering'): Promise<Page> => {
  const page = await openDashboard(browser, server.url, madeUpStaff[who]);
  await page.setViewport({ width: 1366, height: 768 });
  await page.goto(server.url + path);
  await page.waitForSelector('[data-policy-version]');
  return page;
};
const inForce = () => school.staff.filteringManager.do('policy', {});
const mustBeOpenToAll = async (page: Page): Promise<void> => {
  for (const scheme of colourSchemes) expect(await findBarriers(page, scheme), scheme).toEqual([]);
};

/** What has the focus, by its words, name or label. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null;
    return element?.getAttribute('name') ?? element?.innerText.trim() ?? '';
  });
const tabTo = async (page: Page, what: string, direction: 'on' | 'back' = 'on'): Promise<void> => {
  for (let presses = 0; presses < 80; presses += 1) {
    if ((await focused(page)) === what) return;
    if (direction === 'back') await page.keyboard.down('Shift');
    await page.keyboard.press('Tab');
    if (direction === 'back') await page.keyboard.up('Shift');
  }
  throw new Error(`"${what}" is not reached by the Tab key.`);
};

test('by keyboard alone a site is blocked, reviewed in words, tried on last week and published', async () => {
  const page = await open('filteringManager');
  const { version } = await inForce();
  await tabTo(page, 'Sites');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[data-tab="/filtering/sites"]');
  await tabTo(page, 'blockHosts');
  await page.keyboard.down('Control');
  await page.keyboard.press('Home');
  await page.keyboard.up('Control');
  await page.keyboard.type('puzzles.example\n');
  await waitForWords(page, '1 change not published. Saved as a draft.');
  await tabTo(page, 'Review and publish', 'back');
  await page.keyboard.press('Enter');
  await waitForWords(page, 'Everyone: puzzles.example added to the block list');
  await tabTo(page, 'Preview on last week’s visits');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[data-preview="done"]');
  await waitForWords(page, '3 of 3 visits would have been different.');
  await waitForWords(page, school.yearFour.pupils[0]?.name ?? '', '[data-preview="done"]');
  await mustBeOpenToAll(page);
  await tabTo(page, 'reason');
  await page.keyboard.type('Too much playing');
  await page.keyboard.press('Enter');
  await waitForWords(page, `Version ${version + 1} is published.`);
  expect((await inForce()).history[0]).toMatchObject({ reason: 'Too much playing' });
  const onDevice = () => device.policies.at(-1)?.rules.audiences[0]?.blockHosts ?? [];
  await waitUntil('the device has it', () => onDevice().includes('puzzles.example'));
  await page.browserContext().close();
});

test('why a site is blocked is two clicks away, of which one is Filtering', async () => {
  const page = await open('filteringManager');
  await page.evaluate(() => navigator.clipboard.writeText('https://www.bets.example/odds?x=1'));
  let clicks = 0;
  const click = async (selector: string): Promise<void> => {
    clicks += 1;
    await page.click(selector);
  };
  await click('.navigation a[href="/filtering"]');
  await click('[data-form="why"] [name="url"]');
  await page.keyboard.down('Control');
  await page.keyboard.press('v');
  await page.keyboard.up('Control');
  await page.waitForSelector('[data-why-verdict="block"]');
  await waitForWords(page, 'on the block list (bets.example)', '[data-why-verdict]');
  expect(clicks).toBe(2);
  await page.browserContext().close();
});

test('what was edited is still there after the laptop was closed, and on a colleague’s screen', async () => {
  const page = await open('filteringManager', '/filtering/sites');
  await page.click('[name="allowHosts"]');
  await page.keyboard.type('kept.example\n');
  await page.waitForSelector('[data-save-state="saved"]');
  await page.browserContext().close();
  const colleague = await open('admin', '/filtering/changes');
  await waitForWords(colleague, 'Begun by Jo Lindqvist');
  await press(colleague, 'Discard…');
  await press(colleague, 'Discard all changes');
  await waitForWords(colleague, 'No changes.');
  await colleague.browserContext().close();
});

test('a version is undone by one press and one confirmation', async () => {
  const page = await open('filteringManager', '/filtering/changes');
  const { version } = await inForce();
  await press(page, `Undo version ${version}…`);
  await page.waitForSelector('dialog [data-preview="done"]');
  await waitForWords(page, 'puzzles.example taken off the block list', 'dialog');
  await mustBeOpenToAll(page);
  await press(page, `Put version ${version - 1} back in force`);
  await waitForWords(page, `Version ${version + 1} is published.`);
  expect((await inForce()).rules.audiences[0]?.blockHosts).not.toContain('puzzles.example');
  await page.browserContext().close();
});

test('a bad site is blocked everywhere by one press, and open again by another', async () => {
  const page = await open('filteringManager');
  await fill(page, 'emergencyHost', 'https://www.very-bad.example/page');
  await press(page, 'Block everywhere now');
  const onDevice = () => device.policies.at(-1)?.rules.emergencyHosts ?? [];
  await waitUntil('the device blocks it', () => onDevice().includes('very-bad.example'));
  await page.waitForSelector('[data-emergency-host="very-bad.example"]');
  await mustBeOpenToAll(page);
  await press(page, 'Undo', '[data-emergency-host="very-bad.example"]');
  await waitUntil('the device opens it', () => onDevice().length === 0);
  await page.browserContext().close();
});

test('a site that nobody had met is found, judged, and gone from the list once the change is published', async () => {
  const at = Date.now();
  await device.report([{ seq: 50, at, kind: 'visit', url: 'https://www.never-met.example/a', title: '' }]);
  const page = await open('filteringManager', '/filtering/requests');
  const site = '[data-noticed-site="never-met.example"]';
  await waitForWords(page, 'nobody here had been there before', site);
  await mustBeOpenToAll(page);
  await press(page, 'Decide…', site);
  await press(page, 'Put it in the draft', 'dialog');
  await waitForWords(page, '1 change not published. Saved as a draft.');
  await press(page, 'Review and publish');
  await waitForWords(page, 'Everyone: never-met.example added to the block list');
  await fill(page, 'reason', 'Not for school');
  await page.keyboard.press('Enter');
  await waitForWords(page, 'is published.');
  await press(page, 'Requests and reports', '.tabs');
  await page.waitForSelector('#noticed-title');
  await page.waitForSelector(site, { hidden: true });
  await page.browserContext().close();
});

test('where a second person is asked, the head approves what the manager proposed', async () => {
  const manager = await open('filteringManager', '/filtering/changes');
  const { version, rules } = await inForce();
  const request = { basedOn: version, rules: { ...rules, needsSecondPerson: true }, reason: 'Four eyes' };
  await school.staff.filteringManager.do('publishPolicy', request);
  await manager.goto(`${server.url}/filtering/searching`);
  await waitForWords(manager, 'Moderate');
  await manager.$$eval('label', (labels) =>
    labels.find((each) => each.innerText.trim() === 'Moderate')?.click(),
  );
  await press(manager, 'Review and publish');
  await fill(manager, 'reason', 'Films for Year 4');
  await press(manager, 'Ask a second person');
  await waitForWords(manager, 'must approve it');
  const head = await open('head');
  await waitForWords(head, 'asks you to look at 1 change');
  await press(head, 'Changes', '.tabs');
  await waitForWords(head, 'YouTube, for everyone: strict → moderate');
  await mustBeOpenToAll(head);
  await press(head, 'Approve and publish');
  await waitForWords(head, 'is published.');
  expect((await inForce()).history[0]).toMatchObject({
    publishedBy: 'Jo Lindqvist',
    approvedBy: 'Dr Penrose',
    reason: 'Films for Year 4',
  });
  await waitForWords(manager, 'No changes to publish.');
  for (const page of [manager, head]) await page.browserContext().close();
});
