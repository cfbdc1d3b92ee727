import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EnrolledPupil } from '../support/enrolled-pupil.ts';
import { findBarriers } from '../support/find-barriers.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { startMadeUpWeb, type MadeUpWeb } from '../support/made-up-web.ts';
import { openSchool } from '../support/open-school.ts';
import { openPopupWindow } from '../support/popup-window.ts';
import { openTab, shownPage, textOf, waitForOwnPage, waitForTitle } from '../support/pupil-tab.ts';
import type { School } from '../support/school.ts';
import type { TestServer } from '../support/start-server.ts';
import { waitUntil } from '../support/wait-until.ts';

let web: MadeUpWeb;
let server: TestServer;
let school: School;
let lessonId: string;
let pupil: EnrolledPupil;

beforeAll(async () => {
  web = await startMadeUpWeb();
  ({ server, school } = await openSchool());
  const { classId, pupils } = school.yearFour;
  ({ lessonId } = await school.staff.teacher.do('startLesson', { classId, minutes: 60 }));
  const [first] = pupils;
  if (first === undefined) throw new Error('The made-up class is empty.');
  pupil = await EnrolledPupil.arrive({ web, school, pupil: first });
});
afterAll(async () => {
  await pupil?.close();
  await server?.stop();
  await web?.close();
});

const told = async (kind: string) =>
  (await school.staff.teacher.do('timeline', { lessonId, deviceId: pupil.deviceId })).filter(
    (item) => item.kind === kind,
  );

const open = (url: string): Promise<Page> => openTab(pupil.opened.browser, url);
const ownUrl = (path: string): string => `chrome-extension://${school.deployment.extensionId}/${path}`;

const waitForText = (page: Page, text: string): Promise<true> =>
  waitUntil(`the page says "${text}"`, async () => (await textOf(page).catch(() => '')).includes(text));

const offences = async (page: Page): Promise<string[]> => [
  ...(await findBarriers(page, 'light')),
  ...(await findBarriers(page, 'dark')),
];

const tell = async (page: Page, words: string): Promise<void> => {
  await page.locator('::-p-text(Tell someone)').click();
  await page.locator('input[value="saw-something"]').click();
  await page.locator('textarea').fill(words);
  await page.locator('dialog[open] ::-p-text(Send)').click();
};

/** Beside the page, as the toolbar's own is: in a window that is no ordinary one. */
const openPopup = (): Promise<Page> => openPopupWindow(pupil.opened.browser, ownUrl('popup.html'));

/** As the safeguarding lead gets it. */
const newestIncident = async () => {
  const { dsl } = school.staff;
  await dsl.do('confirmPassword', { password: madeUpStaff.dsl.password });
  const { incidents } = await dsl.do('incidents', { shelf: 'open', search: '' });
  const newest = incidents.reduce((one, other) => (other.number > one.number ? other : one));
  return dsl.do('incident', { incidentId: newest.incidentId });
};

const newestPicture = async (): Promise<{ url: string | undefined; base64: string }> => {
  const { facts, pictures } = await newestIncident();
  const headers = { cookie: school.staff.dsl.cookie() };
  const file = await fetch(`${server.url}/api/evidence/${pictures[0]?.evidenceId}`, { headers });
  return { url: facts.page?.url, base64: Buffer.from(await file.arrayBuffer()).toString('base64') };
};

/** A picture as a browser draws it. */
const drawnIn = (page: Page, base64: string): Promise<string> =>
  page.evaluate(async (letters) => {
    const bytes = Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes]));
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [picture.width, picture.height];
    canvas.getContext('2d')?.drawImage(picture, 0, 0);
    return canvas.toDataURL();
  }, base64);

type CommandName = 'open-page' | 'show-message' | 'lock-device' | 'unlock-device';
const command = async (name: CommandName, args: object) => {
  const socket = await school.staff.teacher.openSocket();
  try {
    await socket.emitWithAck('view-lesson', { lessonId });
    const outcome = await socket.emitWithAck('command', {
      lessonId,
      name,
      args,
      deviceIds: [pupil.deviceId],
    });
    return outcome.ok ? outcome.value[pupil.deviceId] : outcome;
  } finally {
    socket.close();
  }
};

