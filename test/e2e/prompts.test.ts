import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { promptStyle } from '#shared/prompts/prompt-style.ts';
import { EnrolledPupil } from '../support/enrolled-pupil.ts';
import { extensionWorker } from '../support/extension-worker.ts';
import { filesHost } from '../support/made-up-files.ts';
import { startMadeUpWeb, type MadeUpWeb } from '../support/made-up-web.ts';
import {
  chooseByKeys,
  promptOn,
  untilListening,
  untilNoPrompt,
  untilPrompt,
} from '../support/prompt-on-page.ts';
import { publishForEveryone } from '../support/publish-for-everyone.ts';
import { openByThinking as openTheSite } from '../support/open-by-thinking.ts';
import { openSchool } from '../support/open-school.ts';
import { closeBy, openTab, ownPageOf, waitForOwnPage, waitForText } from '../support/pupil-tab.ts';
import type { School } from '../support/school.ts';
import type { TestServer } from '../support/start-server.ts';
import { colourSchemes, findBarriers } from '../support/find-barriers.ts';
import { waitUntil } from '../support/wait-until.ts';

const form = `<title>Owl club</title><form action="/sent"><label>Say something <input name="words"></label><button>Send</button></form>`;
/** A chat of an application: no form, in a shadow root, in a frame made by a script. */
const chat = `<title>Owl chat</title><iframe srcdoc="<div id=room></div><script>
const root = document.querySelector('#room').attachShadow({ mode: 'open' });
root.innerHTML = '<div contenteditable style=&quot;height:40px;border:1px solid&quot;></div><div role=button tabindex=0>Post</div>';
const [box, post] = root.children;
const send = () => parent.fetch('/sent?words=' + encodeURIComponent(box.textContent)).catch(() => 0);
box.addEventListener('keydown', (event) => event.key === 'Enter' && (event.preventDefault(), send()));
post.addEventListener('click', send);
</script>"></iframe>`;
const signUpForm = `<title>Join</title><h1>Sign up</h1><form><input name="email"><input type="password" autocomplete="new-password"><button>Sign up</button></form>`;
/** Results as an engine gives them, one of them paid for. */
const results = `<title>Newts</title><ol><li class="b_ad"><a id="ad" href="https://maths.example/offer">Cheap newts</a></li></ol>`;
const pages: Readonly<Record<string, string>> = {
  'owl-club.example': form,
  'owl-chat.example': chat,
  'maths.example': form,
};

/** Of the categories “AI tools” and “Forums”, and opened by this school. */
const [machineHost, forumHost] = ['character.ai', 'answers.com'];

let web: MadeUpWeb;
let server: TestServer;
let school: School;
let pupil: EnrolledPupil;
let lessonId: string;

beforeAll(async () => {
  web = await startMadeUpWeb({
    answer: ({ host, path }) => {
      const body = pages[host];
      if (host === 'www.bing.com' && path === '/search') return { body: results };
      if (body === undefined) return null;
      return { body: path === '/sent' ? '<title>Sent</title>' : path === '/join' ? signUpForm : body };
    },
  });
  ({ server, school } = await openSchool());
  ({ lessonId } = await school.staff.teacher.do('startLesson', {
    classId: school.yearFour.classId,
    minutes: 60,
  }));
  const [first] = school.yearFour.pupils;
  if (first === undefined) throw new Error('The made-up class is empty.');
  pupil = await EnrolledPupil.arrive({ web, school, pupil: first });
  await publishForEveryone(school, { allowHosts: ['maths.example', filesHost, machineHost, forumHost] });
});
afterAll(async () => {
  await pupil.close();
  await server.stop();
  await web.close();
});

const openByThinking = (host: string): Promise<Page> => openTheSite(pupil.opened.browser, host);
const focusBox = async (page: Page): Promise<boolean> => {
  const frame = page.frames().find((each) => each.url() === 'about:srcdoc');
  const focused = await frame?.evaluate(() => {
    const root = document.querySelector('#room')?.shadowRoot;
    root?.querySelector<HTMLElement>('[contenteditable]')?.focus();
    return (root?.activeElement ?? null) !== null;
  });
  return focused === true;
};
const timeline = () => school.staff.teacher.do('timeline', { lessonId, deviceId: pupil.deviceId });
const answers = async (): Promise<string[]> =>
  (await timeline()).filter(({ kind }) => kind === 'prompt').map(({ text }) => text);

const untilTold = (answer: string) =>
  waitUntil(`it is told: ${answer}`, async () => (await answers()).includes(answer));

