import type { Page } from 'puppeteer';
import { waitUntil } from './wait-until.ts';

/** What lies on the pupil's page; empty where nothing does. */
export const coverOn = (page: Page): Promise<string> =>
  page.evaluate(() => document.querySelector('thinkclick-cover')?.shadowRoot?.textContent ?? '');
export const waitForCover = (page: Page, words: string): Promise<true> =>
  waitUntil(`"${words}" lies on the page`, async () => (await coverOn(page)).includes(words));
export const waitForNoCover = (page: Page, timeoutMs?: number): Promise<true> =>
  waitUntil('nothing lies on the page', async () => (await coverOn(page)) === '', timeoutMs);
