import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDashboard } from '../support/dashboard-page.ts';
import { toolbarIn } from '../support/extension-worker.ts';
import { findBarriers } from '../support/find-barriers.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';
import { LiveTile } from '../support/live-tile.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { waitForCover, waitForNoCover } from '../support/page-cover.ts';
import { markOn, onTopOf, placeOfMark, untilMarkSays } from '../support/page-mark.ts';
import { openTab, waitForOwnPage, waitForText, waitForTitle } from '../support/pupil-tab.ts';
import { waitUntil } from '../support/wait-until.ts';
import { raiseStage, type Stage } from './stage.ts';

let stage: Stage;
let browser: Browser;
let teacher: Page;
let page: Page;
const site = 'https://rabbits.example/';

beforeAll(async () => {
  stage = await raiseStage();
  browser = await launchPlainBrowser();
  teacher = await openDashboard(browser, stage.server.url, madeUpStaff.teacher);
  page = await openTab(stage.pupil.opened.browser, site);
});
afterAll(async () => {
  await browser?.close();
  await stage?.close();
});

const ownUrl = (name: string): string =>
  `chrome-extension://${stage.school.deployment.extensionId}/${name}.html`;
const look = () => teacher.goto(`${stage.server.url}/lessons/${stage.lessonId}`);
const lookAway = () => teacher.goto(`${stage.server.url}/classes`);
type Told = 'focus-lesson' | 'unfocus-lesson' | 'freeze-page' | 'eyes-up' | 'end-controls';
const command = async (name: Told, args: object): Promise<void> => {
  const socket = await stage.school.staff.teacher.openSocket();
  const { lessonId, pupil } = stage;
  await socket.emitWithAck('command', { lessonId, name, args, deviceIds: [pupil.deviceId] });
  socket.close();
};
const untilToolbar = (badge: string, words: string): Promise<true> =>
  waitUntil(`the toolbar shows "${badge}" and says "${words}"`, async () => {
    const shown = await toolbarIn(stage.pupil.opened.browser);
    return shown.badge === badge && shown.title.includes(words);
  });
const corner = async (): Promise<string> => {
  const { x, y } = await placeOfMark(page);
  const middle = await page.evaluate(() => ({ x: innerWidth / 2, y: innerHeight / 2 }));
  return `${y < middle.y ? 'top' : 'bottom'}-${x < middle.x ? 'left' : 'right'}`;
};

describe('the mark on a page', () => {
  test('says that the school sees the pages, and that nobody looks just now', async () => {
    const mark = await untilMarkSays(page, 'No one looks at this screen now');
    expect(mark).toMatchObject({ words: 'Your school sees pages you open', tone: 'calm', isSmall: false });
  });

  test('says who looks while they look, and no longer', async () => {
    await look();
    expect(await untilMarkSays(page, 'Miss Clarke can see this screen')).toMatchObject({ tone: 'seen' });
    await untilToolbar('●', 'Miss Clarke can see this screen now.');
    await lookAway();
    expect(await untilMarkSays(page, 'No one looks')).toMatchObject({ tone: 'calm' });
    await untilToolbar('', 'No one looks at this screen now');
  });

  test('says what is on and until when', async () => {
    const items = [{ url: site, title: 'Rabbits', isWholeSite: true }];
    await command('focus-lesson', { name: 'Rabbits', items, needs: [] });
    await untilMarkSays(page, 'Now we are on: Rabbits. Until');
    await command('unfocus-lesson', {});
    await waitUntil('the focus is gone', async () => !(await markOn(page))?.detail.includes('Rabbits'));
  });

  test.each([
    ['frozen', 'freeze-page'],
    ['dimmed', 'eyes-up'],
  ] as const)('lies above the cover of a page that is %s', async (_how, name) => {
    try {
      await command(name, { message: 'Look, please', durationMs: 60_000 });
      await waitForCover(page, 'Look, please');
      await waitUntil('it is on top', async () => (await onTopOf(page)).at(-1) === 'thinkclick-mark');
      expect(await onTopOf(page)).toContain('dialog');
    } finally {
      await command('end-controls', { controls: ['freeze', 'eyesUp'] });
    }
    await waitForNoCover(page);
  });

  test('stays when the page takes it away, hides it or repaints it', async () => {
    await page.evaluate(() => document.querySelector('thinkclick-mark')?.remove());
    await untilMarkSays(page, 'Your school');
    await page.evaluate(() => {
      const mark = document.querySelector<HTMLElement>('thinkclick-mark');
      mark?.style.setProperty('display', 'none', 'important');
      mark?.setAttribute('hidden', '');
      mark?.hidePopover();
      const style = document.createElement('style');
      style.textContent = 'thinkclick-mark { display: none !important; opacity: 0 !important; }';
      document.documentElement.append(style);
    });
    await waitUntil('it can be seen again', () =>
      page.evaluate(
        () => document.querySelector('thinkclick-mark')?.checkVisibility({ opacityProperty: true }) ?? false,
      ),
    );
    await page.reload();
    await untilMarkSays(page, 'Your school');
  });

  test('cannot be read or pressed by the page', async () => {
    const before = (await stage.pupil.opened.browser.pages()).length;
    const seen = await page.evaluate(() => {
      const mark = document.querySelector<HTMLElement>('thinkclick-mark');
      mark?.click();
      return { root: mark?.shadowRoot ?? null, text: mark?.textContent };
    });
    expect(seen).toEqual({ root: null, text: '' });
    expect((await stage.pupil.opened.browser.pages()).length).toBe(before);
  });

  test('goes where nothing can be pressed, and becomes small where there is no such place', async () => {
    expect(await corner()).toBe('bottom-left');
    await page.evaluate(() => {
      const bar = document.createElement('button');
      bar.id = 'bar';
      bar.style.cssText = 'position:fixed;inset:auto 0 0 0;height:48px';
      document.body.append(bar);
      dispatchEvent(new Event('scroll'));
    });
    await waitUntil('it is off the button', async () => (await corner()).startsWith('top'));
    await page.evaluate(() => {
      document.querySelector<HTMLElement>('#bar')?.style.setProperty('inset', '0');
      document.querySelector<HTMLElement>('#bar')?.style.setProperty('height', 'auto');
      dispatchEvent(new Event('scroll'));
    });
    await waitUntil('it is small', async () => (await markOn(page))?.isSmall === true);
    await page.reload();
    await untilMarkSays(page, 'Your school');
  });

  test('is put elsewhere by the pupil, and is there on the next page', async () => {
    const { x, y } = await placeOfMark(page);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 300, 30, { steps: 4 });
    await page.mouse.move(await page.evaluate(() => innerWidth - 60), 30);
    await page.mouse.up();
    await waitUntil('it is in its corner', async () => (await corner()) === 'top-right');
    await page.goto('https://planets.example/');
    await untilMarkSays(page, 'Your school');
    await waitUntil('it is there again', async () => (await corner()) === 'top-right');
  });
});

