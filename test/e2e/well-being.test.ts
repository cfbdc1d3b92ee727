import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDashboard, waitForWords } from '../support/dashboard-page.ts';
import { homeLanguage } from '#shared/prompts/home/index.ts';
import { defaultPromptSettings } from '#shared/prompts/plan.ts';
import { pupilSentences } from '#shared/pupil-words/sentence-areas.ts';
import { alertsOnDesk } from '../support/alerts-on-desk.ts';
import { EnrolledPupil } from '../support/enrolled-pupil.ts';
import { colourSchemes, findBarriers } from '../support/find-barriers.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { startMadeUpWeb, type MadeUpWeb } from '../support/made-up-web.ts';
import { untilMarkSays } from '../support/page-mark.ts';
import { openTab, textOf, waitForOwnPage, waitForText } from '../support/pupil-tab.ts';
import { createSchool, type School } from '../support/school.ts';
import { startServer, type TestServer } from '../support/start-server.ts';
import { waitUntil } from '../support/wait-until.ts';

let web: MadeUpWeb;
let server: TestServer;
let school: School;
let pupil: EnrolledPupil;
let lessonId: string;
let page: Page;

/** Everything here comes from a network that is not the school's: the pupil is at home. */
beforeAll(async () => {
  web = await startMadeUpWeb();
  server = await startServer({ environment: { THINKCLICK_SCHOOL_NETWORKS: '203.0.113.0/24' } });
  school = await createSchool(server);
  const { classId, pupils } = school.yearFour;
  ({ lessonId } = await school.staff.teacher.do('startLesson', { classId, minutes: 60 }));
  const [first] = pupils;
  if (first === undefined) throw new Error('The made-up class is empty.');
  pupil = await EnrolledPupil.arrive({ web, school, pupil: first });
  page = await openTab(pupil.opened.browser, 'https://rabbits.example/');
});
afterAll(async () => {
  await pupil?.close();
  await server?.stop();
  await web?.close();
});

const ownUrl = (name: string): string => `chrome-extension://${school.deployment.extensionId}/${name}.html`;
const told = () => school.staff.teacher.do('timeline', { lessonId, deviceId: pupil.deviceId });

