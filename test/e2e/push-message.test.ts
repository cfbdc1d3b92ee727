import type { Browser, CDPSession, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDashboard, waitForWords } from '../support/dashboard-page.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { openSchool } from '../support/open-school.ts';
import type { TestServer } from '../support/start-server.ts';

let server: TestServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  ({ server } = await openSchool());
  browser = await launchPlainBrowser();
  page = await openDashboard(browser, server.url, madeUpStaff.dsl);
  await page.browserContext().overridePermissions(server.url, ['notifications']);
  await page.goto(`${server.url}/notifications`);
  await waitForWords(page, 'How you are told');
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** The browser's own number of the worker, which it tells once the worker is there. */
const registrationId = async (session: CDPSession): Promise<string> => {
  const told = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [first] = registrations;
      if (first !== undefined) resolve(first.registrationId);
    });
  });
  await session.send('ServiceWorker.enable');
  return told;
};

const shown = (): Promise<unknown> =>
  page.evaluate(async () => {
    const worker = await navigator.serviceWorker.ready;
    const notifications = await worker.getNotifications();
    return notifications.map(({ title, tag, data }) => ({ title, tag, data: data as unknown }));
  });

test('the dashboard’s worker shows a message that is pushed, and one that came twice once', async () => {
  await page.evaluate(async () => {
    await navigator.serviceWorker.register('/push-worker.js', { type: 'module' });
    await navigator.serviceWorker.ready;
  });
  const session = await page.createCDPSession();
  const url = `${server.url}/incidents/i1`;
  const message = { id: 'n1', line: 'A safeguarding concern', url };
  const push = {
    origin: server.url,
    registrationId: await registrationId(session),
    data: JSON.stringify(message),
  };
  // Again until it is shown: a busy browser may not have woken its worker for the first.
  const deliver = () => session.send('ServiceWorker.deliverPushMessage', push);
  await deliver();
  await expect
    .poll(async () => deliver().then(shown), { timeout: 20_000, interval: 500 })
    .toEqual([{ title: 'A safeguarding concern', tag: 'n1', data: url }]);
});