test('pressed, it opens who can see the screen and how to get help', async () => {
  await page.bringToFront();
  const { x, y } = await placeOfMark(page);
  await page.mouse.click(x, y);
  const target = await stage.pupil.opened.browser.waitForTarget(
    (each) => each.url().startsWith(ownUrl('popup')),
    { timeout: 10_000 },
  );
  const popup = await target.asPage();
  await waitForText(popup, 'I need help');
  await popup.close();
});

const openTell = async (): Promise<Page> => {
  const opened = stage.pupil.opened.browser.waitForTarget((each) => each.url() === `${ownUrl('popup')}?tell`);
  await page.bringToFront();
  const box = await page.$eval('thinkclick-mark', (mark) => mark.getBoundingClientRect().toJSON() as DOMRect);
  await page.mouse.click(box.right - 12, box.y + box.height / 2);
  return (await opened).asPage();
};

test.each(['Escape', 'Hide this'])(
  'by keyboard "%s" closes it at once, and nothing of what was written is left',
  async (way) => {
    const pupilBrowser = stage.pupil.opened.browser;
    const tell = await openTell();
    await tell.locator('input[value="worried-about-friend"]').click();
    await tell.locator('textarea').fill('my frend is sad');
    await tell.focus(way === 'Escape' ? 'textarea' : '[data-choice="hide"]');
    await tell.keyboard.press(way === 'Escape' ? 'Escape' : 'Enter').catch(() => undefined);
    await waitUntil('it is closed', () =>
      pupilBrowser.targets().every((each) => each.url() !== `${ownUrl('popup')}?tell`),
    );
    const again = await openTell();
    await waitForText(again, 'You are not in trouble');
    expect(await again.$eval('textarea', ({ value }) => value)).toBe('');
    expect(await again.$('input[value="worried-about-friend"]:checked')).toBeNull();
    await again.close();
  },
);

