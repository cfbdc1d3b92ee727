import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { firstAgreementSettings } from '#shared/agreements/settings.ts';
import { standardTexts } from '#shared/agreements/standard-texts.ts';
import { colourSchemes, findBarriers } from '../support/find-barriers.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { outOfReach } from '../support/out-of-reach.ts';
import { closeBy, openTab, waitForLock, waitForText } from '../support/pupil-tab.ts';
import { waitUntil } from '../support/wait-until.ts';
import { raiseStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage();
});
afterAll(() => stage?.close());

const message = {
  by: 'Miss Clarke',
  text: 'Come to the carpet.',
  replies: ['Yes, Miss Clarke, I am coming right now', 'Not yet'],
};
/** Every page of ours that a pupil meets, and words that are there once it is drawn. */
const pages: readonly [name: string, address: string, words: string][] = [
  ['blocked', 'https://bets.example/', 'This page is not for school'],
  ['think', 'https://another-new-site-with-a-long-name.example/', 'Stop, think, click'],
  ['what the school has seen', 'seen.html', 'How your time went'],
  ['too many tabs', 'tab-limit.html', 'That is enough tabs'],
  ['a frozen page', 'frozen.html', 'This page waits'],
  ['a file', 'file.html#https://files.example/get/photos.zip', 'photos.zip'],
  ['agreement', 'agreement.html', 'sign'],
  ['message', `message.html#${encodeURIComponent(JSON.stringify(message))}`, 'Come to the carpet.'],
  ['popup', 'popup.html', 'Connected to your school.'],
  ['tell someone', 'popup.html?tell', 'What happened?'],
];
const open = async (address: string, words: string): Promise<Page> => {
  const { extensionId } = stage.school.deployment;
  const url = address.startsWith('https:') ? address : `chrome-extension://${extensionId}/${address}`;
  const page = await openTab(stage.pupil.opened.browser, url);
  await waitForText(page, words);
  return page;
};
const command = async (name: 'lock-device' | 'unlock-device', args: object): Promise<void> => {
  const { school, lessonId, pupil } = stage;
  const socket = await school.staff.teacher.openSocket();
  await socket.emitWithAck('view-lesson', { lessonId });
  await socket.emitWithAck('command', { lessonId, name, args, deviceIds: [pupil.deviceId] });
  socket.close();
};
const lock = async (): Promise<Page> => {
  await command('lock-device', { message: 'Look at the board.', durationMs: 600_000 });
  const page = await waitForLock(stage.pupil.opened.browser);
  await waitForText(page, 'Look at the board.');
  return page;
};

/** As `openPopup` has it. */
const popupSize = { width: 420, height: 640 };

const enlarge = (page: Page): Promise<void> =>
  page.setViewport({ width: 683, height: 384, deviceScaleFactor: 2 });

describe('on a Chromebook’s screen at 200 % nothing is cut, and nothing is reached only by scrolling sideways', () => {
  test.each(pages)('%s', async (_name, address, words) => {
    const page = await open(address, words);
    await enlarge(page);
    expect(await outOfReach(page)).toEqual([]);
    await page.close();
  });

  test('lock', async () => {
    const page = await lock();
    await enlarge(page);
    expect(await outOfReach(page)).toEqual([]);
    await command('unlock-device', {});
  });
});

const smallWindows = pages.filter(([, address]) => address.startsWith('popup.html'));

describe('in the small window that the mark opens nothing is out of reach', () => {
  test.each(smallWindows)('%s', async (_name, address, words) => {
    const page = await open(address, words);
    await page.setViewport(popupSize);
    expect(await outOfReach(page)).toEqual([]);
    await page.close();
  });
});