describe('a pupil at home', () => {
  test('reads on the page that nobody sees it; the rules hold, and of what was closed the site alone is told', async () => {
    const mark = await untilMarkSays(page, 'You are not at school');
    expect(mark.words).toBe('Not at school: no one sees your pages');
    const closed = await openTab(pupil.opened.browser, 'https://bets.example/odds?of=ada');
    await waitForOwnPage(closed, 'blocked');
    await waitForText(closed, 'bets.example');
    const items = await waitUntil('it is told', async () => {
      const all = await told();
      return all.some(({ kind }) => kind === 'block') && all;
    });
    expect(items.map(({ kind, url }) => [kind, url])).toEqual([['block', 'https://bets.example/']]);
    await closed.close();
  });

  test('is not seen in the class view, which says why', async () => {
    const browser = await launchPlainBrowser();
    const teacher = await openDashboard(browser, server.url, madeUpStaff.teacher);
    await teacher.goto(`${server.url}/lessons/${lessonId}`);
    await waitForWords(teacher, 'Out of school: nothing is seen there');
    expect(await teacher.$$eval('body', ([body]) => body?.innerText)).not.toContain('abbits');
    await browser.close();
  });

  test('is heard when they tell someone', async () => {
    const popup = await openTab(pupil.opened.browser, ownUrl('popup'));
    const said = await waitForText(popup, 'You are not at school.');
    expect(said).not.toMatch(/pages you open|pages are checked|No one looks|no lesson/i);
    await popup.locator('::-p-text(Tell someone)').click();
    await popup.locator('::-p-text(Someone was unkind)').click();
    await popup.locator('dialog ::-p-text(Send)').click();
    await waitForText(popup, 'We have told ');
    const { total } = await school.staff.dsl.do('incidents', { shelf: 'open', search: '' });
    expect(total).toBe(1);
    await popup.close();
  });

  test('is heard when they need a grown-up and say no more than that', async () => {
    const tab = await openTab(pupil.opened.browser, 'https://bets.example/');
    await waitForOwnPage(tab, 'blocked');
    await tab.locator('::-p-text(Tell someone)').click();
    await tab.locator('input[value="need-a-grown-up"]').click();
    await tab.locator('dialog[open] .choice.go').click();
    await waitForText(tab, 'We have told ');
    const { incidents } = await school.staff.dsl.do('incidents', { shelf: 'open', search: '' });
    expect(incidents.map(({ kind }) => kind).toSorted()).toEqual(['hurtful-message', 'told-someone']);
    await tab.close();
  });

  test('who searches for harm is seen by the safeguarding lead, with the words; what else they search for is not told', async () => {
    const search = (words: string) =>
      openTab(pupil.opened.browser, `https://www.bing.com/search?q=${encodeURIComponent(words)}`);
    const tabs = [await search('how do owls fly'), await search('how to end my life')];
    const [alert] = await waitUntil('the alert is on the desk', async () => {
      const all = await alertsOnDesk(school.staff.dsl);
      return all.length > 0 && all;
    });
    expect(alert).toMatchObject({ kind: 'harm-to-self', level: 'now' });
    await school.staff.dsl.do('confirmPassword', { password: madeUpStaff.dsl.password });
    const { signs, visits } = await school.staff.dsl.do('alert', { alertId: alert?.alertId ?? '' });
    expect(signs.map(({ words }) => words)).toEqual(['how to end my life']);
    expect(JSON.stringify([visits, await told()])).not.toContain('owls');
    for (const tab of tabs) await tab.close();
  });

  test('finds on a page of their own where their time went, by kind of site, and that they are not at school', async () => {
    await page.bringToFront();
    const mine = await openTab(pupil.opened.browser, ownUrl('seen'));
    await waitForText(mine, 'You are not at school now.');
    const lines = await waitUntil('the time is there', () =>
      mine
        .$$eval('[data-list="time-today"] li', (items) => items.map((item) => item.innerText))
        .then((all) => all.length > 0 && all),
    );
    expect(lines.join(' ')).toMatch(/less than a minute|1 minute/);
    for (const scheme of colourSchemes) expect(await findBarriers(mine, scheme), scheme).toEqual([]);
    await mine.close();
  });
});

describe('telling again and again', () => {
  test('is slowed kindly, keeps what is written, and nothing that was sent is lost', async () => {
    const { dsl } = school.staff;
    const kept = async () => (await dsl.do('incidents', { shelf: 'open', search: '' })).total;
    const before = await kept();
    let sent = 0;
    const tab = await openTab(pupil.opened.browser, 'https://bets.example/');
    await waitForOwnPage(tab, 'blocked');
    const isSlowed = async (): Promise<boolean> => {
      await tab.locator('::-p-text(Tell someone)').click();
      // By then the form knows what was told before.
      if (before + sent > 0) await tab.waitForSelector('dialog[open] .told-before');
      await tab.locator('input[value="made-a-mistake"]').click();
      await tab.locator('dialog[open] textarea').fill(`Told ${sent + 1} times`);
      return waitUntil('it may be sent, or says why not', async () => {
        if ((await textOf(tab)).includes('You can send more in')) return 'slowed';
        return (await tab.$('dialog[open] .choice.go:not(:disabled)')) && 'open';
      }).then((is) => is === 'slowed');
    };
    while (!(await isSlowed())) {
      await tab.locator('dialog[open] .choice.go').click();
      await waitForText(tab, 'We have told ');
      sent += 1;
      await tab.locator('dialog[open] .choice.calm').click();
    }
    expect(sent).toBeLessThanOrEqual(3);
    expect(await textOf(tab)).toMatch(/Your messages are safe\. You can send more in \d+ seconds\./);
    expect(
      await tab.$eval('dialog[open] .choice.go', (button) => (button as HTMLButtonElement).disabled),
    ).toBe(true);
    expect(await tab.$eval('dialog[open] textarea', ({ value }) => value)).toBe(`Told ${sent + 1} times`);
    await waitUntil('every one of them is at the desk', async () => (await kept()) === before + sent);
    await tab.close();
  });
});