describe('a prompt, by keyboard alone', () => {
  test('stands before a site nobody knows, without a barrier', async () => {
    const page = await openTab(pupil.opened.browser, 'https://owl-pages.example/');
    await waitForOwnPage(page, 'think');
    await waitForText(page, 'Go back');
    for (const scheme of colourSchemes) expect(await findBarriers(page, scheme), scheme).toEqual([]);
    await page.close();
  });

  test('holds what is sent from a form, and lets it go when the child says so', async () => {
    const page = await openByThinking('owl-club.example');
    await page.focus('input');
    await page.keyboard.type('I am at SW1A 2AA');
    await page.keyboard.press('Enter');
    const { words, choices } = await untilPrompt(page);
    expect(words).toContain('postcode');
    expect(choices).toEqual(['go-back', 'ask', 'open']);
    await chooseByKeys(page, 'go-back');
    await untilNoPrompt(page);
    expect(web.count('owl-club.example', '/sent')).toBe(0);
    await waitUntil('the answer is kept', async () => (await answers()).length > 1);
    // What was typed has not left the page; only what it was.
    expect(JSON.stringify(await timeline())).not.toContain('SW1A');
    await page.focus('input');
    await page.keyboard.press('Enter');
    await chooseByKeys(page, 'open');
    await waitUntil('it was sent', () => web.count('owl-club.example', '/sent') === 1);
    // The form has put it into the address of the next page.
    await waitUntil('that page is told', async () => JSON.stringify(await timeline()).includes('[postcode]'));
    expect(JSON.stringify(await timeline())).not.toContain('SW1A');
    await waitUntil('both answers are kept', async () => {
      const told = await answers();
      return ['go-back', 'open'].every((choice) =>
        told.includes(`${choice} (detail-sent): A postcode was about to be sent`),
      );
    });
    await page.close();
  });

  test('holds it in an application without forms, in a shadow root of a frame', async () => {
    const page = await openByThinking('owl-chat.example');
    await waitUntil('the box has the focus', () => focusBox(page));
    await page.keyboard.type('you are so stupid');
    await page.keyboard.press('Enter');
    expect((await untilPrompt(page)).choices).toEqual(['go-back', 'ask', 'open']);
    await chooseByKeys(page, 'open');
    await waitUntil('it was sent', () => web.count('owl-chat.example', '/sent') === 1);
    await untilTold('open (unkind-words): Unkind words were about to be sent');
    await page.close();
  });

  test('comes for a detail that was typed before it was there to see it, is reached by Tab, and rubs out that sentence', async () => {
    const page = await openTab(pupil.opened.browser, 'https://owl-club.example/');
    await page.focus('input');
    await page.keyboard.type('I like owls. My birthday is 3 May');
    expect((await untilPrompt(page)).words).toContain('birthday');
    await chooseByKeys(page, 'go-back', 'field');
    await waitUntil('it is gone, and nothing else', () =>
      page.$eval('input', ({ value }) => value === 'I like owls. '),
    );
    await page.close();
  });

  test('stands before a form to make an account, and before the browser is asked for the camera or the place', async () => {
    const page = await openTab(pupil.opened.browser, 'https://owl-club.example/join');
    await page.focus('input');
    expect((await untilPrompt(page)).choices).toEqual(['go-back', 'ask', 'open']);
    await chooseByKeys(page, 'go-back');
    await untilNoPrompt(page);
    await page.evaluate(() => {
      navigator.mediaDevices.getUserMedia({ video: true }).catch((error: Error) => {
        document.title = error.name;
      });
    });
    expect((await untilPrompt(page)).words).toMatch(/camera|see|no|wait/i);
    await chooseByKeys(page, 'go-back');
    await waitUntil('the page is refused', async () => (await page.title()) === 'NotAllowedError');
    await untilNoPrompt(page);
    await page.evaluate(() => {
      navigator.geolocation.watchPosition(
        () => undefined,
        ({ code }) => {
          document.title = `refused ${code}`;
        },
      );
    });
    await untilPrompt(page);
    await chooseByKeys(page, 'go-back');
    await waitUntil('it may not watch where the child is', async () => (await page.title()) === 'refused 1');
    const told = await waitUntil('it is kept', async () => {
      const all = await answers();
      return all.some((text) => text.includes('(permission)')) && all;
    });
    expect(told).toContain('go-back (permission): A page asked for the camera');
    expect(told).toContain('go-back (sign-up): A form asked to make an account');
    await page.close();
  });

  test('stands before an advert among results opens, and is not asked a second time', async () => {
    const page = await openTab(pupil.opened.browser, 'https://www.bing.com/search?q=newts');
    await untilListening(page);
    await page.focus('#ad');
    await page.keyboard.press('Enter');
    await chooseByKeys(page, 'go-back');
    await untilTold('go-back (advert): An advert was about to be opened');
    expect(web.count('maths.example', '/offer')).toBe(0);
    await untilNoPrompt(page);
    await page.focus('#ad');
    await page.keyboard.press('Enter');
    await waitUntil('it opens', () => web.count('maths.example', '/offer') === 1);
    await page.close();
  });

  test.each([
    ['a machine answers', machineHost, 'open', 'open (ai-answer): A site where a machine answers'],
    ['people chat', forumHost, 'go-back', 'go-back (stranger-call): A site where people chat or call'],
  ] as const)(
    'stands on arriving where %s, and leads back when the child goes back',
    async (_, host, choice, told) => {
      const page = await openTab(pupil.opened.browser, 'https://maths.example/');
      await page.goto(`https://${host}/`);
      await chooseByKeys(page, choice);
      await untilTold(told);
      const left = choice === 'go-back' ? 'https://maths.example/' : `https://${host}/`;
      await waitUntil('the tab is where the child chose', () => page.url() === left);
      await page.close();
    },
  );

  test('stands in a small window that a page opened on another site, and closes it when the child says so', async () => {
    const page = await openTab(pupil.opened.browser, 'https://owl-club.example/');
    const popUp = pupil.opened.browser.waitForTarget((each) => each.url() === 'https://owl-chat.example/');
    await page.evaluate(() => void open('https://owl-chat.example/', '', 'popup,width=640,height=560'));
    const opened = await (await popUp).page();
    if (opened === null) throw new Error('No window was opened.');
    expect((await untilPrompt(opened)).choices).toEqual(['go-back', 'ask', 'open']);
    await closeBy(opened, () => chooseByKeys(opened, 'go-back'));
    await untilTold('go-back (pop-up): A window that another site opened');
    await page.close();
  });

  test('goes with a file that is to be asked for', async () => {
    const page = await openTab(pupil.opened.browser, `https://${filesHost}/`);
    await page.click('#archive');
    const asking = await waitUntil('the page about the file is shown', async () =>
      (await pupil.opened.browser.pages()).find((each) => ownPageOf(each) === 'file'),
    );
    await asking.waitForSelector('.prompt .question');
    for (const scheme of colourSchemes) expect(await findBarriers(asking, scheme), scheme).toEqual([]);
    await asking.locator('[data-choice="go-back"]').click();
    await untilTold('go-back (download): A file was about to be downloaded');
    await asking.close();
    if (!page.isClosed()) await page.close();
  });

  test('says after a long time that a break would be good, and lets the child go on', async () => {
    const page = await openTab(pupil.opened.browser, 'https://maths.example/');
    const worker = await extensionWorker(pupil.opened.browser);
    await worker.evaluate(
      async (since) => {
        await chrome.storage.session.set({ activeSince: { from: since, last: Date.now() } });
        // As the browser does twice a minute.
        (chrome.alarms.onAlarm as unknown as { dispatch(alarm: object): void }).dispatch({
          name: 'keep-alive',
        });
      },
      Date.now() - 41 * 60_000,
    );
    expect((await untilPrompt(page)).words).toMatch(/minute|break|rest|stretch|screen/i);
    await chooseByKeys(page, 'open');
    await untilTold('open (break): A long time without a break');
    await page.close();
  });

  test('comes where an application goes on to pictures without another page, and has no barrier there either', async () => {
    const page = await openTab(pupil.opened.browser, 'https://www.bing.com/search?q=newts');
    await untilListening(page);
    await page.evaluate(() => history.pushState({}, '', '/images/search?q=newts'));
    const { html } = await untilPrompt(page);
    await chooseByKeys(page, 'open');
    await untilTold('open (image-search): A search for pictures');
    await page.close();
    // Its root is closed to axe as it is to the page: the same inside stands on a page of its own.
    const copy = await pupil.opened.browser.newPage();
    await copy.setContent(
      `<!doctype html><html lang="en"><title>Prompt</title><style>${promptStyle}</style><main><h1>A page</h1>${html}</main>`,
    );
    for (const scheme of colourSchemes) expect(await findBarriers(copy, scheme), scheme).toEqual([]);
    await copy.close();
  });

  test('is not there where the school has listed the site', async () => {
    const page = await openTab(pupil.opened.browser, 'https://maths.example/');
    await page.focus('input');
    await page.keyboard.type('I am at SW1A 2AA');
    await page.keyboard.press('Enter');
    await waitUntil('it was sent', () => web.count('maths.example', '/sent') === 1);
    expect(await promptOn(page)).toBeNull();
    await page.close();
  });
});
