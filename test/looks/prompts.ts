import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { catalogue } from '#shared/prompts/catalogue/index.ts';
import { moments } from '#shared/prompts/moments.ts';
import { promptStyle } from '#shared/prompts/prompt-style.ts';
import type { ShownPrompt } from '#shared/prompts/shown-prompt.ts';
import { htmlOfPrompt, offeredPrompt, standardPrompt } from '../support/drawn-prompt.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';

interface Way {
  readonly keyStage: 'KS1' | 'KS2';
  readonly language?: string;
  readonly hasSymbols?: boolean;
  /** Of the letters, as a browser's own zoom has them. */
  readonly zoom?: number;
  readonly scheme?: 'light' | 'dark';
  readonly isForced?: boolean;
}

const ways: Readonly<Record<string, Way>> = {
  ks1: { keyStage: 'KS1' },
  'ks1-symbols': { keyStage: 'KS1', hasSymbols: true },
  'ks1-welsh': { keyStage: 'KS1', language: 'cy', hasSymbols: true },
  'ks1-dark': { keyStage: 'KS1', scheme: 'dark' },
  ks2: { keyStage: 'KS2' },
  symbols: { keyStage: 'KS2', hasSymbols: true },
  welsh: { keyStage: 'KS2', language: 'cy' },
  dark: { keyStage: 'KS2', scheme: 'dark' },
  'forced-colours': { keyStage: 'KS2', isForced: true },
  '200-percent': { keyStage: 'KS2', zoom: 2 },
};

/** The prompts of each moment, and what is offered to a child who would rather ask. */
const sheets: Readonly<Record<string, (way: Way) => readonly ShownPrompt[]>> = {
  ...Object.fromEntries(
    moments.map((moment) => [
      moment,
      ({ keyStage, language = 'en' }: Way) =>
        catalogue[moment].prompts.map(({ id }) => standardPrompt(id, keyStage, language)),
    ]),
  ),
  'way-to-tell': ({ keyStage, language }) =>
    (language === undefined ? ['en', 'pl', 'ur'] : [language]).map((each) => offeredPrompt(keyStage, each)),
};

const width = 1366;
const frameStyle = `
body { margin: 16px; background: #888; display: grid; gap: 16px; grid-template-columns: repeat(auto-fill, minmax(600px, 1fr)); }
/* For the youngest as wide as on a page. */
body:has([data-key-stage=KS1]) { grid-template-columns: minmax(0, 1240px); }
.frame { background: light-dark(#fff, #1d2c28); padding: 24px; border-radius: 20px; }
.dark .frame { background: #1d2c28; }
`;

const setUp = async (page: Page, { zoom = 1, scheme = 'light', isForced = false }: Way): Promise<void> => {
  await page.setViewport({ width: width / zoom, height: 768 / zoom, deviceScaleFactor: zoom });
  const session = await page.createCDPSession();
  const features = [
    { name: 'prefers-color-scheme', value: scheme },
    { name: 'forced-colors', value: isForced ? 'active' : 'none' },
  ];
  await session.send('Emulation.setEmulatedMedia', { features });
};

/** All prompts of one moment beside one another: a sheet for each moment and each way to see it. Gives how many. */
export const photographPrompts = async (folder: string): Promise<number> => {
  await mkdir(folder, { recursive: true });
  const browser = await launchPlainBrowser({ isHeadless: true });
  try {
    const page = await browser.newPage();
    for (const [name, way] of Object.entries(ways)) {
      await setUp(page, way);
      for (const [sheet, promptsIn] of Object.entries(sheets)) {
        const inside = promptsIn(way)
          .map((prompt) => htmlOfPrompt({ ...prompt, hasSymbols: way.hasSymbols === true }))
          .map((html) => `<div class="frame">${html}</div>`)
          .join('');
        await page.setContent(
          `<!doctype html><html lang="en-GB"><title>${sheet}</title><style>${promptStyle}${frameStyle}</style><body class="${way.scheme ?? 'light'}">${inside}`,
          { waitUntil: 'domcontentloaded' },
        );
        await page.screenshot({ path: join(folder, `${sheet}-${name}.png`), fullPage: true });
      }
    }
    return Object.keys(ways).length * Object.keys(sheets).length;
  } finally {
    await browser.close();
  }
};