/** Buttons, links and fields without an edge of their own, where their colours are taken from them. */
const withoutEdge = (page: Page): Promise<string[]> =>
  page.$$eval('button, input:not([type=radio], [type=checkbox]), textarea, select', (controls) =>
    controls
      .filter((control) => control.checkVisibility())
      .filter((control) => {
        const { borderTopWidth, borderTopStyle } = getComputedStyle(control);
        return borderTopStyle === 'none' || Number.parseFloat(borderTopWidth) < 1;
      })
      .map((control) => control.textContent || control.outerHTML.slice(0, 80)),
  );

const withoutEdgeInForcedColours = async (page: Page): Promise<string[]> => {
  const session = await page.createCDPSession();
  const features = [{ name: 'forced-colors', value: 'active' }];
  await session.send('Emulation.setEmulatedMedia', { features });
  expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
  const found = await withoutEdge(page);
  await session.detach();
  return found;
};

describe('in forced colours every button and field has an edge', () => {
  test.each(pages)('%s', async (_name, address, words) => {
    const page = await open(address, words);
    expect(await withoutEdgeInForcedColours(page)).toEqual([]);
    await page.close();
  });
});

const canBeReached =
  'a[href], button:not(:disabled), summary, textarea, select, input:not(:disabled, [type=radio])';

const missedIn = (page: Page): Promise<string[]> =>
  page.$$eval(canBeReached, (controls) =>
    controls
      .filter((control) => control.checkVisibility() && !control.matches('[data-reached]'))
      .map((control) => `not reached: ${control.textContent || control.outerHTML.slice(0, 80)}`),
  );

/** More than are on any of these pages: what comes late may be behind where one is, and is come to the next time round. */
const enoughTabs = 60;

/** Goes through the whole page with the Tab key; what it did not come to, or where one does not see where one is. */
const notReached = async (page: Page): Promise<string[]> => {
  const unseen: string[] = [];
  for (let tabs = 0; tabs < enoughTabs && (await missedIn(page)).length > 0; tabs += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const { activeElement } = document;
      if (!(activeElement instanceof HTMLElement) || activeElement === document.body) return null;
      activeElement.dataset.reached = '';
      const { outlineStyle, outlineWidth } = getComputedStyle(activeElement);
      return outlineStyle === 'none' || outlineWidth === '0px' ? activeElement.outerHTML.slice(0, 80) : null;
    });
    if (at !== null) unseen.push(`not seen: ${at}`);
  }
  return [...unseen, ...(await missedIn(page))];
};

/** With the Tab key alone. */
const press = async (page: Page, selector: string): Promise<void> => {
  for (let tabs = 0; tabs < 30; tabs += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((css) => document.activeElement?.matches(css) ?? false, selector))
      return page.keyboard.press('Enter');
  }
  throw new Error(`The Tab key does not lead to ${selector}`);
};
const tells = async (page: Page): Promise<void> => {
  await press(page, '[data-choice="tell-someone"]');
  await page.waitForSelector('dialog[open] textarea');
  await page.keyboard.press('Escape');
  await waitUntil('it is closed', async () => (await page.$('dialog[open]')) === null);
  expect(await page.evaluate(() => document.activeElement?.matches('[data-choice="tell-someone"]'))).toBe(
    true,
  );
};

describe('with the keys alone one comes to everything, sees where one is, and can tell someone', () => {
  test.each(pages.filter(([name]) => !['agreement', 'tell someone'].includes(name)))(
    '%s',
    async (_name, address, words) => {
      const page = await open(address, words);
      expect(await notReached(page)).toEqual([]);
      await tells(page);
      await page.close();
    },
  );

  test('lock', async () => {
    const page = await lock();
    expect(await notReached(page)).toEqual([]);
    await tells(page);
    await command('unlock-device', {});
  });

  test('a message is answered, and its window goes', async () => {
    const [, address = '', words = ''] = pages.find(([name]) => name === 'message') ?? [];
    const page = await open(address, words);
    await closeBy(page, () => press(page, '[data-reply]'));
  });

  test('too many tabs: this one goes', async () => {
    const page = await open('tab-limit.html', 'That is enough tabs');
    await closeBy(page, () => press(page, '.choice.go'));
  });
});

