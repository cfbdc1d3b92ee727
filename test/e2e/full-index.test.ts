import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDashboard, press, select, waitForWords } from '../support/dashboard-page.ts';
import { fullIndexPath, policySchema } from '#shared/policy/policy.ts';
import { EnrolledPupil } from '../support/enrolled-pupil.ts';
import { extensionWorker, fetchedPaths } from '../support/extension-worker.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';
import { ListDesk } from '../support/list-desk.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { startMadeUpWeb, type MadeUpWeb } from '../support/made-up-web.ts';
import { openSchool } from '../support/open-school.ts';
import { openTab, textOf } from '../support/pupil-tab.ts';
import type { School } from '../support/school.ts';
import type { TestServer } from '../support/start-server.ts';
import { waitUntil } from '../support/wait-until.ts';

interface Setting {
  readonly web: MadeUpWeb;
  readonly server: TestServer;
  readonly school: School;
  readonly pupil: EnrolledPupil;
}

let raised: Setting | null = null;
const setting = (): Setting => {
  if (raised === null) throw new Error('The setting is not there.');
  return raised;
};

beforeAll(async () => {
  const web = await startMadeUpWeb();
  const { server, school } = await openSchool();
  const [first] = school.yearFour.pupils;
  if (first === undefined) throw new Error('The made-up class is empty.');
  const pupil = await EnrolledPupil.arrive({ web, school, pupil: first });
  raised = { web, server, school, pupil };
});
afterAll(async () => {
  await raised?.pupil.close();
  await raised?.server.stop();
  await raised?.web.close();
});

/** Ten thousand gambling sites that are in no list of the policy itself. */
const listedHost = (number: number): string => `odds-${number}.example`;

/** As the filtering manager does it: a file on the Category lists tab. */
const upload = async ({ server }: Setting, folder: string): Promise<void> => {
  const file = join(folder, 'odds.txt');
  const hosts = Array.from({ length: 10_000 }, (_, number) => listedHost(number));
  await writeFile(file, [...hosts, '192.0.2.7'].join('\n'));
  const browser = await launchPlainBrowser();
  try {
    const page = await openDashboard(browser, server.url, madeUpStaff.filteringManager);
    await page.goto(`${server.url}/filtering/lists`);
    await page.waitForSelector('[data-category-lists] [data-view-state="empty"]');
    // A locator waits until nothing moves the button any more.
    await page.locator('[data-category-lists] .card-head button').click();
    const chooser = await page.waitForSelector('[data-form="add-list"] input[name="list"]');
    await chooser?.uploadFile(file);
    await select(page, '[data-form="add-list"] [name="categoryId"]', 'gambling');
    await press(page, 'Add');
    await page.waitForSelector('[data-list-state="in-force"]', { timeout: 30_000 });
    await waitForWords(page, '10,000 added, 0 removed');
    await press(page, 'Details');
    await page.click('[data-left-out] summary');
    await waitForWords(page, 'odds.txt, line 10001: a number instead of a name');
  } finally {
    await browser.close();
  }
};

/** The policy that the device keeps. */
const policyText = async ({ opened }: EnrolledPupil): Promise<string> => {
  const worker = await extensionWorker(opened.browser);
  const { policy } = await worker.evaluate(() =>
    chrome.storage.local.get<{ policy: { text: string } }>('policy'),
  );
  return policy.text;
};

/** Whether the blocked page, and not the one that asks to think, stands where this page would: by what a pupil reads. */
const isBlocked = async ({ pupil }: Setting, url: string): Promise<boolean> => {
  const page = await openTab(pupil.opened.browser, url);
  const words = await waitUntil('one of our pages is there', async () =>
    /not for school|Stop, think, click/.exec(await textOf(page))?.at(0),
  );
  await page.close();
  return words === 'not for school';
};

/** Whether the browser's own rules stop what this host serves; the worker has no part in that. */
const isInRules = async ({ pupil }: Setting, host: string): Promise<boolean> => {
  const worker = await extensionWorker(pupil.opened.browser);
  return worker.evaluate(async (wanted) => {
    const rules = await chrome.declarativeNetRequest.getDynamicRules();
    return rules.some(
      ({ action, condition }) =>
        action.type === 'block' &&
        condition.requestDomains?.includes(wanted) === true &&
        condition.resourceTypes?.includes('image') === true,
    );
  }, host);
};

test('a site that only an uploaded list names is blocked before its server hears of it', async () => {
  const { web } = setting();
  const url = `https://www.${listedHost(77)}/page`;
  await waitUntil('the pupil is asked to think about it', async () => !(await isBlocked(setting(), url)));
  const folder = await mkdtemp(join(tmpdir(), 'thinkclick-lists-'));
  await upload(setting(), folder).finally(() => rm(folder, { recursive: true }));
  await waitUntil('the device has the index', () => isBlocked(setting(), url), 20_000);
  expect(await isBlocked(setting(), `https://${listedHost(9_999)}/`)).toBe(true);
  expect(web.count(`www.${listedHost(77)}`)).toBe(0);
  expect(web.count(listedHost(9_999))).toBe(0);
  await waitUntil('the browser’s own rules know it too', () => isInRules(setting(), listedHost(77)));
  expect(await isInRules(setting(), listedHost(10_001))).toBe(false);
});

test('a later list comes as a difference, and names single pages and videos', async () => {
  const { pupil, school, server, web } = setting();
  const staff = school.staff.filteringManager;
  const desk = new ListDesk(server.url, staff);
  const page = 'https://www.sport.example/Odds/today';
  const video = 'https://youtu.be/abcDEF12345?t=5';
  await desk.upload('sport.example/odds\nyoutube.com/watch?v=abcDEF12345\n', { name: 'Pages' });
  await waitUntil('the device has the difference', () => isBlocked(setting(), page), 20_000);
  expect(await isBlocked(setting(), 'https://www.sport.example/football')).toBe(false);
  expect(await isBlocked(setting(), video)).toBe(true);
  expect(web.count('www.sport.example', '/Odds/today') + web.count('youtu.be')).toBe(0);
  // Ten thousand hosts and a few pages: what was fetched last is a hundredth of the whole.
  const { fullIndex } = policySchema.parse(JSON.parse(await policyText(pupil)));
  const paths = await fetchedPaths(pupil.opened.browser);
  const to = fullIndexPath(fullIndex?.sha256 ?? '');
  expect(paths.filter((path) => path.startsWith(`${to}/from/`))).toHaveLength(1);
  expect(paths).not.toContain(to);
});

test('what the device has kept holds in the browser’s next life, when the server has it no more', async () => {
  const { pupil, server, web } = setting();
  await rm(join(server.dataFolder, 'category-index'), { recursive: true });
  await pupil.coldStart(`https://${listedHost(123)}/`);
  await server.kill();
  expect(await isInRules(setting(), listedHost(4_567))).toBe(true);
  expect(await isBlocked(setting(), `https://${listedHost(4_567)}/`)).toBe(true);
  expect(web.count(listedHost(123)) + web.count(listedHost(4_567))).toBe(0);
  await server.restart();
});