describe('every page a pupil meets passes the accessibility check, light and dark', () => {
  const message = encodeURIComponent(JSON.stringify({ by: 'Miss Clarke', text: 'Come to the carpet.' }));
  test.each([
    ['blocked', 'https://bets.example/', 'This page is not for school'],
    ['think', 'https://another-new-site.example/', 'Stop, think, click'],
    ['getting ready', 'blocked.html?wait', 'We are not ready yet'],
    ['what the school has seen', 'seen.html', 'Who can see what'],
    ['too many tabs', 'tab-limit.html', 'tab'],
    ['a frozen page', 'frozen.html', 'page'],
    ['a file', 'file.html#https://files.example/get/photos.zip', 'file'],
    ['agreement', 'agreement.html', 'sign'],
    ['message', `message.html#${message}`, 'Miss Clarke says'],
    ['popup', 'popup.html', 'Connected to your school.'],
  ])('%s', async (_name, address, words) => {
    const page = await open(address.startsWith('https:') ? address : ownUrl(address));
    await waitForText(page, words);
    expect(await offences(page)).toEqual([]);
    await page.close();
  });

  test('lock', async () => {
    await command('lock-device', { message: 'Look at the board.', durationMs: 60_000 });
    const page = await waitUntil('the lock is there', () => shownPage(pupil.opened.browser));
    await waitForText(page, 'Look at the board.');
    expect(await offences(page)).toEqual([]);
    await command('unlock-device', {});
  });

  test('and so does "Tell someone"', async () => {
    const page = await open('https://bets.example/');
    await waitForOwnPage(page, 'blocked');
    await page.locator('::-p-text(Tell someone)').click();
    await waitForText(page, 'You are not in trouble');
    expect(await offences(page)).toEqual([]);
    await page.close();
  });
});

describe('telling someone', () => {
  test('says that teachers know only once they do', async () => {
    const page = await open('https://bets.example/');
    await waitForOwnPage(page, 'blocked');
    await tell(page, 'It popped up.');
    await waitForText(page, 'We have told ');
    expect((await told('concern')).map(({ text }) => text)).toEqual(['']);
    expect((await newestIncident()).facts.words).toBe('It popped up.');
    await page.close();
  });

  test('is off the screen at one press or by Escape, and nothing that was written is there again', async () => {
    const page = await open('https://bets.example/');
    await waitForOwnPage(page, 'blocked');
    for (const hide of [
      () => page.locator('[data-choice="hide"]').click(),
      () => page.keyboard.press('Escape'),
    ]) {
      await page.locator('[data-choice="tell-someone"]').click();
      await page.locator('input[value="someone-unkind"]').click();
      await page.locator('dialog[open] textarea').fill('Robin said it');
      await hide();
      await waitUntil('it is gone', async () => (await page.$('dialog[open], textarea')) === null);
    }
    await page.locator('[data-choice="tell-someone"]').click();
    const field = await page.waitForSelector('dialog[open] textarea');
    expect(await field?.evaluate((area) => area.value)).toBe('');
    expect(await page.$('input[name="concern"]:checked')).toBeNull();
    await page.close();
  });

  test('tells a child at a Chromebook that they can talk instead, and nobody at another computer', async () => {
    const offersVoice = async (userAgent: string): Promise<boolean> => {
      const page = await pupil.opened.browser.newPage();
      await page.setUserAgent({ userAgent });
      await page.goto(ownUrl('popup.html?tell'));
      await page.waitForSelector('textarea');
      const words = await page.$eval('main', (all) => all.innerText);
      await page.close();
      return words.includes('You can talk and not type');
    };
    expect(await offersVoice('Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) Chrome/140.0.0.0')).toBe(true);
    expect(await offersVoice('Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0.0.0')).toBe(false);
  });

  test('shows the page beneath, once the child has seen what would be seen and said yes', async () => {
    const beneath = await open('https://tudors.example/');
    await waitForTitle(beneath, 'The Tudors');
    const popup = await openPopup();
    await popup.setViewport({ width: 780, height: 700 });
    await popup.locator('::-p-text(Tell someone)').click();
    await popup.locator('input[value="saw-something"]').click();
    await popup.locator('::-p-text(Yes, show it)').click();
    const preview = await popup.waitForSelector('.shown canvas[data-is-drawn]');
    if (process.env.SCREENSHOTS) await popup.screenshot({ path: `${process.env.SCREENSHOTS}/show.png` });
    const seen = await preview?.evaluate((canvas) => canvas.toDataURL());
    expect(await textOf(popup)).toContain('The grown-up will see this:');
    await popup.locator('dialog[open] ::-p-text(Send)').click();
    await waitForText(popup, 'We have told ');
    const { url, base64 } = await newestPicture();
    expect(url).toBe('https://tudors.example/');
    expect(seen).toBe(await drawnIn(beneath, base64));
    await popup.close();
    await beneath.close();
  });

  test('keeps it while the server is off, says so, and sends it later', async () => {
    await server.kill();
    const page = await open('https://bets.example/');
    await waitForOwnPage(page, 'blocked');
    await tell(page, 'While it was off.');
    await waitForText(page, 'It will be sent as soon as the computer is online.');
    await server.restart();
    await waitUntil(
      'it has arrived',
      async () => (await newestIncident().catch(() => null))?.facts.words === 'While it was off.',
      40_000,
    );
    await waitForText(page, 'We have told ');
    await page.close();
  });
});

