import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EnrolledPupil } from '../support/enrolled-pupil.ts';
import { extensionWorker } from '../support/extension-worker.ts';
import { startMadeUpWeb, type MadeUpWeb } from '../support/made-up-web.ts';
import { inPool } from '../support/in-pool.ts';
import { ordinaryApps, ordinarySites, type OrdinaryApp } from '../support/ordinary-apps/ordinary-apps.ts';
import { openSchool } from '../support/open-school.ts';
import { openTab, ownPageOf, waitForOwnPage, waitForText } from '../support/pupil-tab.ts';
import {
  proxyLabel,
  proxySites,
  rewritingProxies,
  type RewritingProxy,
} from '../support/rewriting-proxies/rewriting-proxies.ts';
import type { School } from '../support/school.ts';
import type { TestServer } from '../support/start-server.ts';
import { waitUntil } from '../support/wait-until.ts';

/** Promised: a rewriting proxy is found within this time. */
const foundWithinMs = 5_000;

let web: MadeUpWeb;
let server: TestServer;
let school: School;
let pupil: EnrolledPupil;
let lessonId: string;

/** Where nothing unknown is asked about or closed, nothing but behaviour can give a site away. */
const openUnknownSites = async (): Promise<void> => {
  const { filteringManager } = school.staff;
  const { version, rules } = await filteringManager.do('policy', {});
  const audiences = rules.audiences.map((each) => ({
    ...each,
    unknownSites: 'allow' as const,
    allowHosts: [...each.allowHosts, 'translate.google.com', 'web.archive.org'],
  }));
  await filteringManager.do('publishPolicy', {
    basedOn: version,
    rules: { ...rules, audiences },
    reason: 'All open',
  });
};

beforeAll(async () => {
  web = await startMadeUpWeb({ answer: (request) => proxySites(request) ?? ordinarySites(request) });
  ({ server, school } = await openSchool());
  await openUnknownSites();
  const { classId, pupils } = school.yearFour;
  ({ lessonId } = await school.staff.teacher.do('startLesson', { classId, minutes: 60 }));
  const [first] = pupils;
  if (first === undefined) throw new Error('The made-up class is empty.');
  pupil = await EnrolledPupil.arrive({ web, school, pupil: first });
});
afterAll(async () => {
  await pupil?.close();
  await server?.stop();
  await web?.close();
});

const browser = (): Browser => pupil.opened.browser;

const suspects = async (): Promise<string[]> => {
  const worker = await extensionWorker(browser());
  return worker.evaluate(async () => {
    const { suspects: hosts } = await chrome.storage.local.get('suspects');
    return (hosts ?? []) as string[];
  });
};

const shownTab = async (proxy: RewritingProxy, front: Page): Promise<Page> => {
  if (proxy.where !== 'blank-window') return front;
  await waitUntil('the way in is ready', async () => (await front.title()) === 'Ready');
  const opened = new Promise<Page>((resolve) => front.once('popup', (page) => page && resolve(page)));
  await front.click('button');
  return opened;
};

describe(`${rewritingProxies.length} made-up rewriting proxies`, () => {
  const times: string[] = [];
  afterAll(() => console.log(`found after (ms, from opening the site):\n${times.join('\n')}`));

  test.each(rewritingProxies.map((proxy) => [proxyLabel(proxy), proxy] as const))(
    '%s',
    async (label, proxy) => {
      const startedAt = performance.now();
      const front = await openTab(browser(), `https://${proxy.host}/`);
      const tab = await shownTab(proxy, front);
      await waitForOwnPage(tab, 'blocked', foundWithinMs + 5_000);
      const tookMs = performance.now() - startedAt;
      times.push(`${Math.round(tookMs).toString().padStart(5)} ${label}`);
      expect(tookMs).toBeLessThan(foundWithinMs);
      await waitUntil('the school has heard', async () => (await suspects()).includes(proxy.host));
      await waitUntil(
        'its service worker is gone',
        () =>
          !browser()
            .targets()
            .some((each) => each.type() === 'service_worker' && each.url().includes(proxy.host)),
      );
      const before = web.count(proxy.host);
      const again = await openTab(browser(), `https://${proxy.host}/`);
      await waitForOwnPage(again, 'blocked');
      expect(web.count(proxy.host)).toBe(before);
      for (const page of new Set([front, tab, again])) await page.close();
    },
  );

  test('were all told to the class, once each, and raise the tile', async () => {
    const told = await waitUntil('all are told', async () => {
      const items = await school.staff.teacher.do('timeline', { lessonId, deviceId: pupil.deviceId });
      const caught = items.filter(({ kind }) => kind === 'bypass');
      return caught.length >= rewritingProxies.length && caught;
    });
    const hosts = told.map(({ url }) => new URL(url ?? '').hostname);
    expect(hosts.toSorted()).toEqual(rewritingProxies.map(({ host }) => host).toSorted());
    for (const { text } of told) expect(text).toContain('other sites');
  });

  test('a person who lists the site opens it', async () => {
    const [first] = rewritingProxies;
    if (first === undefined) throw new Error('There is no proxy.');
    const { filteringManager } = school.staff;
    const { version, rules } = await filteringManager.do('policy', {});
    const audiences = rules.audiences.map((each) =>
      each.audience.kind === 'everyone' ? { ...each, allowHosts: [...each.allowHosts, first.host] } : each,
    );
    await filteringManager.do('publishPolicy', {
      basedOn: version,
      rules: { ...rules, audiences },
      reason: 'Ours',
    });
    await waitUntil('it opens', async () => {
      const before = web.count(first.host);
      const page = await openTab(browser(), `https://${first.host}/`);
      await page.close();
      return web.count(first.host) > before;
    });
  });
});

