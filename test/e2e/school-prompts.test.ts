import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogue } from '#shared/prompts/catalogue/index.ts';
import { schoolDay } from '../../extension/school-day.ts';
import { fill, openDashboard, press, waitForWords } from '../support/dashboard-page.ts';
import { extensionWorker } from '../support/extension-worker.ts';
import { FakeDevice } from '../support/fake-device.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { configurationIn } from '../support/managed-configuration.ts';
import { openByThinking } from '../support/open-by-thinking.ts';
import { chooseByKeys, untilNoPrompt, untilPrompt } from '../support/prompt-on-page.ts';
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

const [first, second, ...others] = catalogue['unknown-site'].prompts;

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
  for (const id of [second?.id ?? '', ...others.map((each) => each.id)])
    await stage.school.staff.dsl.do('switchPrompt', { promptId: id, isOn: false });
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

/** The lines of a prompt, each with its words as they are read. */
const linesIn = (html: string): Promise<string[]> =>
  page.evaluate((inside) => {
    const prompt = new DOMParser().parseFromString(inside, 'text/html');
    return [...prompt.querySelectorAll('p')].map(({ textContent }) => textContent).filter(Boolean);
  }, html);

/** At once as if the child had been at it for so long. */
const beAtItFor = async (browser: Browser, minutes: number): Promise<void> => {
  const worker = await extensionWorker(browser);
  await worker.evaluate(
    async (since) => {
      await chrome.storage.session.set({ activeSince: { from: since, last: Date.now() } });
      // As the browser does twice a minute.
      (chrome.alarms.onAlarm as unknown as { dispatch(alarm: object): void }).dispatch({
        name: 'keep-alive',
      });
    },
    Date.now() - minutes * 60_000,
  );
};

/** A page asks for something of the computer; its title says what came of it. */
const asking = {
  microphone: () =>
    void navigator.mediaDevices
      .getUserMedia({ audio: true })
      .catch(({ name }: Error) => (document.title = name)),
  both: () =>
    void navigator.mediaDevices
      .getUserMedia({ audio: true, video: true })
      .catch(({ name }: Error) => (document.title = name)),
  notifications: () => void Notification.requestPermission().then((answer) => (document.title = answer)),
} as const;
const untilTitled = (tab: Page, title: string) =>
  waitUntil(`the page says ${title}`, async () => (await tab.title()) === title);

test('a child reads what exactly a page wants of the computer, and it is refused when the child says no', async () => {
  const tab = await openByThinking(stage.pupil.opened.browser, 'owl-songs.example');
  const session = await tab.createCDPSession();
  const permission = { name: 'notifications' };
  await session.send('Browser.setPermission', { permission, setting: 'prompt' });
  const wanted = [
    ['microphone', 'your microphone', 'NotAllowedError'],
    ['both', 'your camera and your microphone', 'NotAllowedError'],
    ['notifications', 'a way to send notes', 'denied'],
  ] as const;
  for (const [what, words, refused] of wanted) {
    await tab.evaluate(asking[what]);
    const [said = ''] = await linesIn((await untilPrompt(tab)).html);
    const sentences = catalogue.permission.prompts.map(({ noticed }) => noticed[0]);
    expect(sentences.map((each) => each.replace('{what}', words))).toContain(said);
    await chooseByKeys(tab, 'go-back');
    await untilTitled(tab, refused);
    await untilNoPrompt(tab);
  }
  await tab.close();
});

test('on their own page a child reads what they were asked and chose, and the time by kind of site of today and of seven days', async () => {
  const { opened } = stage.pupil;
  const search = await openTab(opened.browser, 'https://www.bing.com/search?q=owls');
  const worker = await extensionWorker(opened.browser);
  const earlier = { day: schoolDay(Date.now() - 3 * 24 * 60 * 60_000), spent: { games: 25 * 60_000 } };
  const { extensionId } = stage.school.deployment;
  const mine = await openTab(opened.browser, `chrome-extension://${extensionId}/seen.html`);
  const addEarlier = () =>
    worker.evaluate(async (day) => {
      const { timeSpent } = await chrome.storage.local.get<{ timeSpent?: { days: { day: string }[] } }>(
        'timeSpent',
      );
      if (timeSpent === undefined || timeSpent.days.some((each) => each.day === day.day)) return;
      await chrome.storage.local.set({ timeSpent: { ...timeSpent, days: [day, ...timeSpent.days] } });
    }, earlier);
  const isShown = async (line: string) => (await mine.$(line)) !== null;
  // Time is counted when another page comes in front; what is counted in the same moment may take the other day out again.
  await waitUntil(
    'both days are shown',
    async () => {
      await search.bringToFront();
      await mine.bringToFront();
      await addEarlier();
      await mine.reload();
      await mine.waitForSelector('[data-list="time-week"]');
      const isToday = await isShown('[data-list="time-today"] [data-kind="searching"]');
      return isToday && (await isShown('[data-list="time-week"] [data-kind="games"]'));
    },
    30_000,
    500,
  );
  const linesOf = (list: string, part: string): Promise<string[]> =>
    mine.$$eval(`[data-list="${list}"] ${part}`, (lines) =>
      lines.map((line) => (line as HTMLElement).innerText),
    );
  await waitUntil('the last choice is there', async () =>
    (await linesOf('asked', 'span'))[0]?.endsWith('You stopped.'),
  );
  expect(await linesOf('asked', 'span')).toEqual([
    ...Array.from({ length: 3 }, () => 'About a page that asked to use something. You stopped.'),
    'About a site nobody knows yet. You thought, and went on.',
    'About a site nobody knows yet. You have not chosen.',
  ]);
  expect(await mine.$('[data-list="time-today"] [data-kind="games"]')).toBeNull();
  expect(await linesOf('time-week', '[data-kind="games"] strong')).toEqual(['25 minutes']);
  expect(await linesOf('time-week', '[data-kind="searching"]')).toHaveLength(1);
  for (const each of [mine, search]) await each.close();
});