describe('the blocked page', () => {
  test('tells a block once, however often it is shown again', async () => {
    const before = (await told('block')).length;
    const page = await open('https://bets.example/once');
    await waitForOwnPage(page, 'blocked');
    await page.reload();
    await page.reload();
    const second = await open('https://bets.example/twice');
    await waitForOwnPage(second, 'blocked');
    await waitUntil('the second is told', async () =>
      (await told('block')).some(({ url }) => url?.endsWith('/twice')),
    );
    expect((await told('block')).length - before).toBe(2);
    for (const each of [page, second]) await each.close();
  });

  test('goes back to where the pupil came from', async () => {
    const page = await open('https://rabbits.example/');
    await waitForTitle(page, 'All about rabbits');
    await page.evaluate(() => location.assign('https://bets.example/'));
    await waitForOwnPage(page, 'blocked');
    await page.locator('[data-choice="go-back"]').click();
    await waitForTitle(page, 'All about rabbits');
    expect(web.count('bets.example')).toBe(0);
    await page.close();
  });
});

describe('a teacher', () => {
  const pageWhere = (isIt: (page: Page) => boolean): Promise<Page> =>
    waitUntil('the page is there', async () => (await pupil.opened.browser.pages()).find(isIt));

  test('shows a message in a window of its own, with a name', async () => {
    expect(await command('show-message', { text: 'Please save your work.' })).toMatchObject({ ok: true });
    const page = await pageWhere((each) => each.url().startsWith(ownUrl('message.html')));
    await waitForText(page, 'Please save your work.');
    expect(await textOf(page)).toContain('Miss Clarke says');
    await page.close();
  });

  test('opens a page in front', async () => {
    expect(await command('open-page', { url: 'https://planets.example/' })).toMatchObject({ ok: true });
    const page = await pageWhere((each) => each.url() === 'https://planets.example/');
    await page.close();
  });

  test('cannot open a blocked one, and reads by which rule', async () => {
    expect(await command('open-page', { url: 'https://bets.example/from-teacher' })).toMatchObject({
      ok: false,
      detail: expect.stringContaining('Not opened, for the filter closes it. Blocked'),
    });
    const urls = (await pupil.opened.browser.pages()).map((each) => each.url());
    expect(urls.filter((url) => url.includes('/from-teacher'))).toEqual([]);
  });
});
