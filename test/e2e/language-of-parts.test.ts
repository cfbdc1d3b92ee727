import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { firstAgreementSettings } from '#shared/agreements/settings.ts';
import { standardTexts } from '#shared/agreements/standard-texts.ts';
import { defaultPromptSettings } from '#shared/prompts/plan.ts';
import { pupilSentences } from '#shared/pupil-words/sentence-areas.ts';
import { findBarriers } from '../support/find-barriers.ts';
import { spokenParts } from '../support/languages-on-page.ts';
import { untilMarkSays } from '../support/page-mark.ts';
import { openTab } from '../support/pupil-tab.ts';
import { waitUntil } from '../support/wait-until.ts';
import { raiseStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage();
});
afterAll(() => stage?.close());

/** Nothing in English has a letter of it, nothing in Urdu has one of the English. */
const urdu = 'جملہ';
const isUrdu = (text: string): boolean => /\p{Script=Arabic}/u.test(text);
/** What is the same in every language. */
const names =
  /ThinkClick|Miss Clarke|Mrs Haddad|Hedgehogs|Hazel Wood Primary School|Amara \w+|Childline|(https:\/\/)?[\w.-]+\.example\S*/g;
const isEnglish = (text: string): boolean => !isUrdu(text) && /[a-z]{3}/i.test(text.replaceAll(names, ''));

/** The school's own in Urdu, with the names and times in their places. */
const writeInUrdu = async (isWritten: (at: number) => boolean): Promise<void> => {
  const { dsl } = stage.school.staff;
  const pupils = [{ pupilId: stage.pupilId, language: 'ur', hasSymbols: false }];
  const languages = [{ code: 'ur', name: 'اردو (Urdu)' }];
  await dsl.do('savePromptSettings', { ...defaultPromptSettings, languages, pupils });
  const inUrdu = (sentence: string, at: number): string =>
    `${urdu} ${at} ${sentence.match(/\{\w+\}/g)?.join(' ') ?? ''}`.trim();
  const sentences = Object.keys(pupilSentences).map((sentence, at) => ({
    sentence,
    words: isWritten(at) ? inUrdu(sentence, at) : null,
  }));
  await dsl.do('savePupilSentences', { language: 'ur', sentences });
};

const ownUrl = (path: string): string => `chrome-extension://${stage.school.deployment.extensionId}/${path}`;

/** Opens a page anew until the device has the words and it speaks this language. */
const untilSpoken = (url: string, language: string): Promise<Page> =>
  waitUntil(`${url} speaks ${language}`, async () => {
    const page = await openTab(stage.pupil.opened.browser, url);
    await page.waitForSelector('main, .popup');
    const isSo = await page.evaluate(
      (code, word) => document.documentElement.lang === code && document.body.innerText.includes(word),
      language,
      urdu,
    );
    if (isSo) return page;
    await page.close();
    return null;
  });

/** What would be read out as another language than it is. */
const wronglyMarked = async (page: Page): Promise<string[]> => {
  const parts = await spokenParts(page);
  return parts
    .filter(({ text, language, direction }) => {
      if (isUrdu(text)) return language !== 'ur' || direction !== 'rtl';
      return isEnglish(text) && (!/^en\b/.test(language) || direction !== 'ltr');
    })
    .map(({ text, language, direction }) => `${language} ${direction}: ${text}`);
};

const message = encodeURIComponent(JSON.stringify({ by: 'Miss Clarke', text: 'Please come to the carpet.' }));
const pages = [
  'https://bets.example/',
  'seen.html',
  'popup.html',
  'popup.html?tell',
  'frozen.html',
  'tab-limit.html',
  'file.html?way=upload#https://files.example/',
  `message.html#${message}`,
];

describe.each([
  ['a few', (at: number) => at % 3 === 0, 'en-GB'],
  ['most', (at: number) => at % 3 !== 0, 'ur'],
] as const)('where a school has written %s of its sentences in Urdu', (_many, isWritten, language) => {
  beforeAll(() => writeInUrdu(isWritten));

  test.each(pages)('each sentence on %s says in which language it is', async (address) => {
    const page = await untilSpoken(address.startsWith('https:') ? address : ownUrl(address), language);
    expect(await wronglyMarked(page)).toEqual([]);
    const both = (await spokenParts(page)).map(({ text }) => text);
    expect([both.some(isUrdu), both.some(isEnglish)]).toEqual([true, true]);
    await page.close();
  });

  test('and in "Tell someone", and on the mark', async () => {
    const page = await untilSpoken('https://bets.example/', language);
    await page.locator('[data-choice="tell-someone"]').click();
    await page.waitForSelector('dialog[open] .option .home-line, dialog[open] .option [lang], .option');
    expect(await wronglyMarked(page)).toEqual([]);
    expect(await findBarriers(page, 'light')).toEqual([]);
    await page.goto('https://rabbits.example/');
    const mark = await untilMarkSays(page, '');
    expect(mark.languages).toEqual(isUrdu(mark.words) ? ['ur', 'en'] : ['en']);
    await page.close();
  });
});

test('where the worker answers late, the page after it speaks the language of the pupil', async () => {
  const page = await stage.pupil.opened.browser.newPage();
  await page.evaluateOnNewDocument(() => {
    const { runtime } = chrome;
    const send = runtime.sendMessage.bind(runtime) as (...sent: unknown[]) => unknown;
    const sendLate = async (...sent: unknown[]) => {
      await new Promise((resolve) => setTimeout(resolve, 700));
      return send(...sent);
    };
    Object.assign(runtime, { sendMessage: sendLate });
  });
  const spoken = () => page.evaluate(() => document.documentElement.lang);
  await page.goto(ownUrl('seen.html'));
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await page.waitForSelector('main');
  expect(await spoken()).toBe('en-GB');
  await page.waitForFunction(() => localStorage.length > 0);
  await page.reload();
  await page.waitForSelector('main');
  expect(await spoken()).toBe('ur');
  await page.close();
});

test('an agreement begins in the language of the pupil, and what stands around it says where it is in another', async () => {
  const { admin } = stage.school.staff;
  const [english] = standardTexts.ks2;
  if (english === undefined) throw new Error('There is no standard text.');
  const inUrdu = JSON.parse(
    JSON.stringify(english.text, (key, value: unknown) => {
      return typeof value === 'string' && key !== 'drawing' ? urdu : value;
    }),
  ) as typeof english.text;
  const texts = [english, { language: 'ur', text: inUrdu }];
  const { revision } = await admin.do('saveAgreementDraft', { audience: 'ks2', revision: 0, texts });
  await admin.do('publishAgreement', { audience: 'ks2', revision, isSubstance: true });
  await admin.do('saveAgreementSettings', { ...firstAgreementSettings, mode: 'hold', graceDays: 14 });
  const page = await waitUntil('the agreement has come', async () => {
    const tab = await openTab(stage.pupil.opened.browser, ownUrl('agreement.html'));
    if (await tab.waitForSelector('[data-step="start"]', { timeout: 1_000 }).catch(() => null)) return tab;
    await tab.close();
    return null;
  });
  expect(
    await page.$eval('.agreement', (part) => [part.getAttribute('lang'), part.getAttribute('dir')]),
  ).toEqual(['ur', 'rtl']);
  expect(await wronglyMarked(page)).toEqual([]);
  await page.close();
});
