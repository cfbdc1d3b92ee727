import { expect, test } from 'vitest';
import { extensionWorker, waitingReports } from '../../support/extension-worker.ts';
import { openTab, waitForTitle } from '../../support/pupil-tab.ts';
import { waitUntil } from '../../support/wait-until.ts';
import type { Stage } from '../stage.ts';

/** How often each address was stored for the pupil, for addresses that end so. */
const storedVisits = async ({ school, lessonId, pupil }: Stage, ending: string): Promise<string[]> =>
  (await school.staff.teacher.do('timeline', { lessonId, deviceId: pupil.deviceId }))
    .filter(({ kind, url }) => kind === 'visit' && url?.endsWith(ending))
    .map(({ url }) => url ?? '');

const visit = async ({ pupil }: Stage, url: string): Promise<void> => {
  const page = await openTab(pupil.opened.browser, url);
  await waitForTitle(page, 'Story corner');
  await page.close();
};

const waitForOneEach = async (stage: Stage, urls: readonly string[], ending: string): Promise<void> => {
  await waitUntil(
    'every visit is stored',
    async () => (await storedVisits(stage, ending)).length >= urls.length,
    40_000,
  );
  expect((await storedVisits(stage, ending)).toSorted()).toEqual(urls.toSorted());
};

const addresses = (ending: string): string[] =>
  [1, 2, 3].map((number) => `https://stories.example/?n=${number}${ending}`);

export const tellTests = (stage: () => Stage): void => {
  test('a search is told with its words', async () => {
    const { pupil, school, lessonId } = stage();
    const page = await openTab(pupil.opened.browser, 'https://www.google.co.uk/search?q=baby+hedgehogs');
    await waitUntil('the search is stored', async () =>
      (await school.staff.teacher.do('timeline', { lessonId, deviceId: pupil.deviceId })).some(
        ({ kind, text }) => kind === 'search' && text.includes('baby hedgehogs'),
      ),
    );
    await page.close();
  });

  test('visits made while the server is off arrive once each when it is back', async () => {
    const urls = addresses('&server=off');
    await stage().server.kill();
    for (const url of urls) await visit(stage(), url);
    await stage().server.restart();
    await waitForOneEach(stage(), urls, '&server=off');
  });

  test('visits made while the server is off survive a restart of the browser', async () => {
    const urls = addresses('&browser=restarted');
    const { server, pupil } = stage();
    await server.kill();
    for (const url of urls) await visit(stage(), url);
    await pupil.reopen();
    await server.restart();
    await waitForOneEach(stage(), urls, '&browser=restarted');
  });

  test('visits that wait when the extension’s worker dies are sent by its next life', async () => {
    const urls = addresses('&worker=dead');
    const { server, pupil } = stage();
    await server.kill();
    for (const url of urls) await visit(stage(), url);
    await waitUntil(
      'the visits wait',
      async () => (await waitingReports(pupil.opened.browser)) >= urls.length,
    );
    await (await extensionWorker(pupil.opened.browser)).close();
    await server.restart();
    await visit(stage(), 'https://stories.example/?a=new-life');
    await waitForOneEach(stage(), urls, '&worker=dead');
  });
};
