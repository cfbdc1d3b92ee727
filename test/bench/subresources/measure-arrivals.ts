import type { Browser } from 'puppeteer';
import { fetchingPage, fetchNames } from '../../support/fetching-page.ts';
import type { MadeUpWeb } from '../../support/made-up-web.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { killWorker } from '../../support/worker-life.ts';
import type { BenchLine } from '../harness.ts';

const runs = 3;

/** Without what begins as a frame, which the bench `flash` counts. */
const ways = fetchNames.filter((name) => name !== 'object' && name !== 'embed');
const wayCount = ways.length;

interface Fetching {
  readonly web: MadeUpWeb;
  readonly browser: Browser;
  readonly listed: string;
  /** Any other host of this run alone; what it is asked for comes last, and is awaited. */
  readonly open: string;
  readonly isWorkerDead: boolean;
}

/** How many kinds of requests reach a listed host while an open page fetches from it in every way. */
const countArrivals = async ({ web, browser, listed, open, isWorkerDead }: Fetching): Promise<number> => {
  const arrivedAt = (host: string): number => ways.filter((name) => web.count(host, `/${name}`) > 0).length;
  const tab = await browser.newPage();
  await tab.goto(fetchingPage([listed, open], ways));
  await tab.evaluate('ready');
  if (isWorkerDead) await killWorker(browser);
  await tab.evaluate('go()');
  await waitUntil('all that is open arrives', () => arrivedAt(open) === wayCount, 30_000);
  await tab.close();
  return arrivedAt(listed);
};

type Asked = 'framesOnly' | 'whole';

/** What reaches listed hosts, with the worker hot and dead. `1-odds.example` is on the list. */
export const measureArrivals = async (
  web: MadeUpWeb,
  browsers: Readonly<Record<Asked, Browser>>,
  report: (line: BenchLine) => void,
): Promise<void> => {
  const count = async (asked: Asked, isWorkerDead: boolean): Promise<number> => {
    let arrived = 0;
    for (let run = 0; run < runs; run += 1) {
      const label = `${asked.toLowerCase()}-${run}-${isWorkerDead ? 'dead' : 'hot'}`;
      const hosts = { listed: `${label}.1-odds.example`, open: `${label}.rabbits.example` };
      arrived += await countArrivals({ web, browser: browsers[asked], ...hosts, isWorkerDead });
    }
    return arrived;
  };
  for (const isWorkerDead of [false, true]) {
    const worker = isWorkerDead ? 'dead' : 'hot';
    report({
      name: 'subresources.badRequests',
      figure: await count('whole', isWorkerDead),
      unit: `of ${runs * wayCount} kinds of requests at listed hosts, worker ${worker}`,
      baseline: 'asked about frames alone',
      baselineFigure: await count('framesOnly', isWorkerDead),
      runs,
    });
  }
};