test('the youngest are asked on a page in one line, with nothing around it', async () => {
  const { browser } = stage.young.opened;
  const tab = await openTab(browser, 'https://rabbits.example/');
  await beAtItFor(browser, 41);
  const { html } = await untilPrompt(tab);
  const lines = await linesIn(html);
  expect(lines).toHaveLength(1);
  expect(catalogue.break.prompts.map(({ young }) => young[0])).toContain(lines[0]);
  await tab.close();
});

test('a question after which children come back all the same is listed for who looks after them', async () => {
  const { deployment, staff, yearFour } = stage.school;
  const promptId = second?.id ?? '';
  const question = second?.question[0] ?? '';
  const before = await versionNow();
  await staff.dsl.do('switchPrompt', { promptId, isOn: true });
  await untilEverywhere(before);
  const other = new FakeDevice({
    extensionId: deployment.extensionId,
    configuration: configurationIn(deployment.linuxJson),
  });
  await staff.admin.do('bindDevice', {
    deviceId: await other.enrol(),
    pupilId: yearFour.pupils[1]?.pupilId ?? null,
  });
  const about = {
    url: 'https://owl-eggs.example/',
    rule: 'A site nobody knows',
    moment: 'unknown-site',
  } as const;
  for (let stops = 0; stops < 9; stops += 1)
    await other.tell({ kind: 'prompt', ...about, choice: 'go-back', promptId });
  for (let times = 0; times < 5; times += 1)
    await other.tell({ kind: 'prompt-shown', url: null, promptId: null, cameBackAfter: promptId });
  const sum = async () => (await staff.dsl.do('prompts', {})).sums.find((each) => each.promptId === promptId);
  await waitUntil('the others are counted', async () => (await sum())?.cameBack === 5);
  await page.reload();
  await waitForWords(page, 'None. A prompt is listed here once twenty answers show');
  const { browser } = stage.pupil.opened;
  const stopped = await openTab(browser, 'https://owl-eggs.example/');
  await waitForText(stopped, question);
  await stopped.locator('[data-choice="go-back"]').click();
  await waitUntil('it is counted', async () => (await sum())?.stopped === 10);
  const again = await openTab(browser, 'https://owl-eggs.example/');
  await waitForOwnPage(again, 'think');
  await waitUntil('it is counted, too', async () => (await sum())?.cameBack === 6);
  await page.reload();
  await waitForWords(page, question, '[aria-labelledby="nothing-changed-title"]');
  await waitForWords(page, 'Of 10 who stopped, 6 came back to the same place.');
  await again.close();
  await other.stop();
});

test('a moment that the school switches off asks nobody, and the break comes when the school says', async () => {
  const settings = '[data-form="prompt-settings"]';
  const { browser } = stage.pupil.opened;
  await page.locator(`${settings} [name="moment-permission"]`).click();
  await fill(page, 'break-after', '20', settings);
  const before = await versionNow();
  await press(page, 'Save', settings);
  await untilEverywhere(before);
  const tab = await openTab(browser, 'https://owl-songs.example/');
  await tab.evaluate(asking.microphone);
  // Only the browser itself answers while nobody is asked.
  await waitUntil('the browser has answered', async () => (await tab.title()).endsWith('Error'));
  await beAtItFor(browser, 21);
  const lines = await linesIn((await untilPrompt(tab)).html);
  const [askedThere] = catalogue.break.prompts.filter(({ question }) => lines.includes(question[0]));
  expect(askedThere, lines.join(' ')).toBeDefined();
  await tab.close();
});
