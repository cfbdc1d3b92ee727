import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EnrolledPupil } from '../support/enrolled-pupil.ts';
import { startMadeUpWeb, type MadeUpWeb } from '../support/made-up-web.ts';
import { openByThinking } from '../support/open-by-thinking.ts';
import { openSchool } from '../support/open-school.ts';
import { placeOfMark, untilMarkSays } from '../support/page-mark.ts';
import { chooseByKeys, untilListening, untilNoPrompt, untilPrompt } from '../support/prompt-on-page.ts';
import { openTab } from '../support/pupil-tab.ts';
import type { School } from '../support/school.ts';
import type { TestServer } from '../support/start-server.ts';
import { waitUntil } from '../support/wait-until.ts';

const host = 'owl-games.example';
const form = `<title>Owls</title><form action="/sent"><label>Say <input name="words"></label><button>Send</button></form>
<dialog><p>We use cookies.</p><button>Fine</button></dialog>`;

let web: MadeUpWeb;
let server: TestServer;
let school: School;
let pupil: EnrolledPupil;
let lessonId: string;
let page: Page;

beforeAll(async () => {
  web = await startMadeUpWeb({ answer: (asked) => (asked.host === host ? { body: form } : null) });
  ({ server, school } = await openSchool());
  const { classId, pupils } = school.yearFour;
  ({ lessonId } = await school.staff.teacher.do('startLesson', { classId, minutes: 60 }));
  const [first] = pupils;
  if (first === undefined) throw new Error('The made-up class is empty.');
  pupil = await EnrolledPupil.arrive({ web, school, pupil: first });
  page = await openByThinking(pupil.opened.browser, host);
  await untilMarkSays(page, 'Your school');
});
afterAll(async () => {
  await pupil?.close();
  await server?.stop();
  await web?.close();
});

const order = async (name: 'freeze-page' | 'end-controls', args: object): Promise<void> => {
  const socket = await school.staff.teacher.openSocket();
  await socket.emitWithAck('command', { lessonId, name, args, deviceIds: [pupil.deviceId] });
  socket.close();
};

/** Its words stand one by one. */
const asked = async (): Promise<string> => (await untilPrompt(page)).words.replaceAll(/\s/g, '');

/** What a press on the mark would meet: nothing of it where it is hidden, covered or deaf. */
const untilPressable = (): Promise<true> =>
  waitUntil('the mark can be pressed', async () => {
    const { x, y } = await placeOfMark(page);
    return page.evaluate((at) => document.elementsFromPoint(at.x, at.y)[0]?.localName === 'thinkclick-mark', {
      x,
      y,
    });
  });

describe('the mark stays in reach', () => {
  test('where the page opens a dialog that makes all else deaf, and when it closes or takes that away', async () => {
    for (const end of ['close', 'remove'] as const) {
      await page.evaluate(() => {
        if (document.querySelector('dialog') === null) document.body.append(document.createElement('dialog'));
        document.querySelector('dialog')?.showModal();
      });
      await waitUntil('it hangs in the dialog', () =>
        page.evaluate(() => document.querySelector('dialog > thinkclick-mark') !== null),
      );
      await untilPressable();
      if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/dialog.png` });
      await page.evaluate((how) => document.querySelector('dialog')?.[how](), end);
      await waitUntil('it hangs in the page', () =>
        page.evaluate(() => document.querySelector('html > thinkclick-mark') !== null),
      );
      await untilPressable();
    }
  });

  test('where the page puts it into something that is not shown', async () => {
    await page.evaluate(() => {
      const hidden = document.createElement('div');
      hidden.style.display = 'none';
      document.body.append(hidden);
      hidden.append(document.querySelector('thinkclick-mark') ?? '');
    });
    await untilPressable();
  });

  test('where the teacher has frozen the page, or asked for eyes up', async () => {
    await order('freeze-page', { durationMs: 600_000, message: '' });
    await waitUntil('the page is frozen', () =>
      page.evaluate(() => document.querySelector('thinkclick-cover') !== null),
    );
    await untilPressable();
    if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/frozen.png` });
    const opened = pupil.opened.browser.waitForTarget((each) => each.url().endsWith('popup.html?tell'));
    // All else is deaf: the first stops are the two buttons of the mark.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await (await (await opened).page())?.close();
    await page.bringToFront();
    await order('end-controls', { controls: ['freeze'] });
    await waitUntil('the page is free', () =>
      page.evaluate(() => document.querySelector('thinkclick-cover') === null),
    );
    await untilPressable();
  });

  test('where the page writes itself anew', async () => {
    await page.evaluate((html) => {
      document.open();
      document.write(html);
      document.close();
    }, form);
    await untilPressable();
  });
});

