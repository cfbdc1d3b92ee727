import { expect, test } from 'vitest';
import { madeUpSearches } from '../../support/made-up-searches.ts';
import { openTab } from '../../support/pupil-tab.ts';
import { waitUntil } from '../../support/wait-until.ts';
import type { Stage } from '../stage.ts';

export const safeSearchTests = (stage: () => Stage): void => {
  test.each(madeUpSearches)('$url never arrives unsafe', async ({ url, host, isStrict }) => {
    const { pupil, web } = stage();
    const before = web.count(host);
    const page = await openTab(pupil.opened.browser, url);
    const requests = web
      .requests(host)
      .slice(before)
      .filter(({ path }) => path !== '/favicon.ico');
    expect(requests.filter((request) => !isStrict(request)).map(({ path, query }) => path + query)).toEqual(
      [],
    );
    await page.close();
  });

  test('plain searches do arrive, strict', async () => {
    const { pupil, web } = stage();
    const page = await openTab(pupil.opened.browser, 'https://www.google.co.uk/search?q=otters');
    const [request] = web.requests('www.google.co.uk', '/search').slice(-1);
    expect(request?.query).toContain('q=otters');
    expect(request?.query).toContain('safe=active');
    await page.close();
  });

  test('an engine that was never proven gives its words to the safe one', async () => {
    const { pupil, web } = stage();
    const page = await openTab(pupil.opened.browser, 'https://www.ecosia.org/search?q=baby+otters');
    await waitUntil('the safe engine has the words', () => /baby(\+|%20)otters/.test(page.url()));
    expect(new URL(page.url()).host).not.toBe('www.ecosia.org');
    expect(web.count('www.ecosia.org')).toBe(0);
    await page.close();
  });
};
