import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogue } from '#shared/prompts/catalogue/index.ts';
import { frameStyle } from '../../extension/prompts/frame-style.ts';
import { questionId } from '#shared/prompts/draw-prompt.ts';
import { moments } from '#shared/prompts/moments.ts';
import { promptStyle } from '#shared/prompts/prompt-style.ts';
import type { ShownPrompt } from '#shared/prompts/shown-prompt.ts';
import { htmlOfPrompt, offeredPrompt, plainPrompt, standardPrompt } from '../support/drawn-prompt.ts';
import { colourSchemes, findBarriers } from '../support/find-barriers.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';
import { packageRoot } from '../support/package-root.ts';

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchPlainBrowser();
  page = await browser.newPage();
});
afterAll(() => browser.close());

const all = moments.flatMap((moment) => catalogue[moment].prompts.map(({ id }) => id));
/** Every prompt of both key stages, the youngest's in Welsh too; one of each moment from right to left, and with a line beneath; and the way to tell someone. */
const everyPrompt: readonly ShownPrompt[] = [
  ...all.map((id) => standardPrompt(id, 'KS2', 'en')),
  ...all.map((id) => standardPrompt(id, 'KS1', 'en')),
  ...all.map((id) => standardPrompt(id, 'KS1', 'cy')),
  ...moments.flatMap((moment) =>
    catalogue[moment].prompts.slice(0, 1).map(({ id }) => standardPrompt(id, 'KS1', 'ur')),
  ),
  ...moments.flatMap((moment) =>
    catalogue[moment].prompts.slice(0, 1).map(({ id }) => standardPrompt(id, 'KS2', 'pl')),
  ),
  ...['en', 'cy', 'ur', 'pl'].flatMap((language) =>
    (['KS1', 'KS2'] as const).map((keyStage) => offeredPrompt(keyStage, language)),
  ),
];

/** All at once, each with an id of its own. */
const showAll = async (px: number): Promise<void> => {
  const drawn = everyPrompt.map((each, at) =>
    htmlOfPrompt(each).replaceAll(questionId, `${questionId}-${at}`),
  );
  await page.setViewport({ width: px, height: 700 });
  const inside = drawn.map((html) => `<div>${html}</div>`).join('');
  await page.setContent(
    `<!doctype html><html lang="en-GB"><title>All prompts</title><style>${promptStyle}</style><main><h1>All prompts</h1>${inside}</main>`,
    { waitUntil: 'domcontentloaded' },
  );
};

/** As wide as the screen of a school's laptop leaves for words, in front of a page and on one of ours. */
const young = ['en', 'cy'].flatMap((language) => [
  ...all.map((id) => standardPrompt(id, 'KS1', language)),
  ...moments.map((moment) => plainPrompt(moment, 'KS1', language)),
  offeredPrompt('KS1', language),
]);
const isOnOwnPage = ({ moment }: ShownPrompt): boolean =>
  moment === 'unknown-site' || moment === 'look-alike' || moment === 'download';
const questionsOfManyLines = (): Promise<string[]> =>
  page.$$eval('.question', (questions) =>
    questions.flatMap((question) => {
      const words = document.createRange();
      words.selectNodeContents(question);
      const lines = new Set([...words.getClientRects()].map(({ top }) => Math.round(top)));
      return lines.size === 1 ? [] : [question.textContent];
    }),
  );

test('for the youngest a prompt is one line on the screen of a school’s laptop, in English and Welsh, with the longest words in it', async () => {
  await page.setViewport({ width: 1366, height: 768 });
  const pageStyle = await readFile(join(packageRoot, 'extension/pages/page.css'), 'utf8');
  const cards = young.map((prompt) => {
    const html = htmlOfPrompt({ ...prompt, hasSymbols: false });
    return isOnOwnPage(prompt)
      ? `<main><div></div><div class="words-side">${html}</div></main>`
      : `<div class="card" style="position:static">${html}</div>`;
  });
  const styles = `${pageStyle}${frameStyle}${promptStyle}`;
  await page.setContent(`<!doctype html><style>${styles}</style><div id="page">${cards.join('')}</div>`);
  expect(await page.$$eval('.question', (questions) => questions.length)).toBe(young.length);
  expect(await questionsOfManyLines()).toEqual([]);
});

describe('every prompt', () => {
  test('has no barrier of any level, light and dark', async () => {
    await showAll(1_000);
    for (const scheme of colourSchemes) expect(await findBarriers(page, scheme), scheme).toEqual([]);
  });

  test('is not clipped on a page as narrow as one at four times its size', async () => {
    await showAll(320);
    const clipped = await page.$$eval('.prompt, .prompt *', (parts) =>
      parts
        .filter((part) => part.clientWidth > 0 && part.scrollWidth > part.clientWidth + 1)
        .filter((part) => getComputedStyle(part).display !== 'inline')
        .map((part) => part.outerHTML.slice(0, 200)),
    );
    expect(clipped).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });
});