test('beside it "Tell someone" opens at one press, and says later who has read it', async () => {
  const tell = await openTell();
  await waitForText(tell, 'You are not in trouble');
  await waitForText(tell, 'Miss Clarke can see that you told someone, but not what you said.');
  await tell.locator('[data-tool="read"]').click();
  await tell.waitForSelector('[data-say] .word.now');
  await tell.locator('[data-tool="read"]').click();
  await waitUntil('it is quiet', async () => (await tell.$('.word.now')) === null);
  for (const scheme of ['light', 'dark'] as const) expect(await findBarriers(tell, scheme)).toEqual([]);
  if (process.env.SCREENSHOTS) await tell.screenshot({ path: `${process.env.SCREENSHOTS}/tell.png` });
  await tell.locator('input[value="worried-about-friend"]').click();
  await tell.locator('textarea').fill('my frend is sad');
  await tell.locator('::-p-text(Send)').click();
  await waitForText(tell, `We have told ${madeUpStaff.dsl.name}.`);
  await waitForText(tell, 'Thank you for telling us.');
  const { dsl } = stage.school.staff;
  await dsl.do('confirmPassword', { password: madeUpStaff.dsl.password });
  const { incidents } = await dsl.do('incidents', { shelf: 'open', search: '' });
  await dsl.do('incident', { incidentId: incidents[0]?.incidentId ?? '' });
  await waitForText(tell, `${madeUpStaff.dsl.name} has read it.`);
  if (process.env.SCREENSHOTS) await tell.screenshot({ path: `${process.env.SCREENSHOTS}/told.png` });
  await tell.close();
});

test('a helpline that is looked at is no picture and no tab in the class view, and the page after it is', async () => {
  await look();
  await untilMarkSays(page, 'Miss Clarke can see this screen');
  const tile = new LiveTile(teacher, stage.pupil.deviceId);
  await waitUntil('the tile is live', async () => (await tile.colour()) !== null);
  const helpline = await openTab(stage.pupil.opened.browser, 'https://www.childline.org.uk/');
  await waitForTitle(helpline, 'Somebody to talk to');
  await tile.untilSays('Private page, not shown');
  expect(await tile.colour()).toBeNull();
  const seenThere = await teacher.$eval('main', (main) => main.innerHTML);
  expect(seenThere).not.toMatch(/childline|Somebody to talk to/i);
  await helpline.goto(site);
  await waitUntil('the tile is live again', async () => (await tile.colour()) !== null);
  await helpline.close();
  await lookAway();
});

test('a helpline opens in a focus too, and nobody at school is told of it', async () => {
  const items = [{ url: site, title: 'Rabbits', isWholeSite: true }];
  await command('focus-lesson', { name: 'Rabbits', items, needs: [] });
  const helpline = await openTab(stage.pupil.opened.browser, 'https://www.childline.org.uk/');
  await waitForTitle(helpline, 'Somebody to talk to');
  await helpline.goto(site);
  await untilMarkSays(helpline, 'Rabbits');
  const { lessonId, pupil } = stage;
  const { teacher: staff } = stage.school.staff;
  const timeline = await waitUntil('the page after it is told', async () => {
    const told = await staff.do('timeline', { lessonId, deviceId: pupil.deviceId });
    return told.filter(({ url }) => url === site).length > 1 ? told : null;
  });
  expect(JSON.stringify(timeline)).not.toContain('childline');
  await command('unfocus-lesson', {});
  await helpline.close();
});

test('a hand that is up shows on the page, and our own pages say the same', async () => {
  const popup = await openTab(stage.pupil.opened.browser, ownUrl('popup'));
  await popup.locator('[data-choice="need-help"]').click();
  await popup.locator('dialog[open] [data-about="question"]').click();
  await waitForText(popup, 'Your hand is up.');
  await untilToolbar('✋', 'Your hand is up.');
  await page.bringToFront();
  await untilMarkSays(page, 'Hand up');
  const blocked = await openTab(stage.pupil.opened.browser, 'https://bets.example/');
  await waitForOwnPage(blocked, 'blocked');
  await waitForText(blocked, 'Your hand is up. Miss Clarke can see it.');
  await waitForText(blocked, 'No one looks at this screen now');
  await blocked.locator('[data-choice="hand-down"]').click();
  for (const each of [popup, blocked]) await each.close();
});

describe('what the school has seen today', () => {
  test('names pages, and who looked from when to when; it passes the accessibility check', async () => {
    await look();
    await untilMarkSays(page, 'Miss Clarke can see this screen');
    await lookAway();
    const seen = await openTab(stage.pupil.opened.browser, ownUrl('seen'));
    await waitForText(seen, 'All about rabbits (rabbits.example)');
    await waitForText(seen, 'Miss Clarke could see it, in the class view.');
    await waitForText(seen, 'bets.example was closed');
    expect([...(await findBarriers(seen, 'light')), ...(await findBarriers(seen, 'dark'))]).toEqual([]);
    await seen.close();
  });

  test('is nobody else’s: another pupil at the same computer finds nothing of it', async () => {
    const { admin } = stage.school.staff;
    const [, second] = stage.school.yearFour.pupils;
    const { deviceId } = stage.pupil;
    await admin.do('bindDevice', { deviceId, pupilId: second?.pupilId ?? null });
    const seen = await openTab(stage.pupil.opened.browser, ownUrl('seen'));
    await waitForText(seen, 'Nothing yet today.');
    await seen.close();
  });
});
