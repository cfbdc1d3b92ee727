import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { catalogue } from '#shared/prompts/catalogue/index.ts';
import { moments } from '#shared/prompts/moments.ts';
import { promptStyle } from '#shared/prompts/prompt-style.ts';
import type { ShownPrompt } from '#shared/prompts/shown-prompt.ts';
import { htmlOfPrompt, standardPrompt } from '../support/drawn-prompt.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';

interface Way {
  readonly prompt: (promptId: string) => ShownPrompt;
  /** Of the letters, as a browser's own zoom has them. */
  readonly zoom?: number;
  readonly scheme?: 'light' | 'dark';
  readonly isForced?: boolean;
}

const inEnglish =
  (keyStage: 'KS1' | 'KS2') =>
  (promptId: string): ShownPrompt => ({ ...standardPrompt(promptId, keyStage, 'en'), hasSymbols: false });

const ways: Readonly<Record<string, Way>> = {
  ks1: { prompt: inEnglish('KS1') },
  'ks1-symbols': { prompt: (promptId) => ({ ...standardPrompt(promptId, 'KS1', 'en'), hasSymbols: true }) },
  'ks1-welsh': { prompt: (promptId) => standardPrompt(promptId, 'KS1', 'cy') },
  'ks1-dark': { prompt: inEnglish('KS1'), scheme: 'dark' },
  ks2: { prompt: inEnglish('KS2') },
  symbols: { prompt: (promptId) => ({ ...standardPrompt(promptId, 'KS2', 'en'), hasSymbols: true }) },
  welsh: { prompt: (promptId) => standardPrompt(promptId, 'KS2', 'cy') },
  dark: { prompt: inEnglish('KS2'), scheme: 'dark' },
  'forced-colours': { prompt: inEnglish('KS2'), isForced: true },
  '200-percent': { prompt: inEnglish('KS2'), zoom: 2 },
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
      for (const moment of moments) {
        const prompts = catalogue[moment].prompts.map(({ id }) => htmlOfPrompt(way.prompt(id)));
        const inside = prompts.map((html) => `<div class="frame">${html}</div>`).join('');
        await page.setContent(
          `<!doctype html><html lang="en-GB"><title>${moment}</title><style>${promptStyle}${frameStyle}</style><body class="${way.scheme ?? 'light'}">${inside}`,
          { waitUntil: 'domcontentloaded' },
        );
        await page.screenshot({ path: join(folder, `${moment}-${name}.png`), fullPage: true });
      }
    }
    return Object.keys(ways).length * moments.length;
  } finally {
    await browser.close();
  }
};