describe('what a child is asked', () => {
  test('still holds back what is sent from a page that has written itself anew', async () => {
    await page.focus('input');
    await page.keyboard.type('I am at SW1A 2AA');
    await untilListening(page);
    await page.keyboard.press('Enter');
    await untilPrompt(page);
    expect(web.count(host, '/sent')).toBe(0);
  });

  test('cannot be taken away, hidden or pressed by the page', async () => {
    await page.evaluate(() => {
      const prompt = document.querySelector<HTMLElement>('thinkclick-prompt');
      prompt?.click();
      prompt?.remove();
    });
    const isThere = (): Promise<boolean> =>
      page.evaluate(
        () =>
          document.elementsFromPoint(innerWidth / 2, innerHeight / 2)[0]?.localName === 'thinkclick-prompt',
      );
    await waitUntil('it is back', isThere);
    await page.evaluate(() => {
      const prompt = document.querySelector<HTMLElement>('thinkclick-prompt');
      prompt?.style.setProperty('display', 'none', 'important');
      document.querySelector('dialog')?.showModal();
    });
    await waitUntil('it is seen again', isThere);
    expect(web.count(host, '/sent')).toBe(0);
    await chooseByKeys(page, 'go-back');
    await untilNoPrompt(page);
  });

  test('is not answered by the page for the child, and each thing is asked about by itself', async () => {
    await page.evaluate(() => {
      document.querySelector('dialog')?.close();
      addEventListener(
        'thinkclick-asked',
        (event) => {
          document.title = `overheard ${String((event as CustomEvent).detail)}`;
        },
        true,
      );
      const wanted = navigator.mediaDevices.getUserMedia({ audio: true, video: true });
      wanted.catch((error: Error) => (document.title = error.name));
      navigator.geolocation.getCurrentPosition(
        () => undefined,
        ({ code }) => (document.body.dataset['place'] = String(code)),
      );
      for (let id = 0; id < 9; id += 1)
        dispatchEvent(new CustomEvent('thinkclick-answered', { detail: `${id} yes` }));
    });
    expect(await asked()).toContain('yourcameraandyourmicrophone');
    if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/asked.png` });
    expect(await page.title()).toBe('Owls');
    await chooseByKeys(page, 'go-back');
    await waitUntil('it is refused', async () => (await page.title()) === 'NotAllowedError');
    await waitUntil('the next is asked', async () => (await asked()).includes('yourplace'));
    await chooseByKeys(page, 'go-back');
    await waitUntil('it is refused, too', () => page.evaluate(() => document.body.dataset['place'] === '1'));
  });

  test('tells the page nothing of what it has filled in by itself', async () => {
    const { name } = school.yearFour.pupils[0] ?? { name: '' };
    await page.focus('input');
    await page.keyboard.type('Hello');
    await untilListening(page);
    const isHeld = await page.evaluate((words) => {
      const field = document.querySelector('input');
      const around = field?.form;
      if (!field || !around) return null;
      // What is held the page does not hear of.
      let wasHeld = true;
      around.addEventListener('submit', (event) => {
        wasHeld = event.defaultPrevented;
        event.preventDefault();
      });
      field.value = `My name is ${words}`;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      around.requestSubmit();
      return wasHeld;
    }, name);
    expect(isHeld).toBe(false);
  });

  test('tells the page nothing of typing that it has made up, and stands once the child sends that themselves', async () => {
    const { name } = school.yearFour.pupils[0] ?? { name: '' };
    const tab = await openTab(pupil.opened.browser, `https://${host}/`);
    await tab.focus('input');
    await tab.keyboard.type('Hello');
    await untilListening(tab);
    const heldOf = (words: string): Promise<boolean> =>
      tab.evaluate((guess) => {
        const field = document.querySelector('input');
        const around = field?.form;
        if (!field || !around) throw new Error('There is no form.');
        field.select();
        document.execCommand('insertText', false, guess);
        let wasHeld = true;
        const look = (event: Event): void => {
          wasHeld = event.defaultPrevented;
          event.preventDefault();
        };
        around.addEventListener('submit', look, { once: true });
        around.requestSubmit();
        around.removeEventListener('submit', look);
        return wasHeld;
      }, words);
    expect(await heldOf(`My name is ${name}`)).toBe(false);
    await tab.evaluate(
      (guess) => {
        const field = document.querySelector('input');
        field?.addEventListener('beforeinput', () => (field.value = guess), { once: true });
      },
      `My name is ${name.slice(0, -1)}`,
    );
    await tab.keyboard.type(name.slice(-1));
    expect(await tab.$eval('input', ({ value }) => value)).toContain(name);
    expect(await heldOf(`I am ${name}`)).toBe(false);
    const sent = web.count(host, '/sent');
    await tab.click('form button');
    expect((await untilPrompt(tab)).choices).toContain('go-back');
    expect(web.count(host, '/sent')).toBe(sent);
    await chooseByKeys(tab, 'go-back');
    await untilNoPrompt(tab);
    await tab.close();
  });

  test('is nothing where a child looks for help: what the page asks the browser for does not wait', async () => {
    const help = await openTab(pupil.opened.browser, 'https://www.childline.org.uk/');
    const settled = await help.evaluate(async () => {
      const ask = () => navigator.mediaDevices.getUserMedia({ audio: true }).catch(({ name }: Error) => name);
      return [await ask(), await ask(), await ask()];
    });
    expect(settled).toHaveLength(3);
    await help.close();
  });
});
