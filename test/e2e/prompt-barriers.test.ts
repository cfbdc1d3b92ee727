import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogue } from '#shared/prompts/catalogue/index.ts';
import { questionId } from '#shared/prompts/draw-prompt.ts';
import { moments } from '#shared/prompts/moments.ts';
import { promptStyle } from '#shared/prompts/prompt-style.ts';
import type { ShownPrompt } from '#shared/prompts/shown-prompt.ts';
import { htmlOfPrompt, standardPrompt } from '../support/drawn-prompt.ts';
import { colourSchemes, findBarriers } from '../support/find-barriers.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchPlainBrowser();
  page = await browser.newPage();
});
afterAll(() => browser.close());

const all = moments.flatMap((moment) => catalogue[moment].prompts.map(({ id }) => id));
/** Every prompt of both key stages, the youngest's in Welsh too; and one of each moment from right to left, and with a line beneath. */
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