describe('an agreement that is to be signed', () => {
  const publish = async (): Promise<void> => {
    const { admin } = stage.school.staff;
    const audience = 'ks2';
    const texts = [...standardTexts[audience]];
    const { revision } = await admin.do('saveAgreementDraft', { audience, revision: 0, texts });
    await admin.do('publishAgreement', { audience, revision, isSubstance: true });
    await admin.do('saveAgreementSettings', { ...firstAgreementSettings, mode: 'hold', graceDays: 5 });
  };
  const openAsked = (): Promise<Page> =>
    waitUntil('there is something to sign', async () => {
      const page = await open('agreement.html', 'sign');
      if ((await page.$('[data-choice="not-now"]')) !== null) return page;
      await page.close();
      return null;
    });
  const headingOf = (page: Page): Promise<string> => page.$eval('h1', ({ innerText }) => innerText);
  const mustBeForAll = async (page: Page): Promise<void> => {
    const step = await headingOf(page);
    expect(await outOfReach(page), step).toEqual([]);
    expect(await withoutEdgeInForcedColours(page), step).toEqual([]);
    for (const scheme of colourSchemes)
      expect(await findBarriers(page, scheme), `${step}, ${scheme}`).toEqual([]);
  };
  const goOn = async (page: Page): Promise<void> => {
    const before = await headingOf(page);
    await page.locator('[data-choice="next"]:not(:disabled)').click();
    await waitUntil(`the step after "${before}"`, async () => (await headingOf(page)) !== before);
  };
  /** What the step asks for, if it asks for anything. */
  const answer = async (page: Page): Promise<void> => {
    const heading = await headingOf(page);
    const check = standardTexts.ks2[0]?.text.checks.find(({ question }) => question === heading);
    if (check !== undefined) await page.locator(`[data-answer="${check.right}"]`).click();
    if ((await page.$('[name="adult"]')) !== null)
      for (let chosen = 0; chosen < 2; chosen += 1)
        await page.locator('[name="adult"]:not(:checked)').click();
    if ((await page.$('[name="home-adult"]')) !== null)
      await page.locator('[name="home-adult"]').fill('Auntie Temperance from round the corner');
  };
  const draw = async (page: Page): Promise<void> => {
    await page.locator('[name="way"][value="drawn"]').click();
    const field = await page.waitForSelector('.draw-field');
    await field?.scrollIntoView();
    const { x, y, width, height } = (await field?.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await page.mouse.move(x + width * 0.2, y + height * 0.5);
    await page.mouse.down();
    await page.mouse.move(x + width * 0.4, y + height * 0.7, { steps: 4 });
    await page.mouse.move(x + width * 0.8, y + height * 0.3, { steps: 4 });
    await page.mouse.up();
    await page.waitForSelector('.draw-field path');
  };

  test('is for all at each of its steps, large and in forced colours, and what is drawn with the mouse is on file', async () => {
    await publish();
    const page = await openAsked();
    await enlarge(page);
    await mustBeForAll(page);
    while ((await page.$('[data-choice="sign"]')) === null) {
      await goOn(page);
      await answer(page);
      await mustBeForAll(page);
    }
    for (const way of ['name', 'picture']) {
      await page.locator(`[name="way"][value="${way}"]`).click();
      await mustBeForAll(page);
    }
    await draw(page);
    await mustBeForAll(page);
    await page.locator('[data-choice="sign"]:not(:disabled)').click();
    await waitForText(page, 'Thank you');
    await mustBeForAll(page);
    const { dsl } = stage.school.staff;
    await dsl.do('confirmPassword', { password: madeUpStaff.dsl.password });
    const [signed] = await waitUntil('it is on file', async () => {
      const { signatures } = await dsl.do('pupilAgreements', { pupilId: stage.pupilId });
      return signatures.length > 0 && signatures;
    });
    expect(signed?.signature).toEqual({ kind: 'drawn', strokes: [expect.any(Array)] });
    await page.close();
  });
});