describe('a prompt', () => {
  test('is worded otherwise each time it comes, and leads from word to word without a voice', async () => {
    const questions: string[] = [];
    for (const host of ['one-new.example', 'two-new.example', 'three-new.example']) {
      const tab = await openTab(pupil.opened.browser, `https://${host}/`);
      await waitForOwnPage(tab, 'think');
      const question = await tab.waitForSelector('.prompt .question');
      questions.push((await question?.evaluate(({ textContent }) => textContent)) ?? '');
      if (questions.length < 3) {
        await tab.close();
        continue;
      }
      // No Chromium of the tests has a voice, and that is as with the sound off.
      await tab.locator('[data-tool="read"]').click();
      const first = await tab.waitForSelector('.word.now');
      const led = await first?.evaluate(({ textContent }) => textContent);
      await waitUntil('the next word is marked', async () => {
        const now = await tab.$$eval('.word.now', (marked) => marked.map(({ textContent }) => textContent));
        return now.length === 1 && now[0] !== led;
      });
      await tab.close();
    }
    expect(new Set(questions).size).toBe(3);
  });
});

test('a pupil who speaks Urdu at home reads what matters most in it too, from right to left, once the school has said so', async () => {
  const [first] = school.yearFour.pupils;
  const pupils = [{ pupilId: first?.pupilId ?? '', language: 'ur', hasSymbols: false }];
  const languages = [{ code: 'ur', name: 'اردو (Urdu)' }];
  await school.staff.dsl.do('savePromptSettings', { ...defaultPromptSettings, languages, pupils });
  const urdu = homeLanguage('ur')?.words;
  const closed = await waitUntil('the closed page is in Urdu, too', async () => {
    const tab = await openTab(pupil.opened.browser, 'https://bets.example/');
    await waitForText(tab, 'This page is not for school');
    if (await tab.waitForSelector('.home-line', { timeout: 500 }).catch(() => null)) return tab;
    await tab.close();
    return null;
  });
  await closed.locator('::-p-text(Tell someone)').click();
  await waitForText(closed, urdu?.notInTrouble ?? '');
  expect(
    await closed.$$eval('.option .home-line', (lines) =>
      lines.map((line) => `${line.getAttribute('lang')} ${line.getAttribute('dir')}`),
    ),
  ).toEqual(Array.from({ length: 7 }, () => 'ur rtl'));
  for (const scheme of colourSchemes) expect(await findBarriers(closed, scheme), scheme).toEqual([]);
  await closed.close();
  const think = await openTab(pupil.opened.browser, 'https://owl-pages.example/');
  await waitForText(think, urdu?.goBack ?? '');
  const prompt = await think.$eval('.prompt', (card) => ({
    is: [card.getAttribute('lang'), getComputedStyle(card).direction],
    question: card.querySelector('.question')?.getAttribute('lang'),
  }));
  expect(prompt).toEqual({ is: ['ur', 'rtl'], question: 'en' });
  for (const scheme of colourSchemes) expect(await findBarriers(think, scheme), scheme).toEqual([]);
  await think.close();
});

