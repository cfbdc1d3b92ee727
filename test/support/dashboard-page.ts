import type { Browser, ElementHandle, Page } from 'puppeteer';
import type { MadeUpStaff } from './made-up-people.ts';

/** A wait that ends in vain says for what, and what stood there instead. */
const explained = async <Answer>(
  page: Page,
  what: string,
  scope: string,
  wait: Promise<Answer>,
): Promise<Answer> => {
  try {
    return await wait;
  } catch {
    const shown = await page
      .$$eval(scope, (elements) => elements.map((element) => (element as HTMLElement).innerText).join(' | '))
      .catch(() => '');
    throw new Error(`Waited in vain for ${what}; there is: ${shown.replaceAll('\n', ' ').slice(0, 1_500)}`);
  }
};

/** The first visible element that matches and whose words are exactly these. */
const findByWords = async (page: Page, selector: string, words: string): Promise<ElementHandle> => {
  const wait = page.waitForFunction(
    (css, wanted) =>
      [...document.querySelectorAll(css)].find(
        (element) => (element as HTMLElement).innerText.trim() === wanted && element.checkVisibility(),
      ),
    { timeout: 20_000 },
    selector,
    words,
  );
  const handle = await explained(page, `${selector} "${words}"`, selector, wait);
  const element = handle.asElement();
  if (element === null) throw new Error(`There is no ${selector} "${words}".`);
  return element as ElementHandle;
};

const mostTries = 3;

/**
 * Presses a button or a link by its words, with the mouse, once it stands still; again where something moved it away from
 * under the mouse. `scope` is a CSS selector.
 */
export const press = async (page: Page, words: string, scope = 'body'): Promise<void> => {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const element = await findByWords(page, `${scope} button, ${scope} a`, words);
    const taken = await element.evaluateHandle((target) => {
      const is = { taken: false };
      // Before whoever asks whether to leave, and stops it there.
      addEventListener('click', (event) => (is.taken ||= event.composedPath().includes(target)), {
        capture: true,
        once: true,
      });
      return is;
    });
    await element.asLocator().setWaitForEnabled(false).click();
    // Where it led to another page there is nobody to ask.
    const isTaken = await taken.evaluate((is) => is.taken).catch(() => true);
    if (isTaken) return;
    // What is said at the foot of the page may lie over it.
    await element.evaluate((target) => target.scrollIntoView({ block: 'center' }));
  }
  throw new Error(`"${words}" in ${scope} does not take the mouse.`);
};

/** Lays the keyboard on the first that matches, once it is there. */
export const focusOn = async (page: Page, selector: string): Promise<void> => {
  const element = await page.waitForSelector(selector, { timeout: 20_000 });
  await element?.focus();
  await element?.dispose();
};

/** One of the less used commands of the toolbar. */
export const pressInMore = async (page: Page, words: string): Promise<void> => {
  await press(page, 'More', '.toolbar');
  await press(page, words, '.menu:popover-open');
};

/** Chooses one of a few by the words beside the radio button. */
export const choose = async (page: Page, words: string, scope = 'body'): Promise<void> => {
  const element = await findByWords(page, `${scope} label`, words);
  await element.click();
  await element.dispose();
};

/** Chooses from a list, once what is to be chosen is in it. */
export const select = async (page: Page, selector: string, value: string): Promise<void> => {
  await page.waitForSelector(`${selector} option[value="${value}"]`);
  await page.select(selector, value);
};

/** Closes what lies on top, one after the other; words that are written in it are lost. */
export const closeDialogs = async (page: Page): Promise<void> => {
  while ((await page.$('dialog[open]')) !== null) {
    const isAsked = (await page.$('[data-dialog="leave"]')) !== null;
    if (isAsked) await press(page, 'Leave without saving');
    else await page.keyboard.press('Escape');
  }
};

/** Where the password is asked for again before `until` (CSS) stands there; one that was just given holds for a while. */
export const givePassword = async (
  page: Page,
  { password }: Pick<MadeUpStaff, 'password'>,
  until: string,
): Promise<void> => {
  const asked = '[data-form="confirm-password"] [name="password"]';
  await page.waitForSelector(`${asked}, ${until}`);
  if ((await page.$(asked)) === null) return;
  await page.type(asked, password);
  await page.keyboard.press('Enter');
  await page.waitForSelector(until);
};

/** Empties a field and types into it, by its name. */
export const fill = async (page: Page, name: string, text: string, scope = 'body'): Promise<void> => {
  const selector = `${scope} [name="${name}"]`;
  const field = await page.waitForSelector(selector, { visible: true, timeout: 20_000 });
  await field?.click({ count: 3 });
  await page.keyboard.press('Backspace');
  await field?.type(text);
};

/** Waits until the words stand somewhere on the page. */
export const waitForWords = async (
  page: Page,
  words: string,
  scope = 'body',
  timeoutMs = 30_000,
): Promise<void> => {
  const wait = page.waitForFunction(
    (css, wanted) =>
      [...document.querySelectorAll(css)].some((element) =>
        (element as HTMLElement).innerText.includes(wanted),
      ),
    { timeout: timeoutMs, polling: 100 },
    scope,
    words,
  );
  await explained(page, `"${words}" in ${scope}`, scope, wait);
};

/** Waits until the page knows that what was written is saved: until then it asks whoever leaves, and a browser alone says nothing. */
export const waitForAllSaved = async (page: Page): Promise<void> => {
  const isLeft = () => dispatchEvent(new Event('beforeunload', { cancelable: true }));
  await explained(page, 'all to be saved', 'main', page.waitForFunction(isLeft, { polling: 100 }));
};

/**
 * Epoch ms at which the words come to stand there. The page writes it down by itself: a question from here would take
 * time of its own.
 */
export const whenWordsCome = (page: Page, words: string, selector: string): Promise<number> => {
  const arrival = page.evaluate(
    (css, wanted) =>
      new Promise<number>((resolve) => {
        new MutationObserver((_, observer) => {
          const isThere = [...document.querySelectorAll<HTMLElement>(css)].some((each) =>
            each.innerText.includes(wanted),
          );
          if (!isThere) return;
          observer.disconnect();
          resolve(Date.now());
        }).observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
    selector,
    words,
  );
  arrival.catch(() => undefined);
  return arrival;
};

/** A dashboard of their own for one member of staff, signed in; nobody shares cookies. */
export const openDashboard = async (
  browser: Browser,
  serverUrl: string,
  { email, password }: MadeUpStaff,
): Promise<Page> => {
  const context = await browser.createBrowserContext();
  await context.overridePermissions(serverUrl, ['clipboard-read', 'clipboard-sanitized-write']);
  const page = await context.newPage();
  await page.goto(serverUrl);
  await fill(page, 'email', email);
  await fill(page, 'password', password);
  await page.keyboard.press('Enter');
  await page.waitForSelector('[name="password"]', { hidden: true, timeout: 20_000 });
  return page;
};
