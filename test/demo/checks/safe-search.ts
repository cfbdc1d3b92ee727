import type { Browser } from 'puppeteer';
import { openTab } from '../../support/pupil-tab.ts';
import { madeUpSearches, type MadeUpSearch } from '../../support/made-up-searches.ts';
import type { MadeUpWeb } from '../../support/made-up-web.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { must, type Check } from '../check.ts';

/** Opens it, and judges every request that reached the engine. */
const judge = async (
  browser: Browser,
  web: MadeUpWeb,
  { url, host, isStrict }: MadeUpSearch,
): Promise<number> => {
  const before = web.count(host);
  const page = await openTab(browser, url);
  const requests = web
    .requests(host)
    .slice(before)
    .filter(({ path }) => path !== '/favicon.ico');
  const lax = requests.filter((request) => !isStrict(request));
  must(lax.length === 0, `${url} reached ${host} as ${lax[0]?.path}?${lax[0]?.query}`);
  await page.close();
  return requests.length;
};

/** Engines that were never proven strict give their words to the safe one. */
const seeSafeEngine = async (browser: Browser, web: MadeUpWeb): Promise<void> => {
  const page = await openTab(browser, 'https://www.ecosia.org/search?q=rabbits');
  must(web.count('www.ecosia.org') === 0, 'An unproven engine was asked');
  await waitUntil(
    'the safe engine has the search words',
    () => /[?&]q=rabbits/.test(page.url()) && !page.url().includes('ecosia.org'),
  );
  await page.close();
};

export const safeSearchCheck: Check = {
  job: 'Safe search',
  run: async ({ pupils, web }) => {
    const browser = pupils[1]?.opened.browser;
    must(browser !== undefined, 'No second pupil is here');
    let strict = 0;
    for (const each of madeUpSearches) strict += await judge(browser, web, each);
    must(strict >= 5, `Only ${strict} searches reached an engine`);
    await seeSafeEngine(browser, web);
    return `${strict} searches on Google, Bing, DuckDuckGo and YouTube all arrived strict, 0 otherwise; another engine went to the safe one`;
  },
};
