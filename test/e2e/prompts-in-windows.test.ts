import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EnrolledPupil } from '../support/enrolled-pupil.ts';
import { startMadeUpWeb, type MadeUpWeb } from '../support/made-up-web.ts';
import { openByThinking } from '../support/open-by-thinking.ts';
import { openSchool } from '../support/open-school.ts';
import {
  chooseByKeys,
  promptOn,
  untilListening,
  untilNoPrompt,
  untilPrompt,
} from '../support/prompt-on-page.ts';
import { publishForEveryone } from '../support/publish-for-everyone.ts';
import { openTab } from '../support/pupil-tab.ts';
import type { School } from '../support/school.ts';
import type { TestServer } from '../support/start-server.ts';
import { waitUntil } from '../support/wait-until.ts';

const form = `<title>Owl club</title><h1>Owls</h1><form action="/sent"><label>Say something <input name="words"></label><button>Send</button></form>`;
const around = `<title>Owls</title><iframe src="https://owl-club.example/" style="inline-size:500px;block-size:120px"></iframe>`;
const pages: Readonly<Record<string, string>> = {
  'owl-club.example': form,
  'owl-tab.example': form,
  'owl-frame.example': around,
};

let web: MadeUpWeb;
let server: TestServer;
let school: School;
let pupil: EnrolledPupil;
let lessonId: string;

beforeAll(async () => {
  web = await startMadeUpWeb({
    answer: ({ host, path }) => {
      const body = pages[host];
      return body === undefined ? null : { body: path === '/sent' ? '<title>Sent</title>' : body };
    },
  });
  ({ server, school } = await openSchool());
  const { classId, pupils } = school.yearFour;
  ({ lessonId } = await school.staff.teacher.do('startLesson', { classId, minutes: 60 }));
  const [first] = pupils;
  if (first === undefined) throw new Error('The made-up class is empty.');
  pupil = await EnrolledPupil.arrive({ web, school, pupil: first });
  await publishForEveryone(school, { allowHosts: ['owl-frame.example'] });
  for (const host of ['owl-club.example', 'owl-tab.example'])
    await (await openByThinking(pupil.opened.browser, host)).close();
});
afterAll(async () => {
  await pupil?.close();
  await server?.stop();
  await web?.close();
});

const untilTold = (answer: string) =>
  waitUntil(`it is told: ${answer}`, async () => {
    const told = await school.staff.teacher.do('timeline', { lessonId, deviceId: pupil.deviceId });
    return told.some(({ text }) => text === answer);
  });

test('a prompt stands in a tab that came of a press on nothing, and in none that came of a button', async () => {
  const page = await openTab(pupil.opened.browser, 'https://owl-club.example/');
  const opensOn = (selector: string) =>
    page.$eval(selector, (part) =>
      part.addEventListener('click', (event) => {
        event.preventDefault();
        open('https://owl-tab.example/', '_blank');
      }),
    );
  const nextTab = async (selector: string): Promise<Page> => {
    const coming = pupil.opened.browser.waitForTarget((each) => each.url() === 'https://owl-tab.example/');
    await page.bringToFront();
    await page.click(selector);
    const opened = await (await coming).page();
    if (opened === null) throw new Error('No tab was opened.');
    return opened;
  };
  await opensOn('button');
  await opensOn('h1');
  const asked = await nextTab('button');
  await asked.focus('input');
  await untilListening(asked);
  expect(await promptOn(asked)).toBeNull();
  await asked.close();
  const unasked = await nextTab('h1');
  expect((await untilPrompt(unasked)).choices).toEqual(['go-back', 'ask', 'open']);
  await chooseByKeys(unasked, 'go-back');
  await waitUntil('it is closed', () => unasked.isClosed());
  await page.close();
});

test('in a frame too low to read in a prompt stands on the page around it, and what the child chose holds in the frame', async () => {
  const page = await openTab(pupil.opened.browser, 'https://owl-frame.example/');
  const frame = await waitUntil('the frame is there', () =>
    page.frames().find((each) => each.url() === 'https://owl-club.example/'),
  );
  const send = async (): Promise<void> => {
    await frame.focus('input');
    await page.keyboard.press('Enter');
  };
  await frame.focus('input');
  await page.keyboard.type('I am at SW1A 2AA');
  await send();
  await untilPrompt(page);
  // The browser gives what stands in front of the whole page the keyboard.
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('thinkclick-prompt');
  expect(await frame.evaluate(() => document.querySelector('thinkclick-prompt'))).toBeNull();
  const before = web.count('owl-club.example', '/sent');
  await chooseByKeys(page, 'go-back');
  await untilNoPrompt(page);
  expect(web.count('owl-club.example', '/sent')).toBe(before);
  await send();
  await untilPrompt(page);
  await chooseByKeys(page, 'open');
  await waitUntil('it is sent', () => web.count('owl-club.example', '/sent') === before + 1);
  await page.close();
});

test('a prompt stands before the browser is asked for the screen or for what was copied', async () => {
  const page = await openTab(pupil.opened.browser, 'https://owl-club.example/');
  const asks = (ask: string) =>
    page.evaluate((name) => {
      const asking =
        name === 'screen' ? navigator.mediaDevices.getDisplayMedia() : navigator.clipboard.readText();
      asking.catch((error: Error) => {
        document.title = `${name} ${error.name}`;
      });
    }, ask);
  for (const ask of ['screen', 'copied']) {
    await asks(ask);
    await untilPrompt(page);
    await chooseByKeys(page, 'go-back');
    await waitUntil('it is refused', async () => (await page.title()) === `${ask} NotAllowedError`);
    await untilNoPrompt(page);
  }
  await untilTold('go-back (permission): A page asked to see the screen');
  await untilTold('go-back (permission): A page asked for what was copied');
  await page.close();
});
