import type { Page } from 'puppeteer';
import type { MadeUpAnswer, SeenRequest } from '../support/made-up-web.ts';
import { removeFolder } from '../support/remove-folder.ts';
import type { BenchGroup, BenchLine } from './harness.ts';
import { raisePupil, type PupilSetting } from './prompts/pupil-setting.ts';
import { buildWithoutScripts } from './prompts/without-scripts.ts';

const rounds = 60;
/** Until a page has come to rest: what is done after it has loaded is not to be the next one's. */
const restMs = 400;
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
  await new Promise((resolve) => setTimeout(resolve, restMs));
  return spentMs;
};

/** Another program can only make a load longer: the lower quarter's edge is the least disturbed figure that is no single stroke of luck. */
const leastDisturbed = (figures: readonly number[]): number =>
  figures.toSorted((one, other) => one - other)[figures.length >> 2] ?? 0;

/** No two browsers are quite alike, so there are two of each kind, the first and the last to start with the scripts. */
const hasScripts = [true, false, false, true] as const;
type Four<Each> = readonly [Each, Each, Each, Each];

const measure = async (tabs: Four<Page>): Promise<Four<number[]>> => {
  const figures: Four<number[]> = [[], [], [], []];
  // Turn and turn about, so that a busy machine is as unkind to each; the first four rounds warm up.
  for (let run = -4; run < rounds; run += 1)
    for (let step = 0; step < tabs.length; step += 1) {
      const who = ((run & 1 ? tabs.length - 1 - step : step) + (run & 2)) & 3;
      const spentMs = await loadMs(tabs[who] as Page, run);
      if (run >= 0) figures[who]?.push(spentMs);
    }
  return figures;
};

const raiseFour = async (bareRoot: string): Promise<PupilSetting[]> => {
  const settings: PupilSetting[] = [];
  for (const has of hasScripts) settings.push(await raisePupil(answer, has ? undefined : bareRoot));
  return settings;
};

const tell = (report: (line: BenchLine) => void, [first, second, third, fourth]: Four<number[]>): void => {
  const withScripts = leastDisturbed([...first, ...fourth]);
  const without = leastDisturbed([...second, ...third]);
  report({
    name: 'pageload.ms',
    figure: withScripts,
    unit: `ms from the first byte to the end of load, ${scripts} scripts and 3 frames`,
    baseline: 'the same extension without its content scripts',
    baselineFigure: without,
    runs: 2 * rounds,
  });
  report({
    name: 'pageload.ratio',
    figure: withScripts / without,
    unit: 'times as long to load',
    baseline: 'without content scripts',
    baselineFigure: 1,
    runs: 2 * rounds,
  });
  report({
    name: 'pageload.unlike',
    figure: leastDisturbed(second) / leastDisturbed(third),
    unit: 'times as long in one browser as in another, both without content scripts: what this machine cannot tell apart',
    baseline: 'no difference',
    baselineFigure: 1,
    runs: rounds,
  });
};

/** What a page that needs no prompt pays for the scripts that stand by. */
export const pageloadBench: BenchGroup = {
  name: 'pageload',
  run: async (report) => {
    const root = await buildWithoutScripts();
    const settings = await raiseFour(root);
    try {
      const tabs = await Promise.all(settings.map(({ pupil }) => pupil.opened.browser.newPage()));
      tell(report, await measure(tabs as unknown as Four<Page>));
    } finally {
      for (const setting of settings) await setting.close();
      await removeFolder(root);
    }
  },
};
