import type { Page } from 'puppeteer';
import type { MadeUpAnswer, SeenRequest } from '../support/made-up-web.ts';
import { removeFolder } from '../support/remove-folder.ts';
import type { BenchGroup, BenchLine } from './harness.ts';
import { raisePupil, type PupilSetting } from './prompts/pupil-setting.ts';
import { buildWithoutScripts } from './prompts/without-scripts.ts';

/**
 * A tenth of all pages have as many scripts or more (Web Almanac 2024, JavaScript: 68 on mobile, 70 on desktop). The light
 * page has fewer than half of all pages (22 and 23): on it, what each frame costs weighs the most.
 */
const kinds = [
  { prefix: 'pageload', path: '/heavy', scripts: 68, rounds: 12 },
  { prefix: 'pageload.light', path: '/light', scripts: 14, rounds: 16 },
] as const;
type Kind = (typeof kinds)[number];

/** Until a page has come to rest: what is done after it has loaded is not to be the next one's. */
const restMs = 400;
/** About 60 kB each, and some milliseconds of work, as libraries are. */
const script = (number: string): string =>
  `${Array.from({ length: 900 }, (_, at) => `function f${number}_${at}(a){return a*${at}+${number}}`).join('\n')}
let sum = 0; for (let at = 0; at < 400000; at += 1) sum += f${number}_${number}(at) % 7;
for (let at = 0; at < 120; at += 1) { const box = document.createElement('div'); box.textContent = 'box ' + sum + at;
  box.innerHTML += '<a href="/page' + at + '">a</a><input>'; document.body.append(box); }`;
const page = ({
  scripts,
}: Kind): string => `<!doctype html><title>Many scripts</title><body><h1>Many scripts</h1>
${Array.from({ length: scripts }, (_, at) => `<script src="/script-${at}.js"></script>`).join('\n')}
<iframe src="/frame"></iframe><iframe srcdoc="<p>Frame</p>"></iframe>`;

const answer = ({ host, path }: SeenRequest): MadeUpAnswer | null => {
  if (host !== 'maths.example') return null;
  const number = /script-(\d+)/.exec(path)?.[1];
  if (number !== undefined) return { type: 'text/javascript', body: script(number) };
  const kind = kinds.find((each) => each.path === path);
  return { body: kind === undefined ? '<p>A frame</p>' : page(kind) };
};

/** From setting out to the end of the load event, by the page's own clock. */
const loadMs = async (tab: Page, path: string, run: number): Promise<number> => {
  await tab.bringToFront();
  await tab.goto(`https://maths.example${path}?run=${run}`, { waitUntil: 'load' });
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

const mean = (figures: readonly number[]): number =>
  figures.reduce((sum, figure) => sum + figure, 0) / figures.length;

/** No two browsers are quite alike, so there are many of each kind; of four at a time the first and the last have the scripts. */
const sets = 4;
const hasScripts = [true, false, false, true] as const;

/** Of each browser in turn, its figure. */
const measure = async (tabs: readonly Page[], { path, rounds }: Kind): Promise<number[]> => {
  const figures = tabs.map((): number[] => []);
  // Turn and turn about, so that a busy machine is as unkind to each; the first four rounds warm up.
  for (let run = -4; run < rounds; run += 1)
    for (let step = 0; step < tabs.length; step += 1) {
      const who = ((run & 1 ? tabs.length - 1 - step : step) + (run & 2)) & 3;
      const spentMs = await loadMs(tabs[who] as Page, path, run);
      if (run >= 0) figures[who]?.push(spentMs);
    }
  return figures.map(leastDisturbed);
};

/** Four browsers, and what each kind of page takes in each. */
const measureSet = async (bareRoot: string): Promise<number[][]> => {
  const settings: PupilSetting[] = [];
  try {
    for (const has of hasScripts) settings.push(await raisePupil(answer, has ? undefined : bareRoot));
    const tabs = await Promise.all(settings.map(({ pupil }) => pupil.opened.browser.newPage()));
    const figures: number[][] = [];
    for (const kind of kinds) figures.push(await measure(tabs, kind));
    return figures;
  } finally {
    for (const setting of settings) await setting.close();
  }
};

const tell = (
  report: (line: BenchLine) => void,
  { prefix, scripts, rounds }: Kind,
  figures: readonly number[][],
): void => {
  const of = (...places: number[]): number =>
    mean(figures.flatMap((set) => places.map((place) => set[place] ?? Number.NaN)));
  const runs = 2 * sets * rounds;
  report({
    name: `${prefix}.ms`,
    figure: of(0, 3),
    unit: `ms from the first byte to the end of load, ${scripts} scripts and 3 frames`,
    baseline: 'the same extension without its content scripts',
    baselineFigure: of(1, 2),
    runs,
  });
  report({
    name: `${prefix}.ratio`,
    figure: of(0, 3) / of(1, 2),
    unit: 'times as long to load',
    baseline: 'without content scripts',
    baselineFigure: 1,
    runs,
  });
  report({
    name: `${prefix}.unlike`,
    figure: of(1) / of(2),
    unit: 'times as long in half of the browsers as in the others, all without content scripts: what this machine cannot tell apart',
    baseline: 'no difference',
    baselineFigure: 1,
    runs: runs / 2,
  });
};

/** What a page that needs no prompt pays for the scripts that stand by. */
export const pageloadBench: BenchGroup = {
  name: 'pageload',
  run: async (report) => {
    const root = await buildWithoutScripts();
    try {
      const figures: number[][][] = [];
      for (let set = 0; set < sets; set += 1) figures.push(await measureSet(root));
      for (const [at, kind] of kinds.entries())
        tell(
          report,
          kind,
          figures.map((set) => set[at] ?? []),
        );
    } finally {
      await removeFolder(root);
    }
  },
};