describe('a page inside an allowed translator or archive', () => {
  test.each([
    ['translate.google.com', 'https://translate.google.com/translate?sl=fr&u=https%3A%2F%2Fbets.example%2F'],
    ['web.archive.org', 'https://web.archive.org/web/2024/https://bets.example/'],
  ])('is stopped in %s before any request leaves', async (host, url) => {
    const page = await openTab(browser(), url);
    await waitForOwnPage(page, 'blocked');
    expect(web.count(host)).toBe(0);
    await page.close();
  });

  test('is stopped in a frame, and opens where it is open', async () => {
    const page = await openTab(browser(), 'https://rabbits.example/');
    await page.evaluate(() => {
      const frame = document.createElement('iframe');
      frame.src = 'https://translate.google.com/translate?u=https://bets.example/';
      document.body.append(frame);
    });
    await waitUntil('the frame has failed', () =>
      page.frames().some((each) => each.url().startsWith('chrome-error:')),
    );
    expect(web.count('translate.google.com')).toBe(0);
    const open = await openTab(browser(), 'https://translate.google.com/translate?u=https://maths.example/');
    expect(ownPageOf(open)).toBeNull();
    expect(web.count('translate.google.com', '/translate')).toBe(1);
    for (const each of [page, open]) await each.close();
  });
});

test('a site that imitates another is asked about, by the name of the other, and opens when the pupil says so', async () => {
  const url = 'https://free-roblox-login.example/';
  const page = await openTab(browser(), url);
  await waitForText(page, 'This looks like roblox.com, but it is not.');
  expect(web.count('free-roblox-login.example')).toBe(0);
  await page.locator('[data-choice="open"]').click();
  await waitUntil('it opens', () => page.url() === url);
  await page.close();
});

describe(`${ordinaryApps.length} ordinary apps with service workers`, () => {
  const tabsAtOnce = 14;

  /** The last look at a page is over by then. */
  const lookedAtForMs = 4_600;

  const use = async (app: OrdinaryApp): Promise<string> => {
    const url = `https://${app.host}${app.habit.at}`;
    const page = await openTab(browser(), url);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true)).catch(() => false);
    // Now the service worker answers.
    await page.goto(`https://${app.host}/about`).catch(() => null);
    await page.goto(url).catch(() => null);
    await page
      .waitForFunction((ms) => performance.now() > ms, { polling: 100, timeout: 30_000 }, lookedAtForMs)
      .catch(() => null);
    const end = page.url();
    await page.close();
    return new URL(end).host;
  };

  test('are all left alone', async () => {
    expect(ordinaryApps.length).toBeGreaterThanOrEqual(50);
    const before = (await suspects()).length;
    const ends = await inPool(ordinaryApps, tabsAtOnce, use);
    expect(ends).toEqual(ordinaryApps.map(({ host }) => host));
    expect((await suspects()).length).toBe(before);
    const controlled = ordinaryApps.filter(({ host }) => web.count(host, '/sw.js') > 0);
    expect(controlled.length).toBe(ordinaryApps.length);
  }, 180_000);
});