test('a pupil who reads Welsh finds everything in Welsh: prompts, the mark, a closed page, "Tell someone" and their own page', async () => {
  const pupils = [{ pupilId: school.yearFour.pupils[0]?.pupilId ?? '', language: 'cy', hasSymbols: true }];
  await school.staff.dsl.do('savePromptSettings', { ...defaultPromptSettings, pupils });
  let tries = 0;
  const tab = await waitUntil('it is in Welsh', async () => {
    const asked = await openTab(pupil.opened.browser, `https://owl-words-${(tries += 1)}.example/`);
    await waitForOwnPage(asked, 'think');
    await asked.waitForSelector('[data-choice="go-back"]');
    if ((await textOf(asked)).includes('Stopio, meddwl, clicio')) return asked;
    await asked.close();
    return null;
  });
  await waitForText(tab, 'Mynd yn ôl');
  expect(await tab.$$eval('.symbols li', (symbols) => symbols.length)).toBeGreaterThan(2);
  await tab.goto('https://rabbits.example/');
  const { words } = await untilMarkSays(tab, 'Dwyt ti ddim yn yr ysgol');
  expect(words).toBe('Ddim yn yr ysgol: does neb yn gweld dy dudalennau');
  await tab.goto('https://bets.example/').catch(() => null);
  await waitForText(tab, 'Nid yw’r dudalen hon ar gyfer yr ysgol');
  await tab.locator('[data-choice="tell-someone"]').click();
  expect(await waitForText(tab, 'Dwyt ti ddim mewn trwbl.')).toContain('Roedd rhywun yn gas');
  // Said once, and not in both languages.
  expect(await tab.$$('.home-line')).toEqual([]);
  expect(await tab.$eval('html', (html) => html.lang)).toBe('cy');
  for (const scheme of colourSchemes) expect(await findBarriers(tab, scheme), scheme).toEqual([]);
  await tab.goto(ownUrl('seen'));
  const mine = await waitForText(tab, 'Pwy sy’n gallu gweld beth');
  expect(mine).toContain('Beth mae dy ysgol wedi ei weld heddiw');
  expect(mine).not.toMatch(/\b(?:You|Your|the|and|was|who)\b/);
  for (const scheme of colourSchemes) expect(await findBarriers(tab, scheme), scheme).toEqual([]);
  await tab.close();
});

test('a school’s own sentences, in a language of its own, are what the pupil reads: closed page, "Tell someone" and the mark', async () => {
  const pupils = [{ pupilId: school.yearFour.pupils[0]?.pupilId ?? '', language: 'ur', hasSymbols: false }];
  const languages = [{ code: 'ur', name: 'اردو (Urdu)' }];
  const { dsl } = school.staff;
  await dsl.do('savePromptSettings', { ...defaultPromptSettings, languages, pupils });
  const inUrdu = (english: string, words: string) => ({ sentence: english, words });
  const filler = Object.keys(pupilSentences).map((english) =>
    inUrdu(english, `جملہ ${english.match(/\{\w+\}/g)?.join(' ') ?? ''}`.trim()),
  );
  const title = 'یہ صفحہ ہمارے اسکول میں بند ہے';
  const others = filler.filter(({ sentence }) => sentence !== 'Send');
  const sentences = [...others, inUrdu('This page is not for school', title)];
  await dsl.do('savePupilSentences', {
    language: 'en',
    sentences: [{ sentence: 'Send', words: 'Off it goes' }],
  });
  await dsl.do('savePupilSentences', { language: 'ur', sentences });
  const closed = await waitUntil('the closed page is in the school’s words', async () => {
    const tab = await openTab(pupil.opened.browser, 'https://bets.example/');
    await waitForOwnPage(tab, 'blocked');
    await tab.waitForSelector('[data-choice="tell-someone"]');
    if ((await textOf(tab)).includes(title)) return tab;
    await tab.close();
    return null;
  });
  expect(await closed.$eval('html', ({ lang, dir }) => [lang, dir])).toEqual(['ur', 'rtl']);
  await closed.locator('[data-choice="tell-someone"]').click();
  // What the school has not written in Urdu is in its English, with ours in Urdu beneath.
  const send = await closed.waitForSelector('dialog .choice.go');
  await closed.waitForSelector('dialog .choice.go .home-line');
  expect(await send?.evaluate(({ textContent }) => textContent)).toBe(
    `Off it goes${homeLanguage('ur')?.words.send}`,
  );
  expect(await closed.$$eval('.home-line', (lines) => lines.length)).toBe(1);
  // Whatever is written, the way to a helpline stays.
  expect(await textOf(closed)).toContain('0800 1111');
  for (const scheme of colourSchemes) expect(await findBarriers(closed, scheme), scheme).toEqual([]);
  await closed.goto('https://rabbits.example/');
  // What nobody here can check stands beside ours.
  expect((await untilMarkSays(closed, 'جملہ')).words).toBe('جملہ · Not at school: no one sees your pages');
  await closed.close();
});
