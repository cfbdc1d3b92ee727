import type { Page } from 'puppeteer';
import type { MadeUpAnswer, SeenRequest } from '../support/made-up-web.ts';
import { removeFolder } from '../support/remove-folder.ts';
import type { BenchGroup } from './harness.ts';
import { raisePupil } from './prompts/pupil-setting.ts';
import { buildWithoutScripts } from './prompts/without-scripts.ts';

const rounds = 120;
const scripts = 14;
/** About 60 kB each, and some milliseconds of work, as libraries are. */
const script = (number: string): string =>
  `${Array.from({ length: 900 }, (_, at) => `function f${number}_${at}(a){return a*${at}+${number}}`).join('\n')}
let sum = 0; for (let at = 0; at < 400000; at += 1) sum += f${number}_${number}(at) % 7;
for (let at = 0; at < 120; at += 1) { const box = document.createElement('div'); box.textContent = 'box ' + sum + at;
  box.innerHTML += '<a href="/page' + at + '">a</a><input>'; document.body.append(box); }`;
const page = `<!doctype html><title>Many scripts</title><body><h1>Many scripts</h1>
${Array.from({ length: scripts }, (_, at) => `<script src="/script-${at}.js"></script>`).join('\n')}
<iframe src="/frame"></iframe><iframe srcdoc="<p>Frame</p>"></iframe>`;

const answer = ({ host, path }: SeenRequest): MadeUpAnswer | null => {
  if (host !== 'maths.example') return null;
  const number = /script-(\d+)/.exec(path)?.[1];
  if (number !== undefined) return { type: 'text/javascript', body: script(number) };
  return { body: path === '/frame' ? '<p>A frame</p>' : page };
};

/** From setting out to the end of the load event, by the page's own clock. */
const loadMs = async (tab: Page, run: number): Promise<number> => {
  await tab.bringToFront();
  await tab.goto(`https://maths.example/?run=${run}`, { waitUntil: 'load' });
  const spentMs = await tab.evaluate(() => {
    const [entry] = performance.getEntriesByType('navigation');
    return entry instanceof PerformanceNavigationTiming
      ? entry.loadEventEnd - entry.responseStart
      : Number.NaN;
  });
  await new Promise((resolve) => setTimeout(resolve, 40));
  return spentMs;
};

/** The middle of what each round came to by itself: both were measured in the same moment of a busy machine. */
const medianRatio = (ones: readonly number[], others: readonly number[]): number =>
  median(ones.map((one, at) => one / (others[at] ?? one)));

const median = (figures: readonly number[]): number =>
  figures.toSorted((one, other) => one - other)[figures.length >> 1] ?? 0;

/** What a page that needs no prompt pays for the scripts that stand by. */
export const pageloadBench: BenchGroup = {
  name: 'pageload',
  run: async (report) => {
    const root = await buildWithoutScripts();
    const settings = [await raisePupil(answer), await raisePupil(answer, root)] as const;
    try {
      const tabs = [
        await settings[0].pupil.opened.browser.newPage(),
        await settings[1].pupil.opened.browser.newPage(),
      ] as const;
      const figures: [number[], number[]] = [[], []];
      // Turn and turn about, so that a busy machine is as unkind to both; the first four warm up.
      for (let run = -4; run < rounds; run += 1) {
        for (const who of run % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
          const spentMs = await loadMs(tabs[who], run);
          if (run >= 0) figures[who].push(spentMs);
        }
      }
      const [withMs, withoutMs] = [median(figures[0]), median(figures[1])];
      report({
        name: 'pageload.ms',
        figure: withMs,
        unit: `ms from the first byte to the end of load, ${scripts} scripts and 3 frames`,
        baseline: 'the same extension without its content scripts',
        baselineFigure: withoutMs,
        runs: rounds,
      });
      report({
        name: 'pageload.ratio',
        figure: medianRatio(figures[0], figures[1]),
        unit: 'times as long to load',
        baseline: 'without content scripts',
        baselineFigure: 1,
        runs: rounds,
      });
    } finally {
      for (const setting of settings) await setting.close();
      await removeFolder(root);
    }
  },
};
