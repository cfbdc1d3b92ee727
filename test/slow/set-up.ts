import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer, { type Browser, type BrowserContext } from 'puppeteer';
import { packageRoot } from '../support/package-root.ts';

const slowPage = readFileSync(join(packageRoot, 'test/slow/slow-page.js'), 'utf8');

/** Three times a second the server does nothing for 120 ms. */
const stalls =
  'setInterval(() => { const until = Date.now() + 120; while (Date.now() < until); }, 333).unref();';
process.env['NODE_OPTIONS'] = `--import=data:text/javascript,${encodeURIComponent(stalls)}`;

type NewPage = BrowserContext['newPage'];
let isPatched = false;

/** All of a browser's contexts open their pages by the same function. */
const patchContexts = (browser: Browser): void => {
  if (isPatched) return;
  isPatched = true;
  const contexts = Object.getPrototypeOf(browser.defaultBrowserContext()) as { newPage: NewPage };
  const { newPage } = contexts;
  contexts.newPage = async function (this: BrowserContext, ...options) {
    const page = await newPage.apply(this, options);
    await page.evaluateOnNewDocument(slowPage);
    return page;
  };
};

const launch = puppeteer.launch.bind(puppeteer);
puppeteer.launch = async (options) => {
  const browser = await launch(options);
  patchContexts(browser);
  return browser;
};
