import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EnrolledPupil } from '../support/enrolled-pupil.ts';
import { extensionWorker } from '../support/extension-worker.ts';
import { filesWith } from '../support/files-with.ts';
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
import { closeBy, openTab } from '../support/pupil-tab.ts';
import type { School } from '../support/school.ts';
import type { TestServer } from '../support/start-server.ts';
import { waitUntil } from '../support/wait-until.ts';

const form = `<title>Owl club</title><h1>Owls</h1><form action="/sent"><label>Say something <input name="words"></label><button>Send</button></form>`;
const around = `<title>Owls</title><iframe src="https://owl-club.example/" style="inline-size:500px;block-size:120px"></iframe>`;
/** As people write who answer a letter: no field and no form. */
const diary = `<title>Owl diary</title><div role="textbox" aria-label="Diary" contenteditable style="min-block-size:300px"></div>`;
const largeFrame = `<title>Owls</title><iframe src="https://owl-news.example/" style="inline-size:900px;block-size:560px"></iframe>`;
/** An application in one page: going on changes the address and all that is there, and loads nothing. */
const app = `<title>Owl app</title><main><button>Write to us</button></main><script>
const write = () => {
  history.pushState({}, '', '/write');
  document.querySelector('main').innerHTML = '<label>Your letter <textarea></textarea></label>';
};
document.querySelector('button').addEventListener('click', write);
</script>`;
const pages: Readonly<Record<string, string>> = {
  'owl-diary.example': diary,
  'owl-large-frame.example': largeFrame,
  'owl-news.example': form,
  'owl-app.example': app,
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
  await publishForEveryone(school, { allowHosts: ['owl-frame.example', 'owl-large-frame.example'] });
  for (const host of [
    'owl-club.example',
    'owl-tab.example',
    'owl-diary.example',
    'owl-news.example',
    'owl-app.example',
  ])
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
  await closeBy(unasked, () => chooseByKeys(unasked, 'go-back'));
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

/** All that the extension says to anybody from now on, as it goes out. */
const hearDevice = async (): Promise<() => string> => {
  const target = (await extensionWorker(pupil.opened.browser)).client;
  const sent: string[] = [];
  target.on('Network.webSocketFrameSent', ({ response }) => sent.push(response.payloadData));
  target.on('Network.requestWillBeSent', ({ request }) => sent.push(request.url, request.postData ?? ''));
  await target.send('Network.enable');
  return () => sent.join('\n');
};

/** Where a child writes: the words are recognised as they are written, and what they are. */
const places = [
  {
    where: 'in a part of the page that is written in',
    host: 'owl-diary.example',
    typed: () => `I am ${pupil.name} and I like owls`,
    secret: 'and I like owls',
    says: 'your name',
    told: 'Their name was typed',
    write: (page: Page) => page.focus('[contenteditable]'),
  },
  {
    where: 'in a frame',
    host: 'owl-large-frame.example',
    typed: () => 'Ring me on 01632 960 123 please',
    secret: '960 123',
    says: 'a phone number',
    told: 'A phone number was typed',
    write: async (page: Page) => {
      const isThere = () => page.frames().find((each) => each.url() === 'https://owl-news.example/');
      await (await waitUntil('the frame is there', isThere)).focus('input');
    },
  },
  {
    where: 'in an application that has gone on without loading a page',
    host: 'owl-app.example',
    typed: () => 'Write to owl.keeper@post.example',
    secret: 'owl.keeper',
    says: 'an email address',
    told: 'An email address was typed',
    write: async (page: Page) => {
      await page.click('button');
      await page.waitForSelector('textarea');
      expect(page.url()).toBe('https://owl-app.example/write');
      await page.focus('textarea');
    },
  },
];

test('a personal detail is recognised while it is typed, wherever that is, and the school learns only of what kind it was', async () => {
  const said = await hearDevice();
  for (const { where, host, typed, says, told, write } of places) {
    const page = await openTab(pupil.opened.browser, `https://${host}/`);
    await write(page);
    await page.keyboard.type(typed());
    // The debugger leaves out what is between two words.
    expect((await untilPrompt(page)).words, where).toContain(says.replaceAll(' ', ''));
    await chooseByKeys(page, 'open', 'field');
    await untilTold(`open (detail-typed): ${told}`);
    await page.close();
  }
  // Both what went out and what the school keeps; the kind shows that we heard and looked at all.
  expect(said()).toContain('A phone number was typed');
  expect(await filesWith(server.dataFolder, 'A phone number was typed')).not.toEqual([]);
  for (const { secret } of places) {
    expect(said(), secret).not.toContain(secret);
    expect(await filesWith(server.dataFolder, secret), secret).toEqual([]);
  }
});
