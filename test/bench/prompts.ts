import type { Page } from 'puppeteer';
import { launchPupilBrowser } from '../support/launch-browser.ts';
import { openTab, waitForOwnPage, waitForText } from '../support/pupil-tab.ts';
import { waitUntil } from '../support/wait-until.ts';
import type { BenchGroup, BenchLine } from './harness.ts';
import { spentOnKeys } from './prompts/key-times.ts';
import { recogniserOf } from './prompts/measure-forms.ts';
import { raisePupil } from './prompts/pupil-setting.ts';
import { schoolForms } from './prompts/school-forms.ts';
import { tellingForms } from './prompts/telling-forms.ts';

type Report = (line: BenchLine) => void;

const host = 'owl-letters.example';
const rounds = 9;
const keysARound = 250;
const story =
  'Long ago there was an owl at the end of the lane who was 9 and had 12 letters for the 3 of us. ';
const page = `<title>Owl letters</title><form><textarea rows="12" cols="80"></textarea></form>
<div contenteditable>${`<p>${story}</p>`.repeat(60)}</div>`;

/** Each key's whole way through the page, every listener of every world and what the browser does after them included, in ms. */
const typeIn = async (tab: Page, selector: string): Promise<number[]> => {
  await tab.$eval(
    selector,
    (field, text) => {
      if (field instanceof HTMLTextAreaElement) field.value = text.repeat(15);
    },
    story,
  );
  await tab.click(selector);
  await tab.tracing.start({ categories: ['devtools.timeline'] });
  await tab.keyboard.type(story.repeat(3).slice(0, keysARound));
  const trace = await tab.tracing.stop();
  const spent = spentOnKeys(new TextDecoder().decode(trace));
  if (spent.length !== keysARound) throw new Error(`${spent.length} keys were seen.`);
  return spent;
};

const p99 = (figures: readonly number[]): number =>
  figures.toSorted((one, other) => one - other)[Math.floor(figures.length * 0.99)] ?? 0;

/** Of each key its middle time over the rounds: what another program took in one of them is not the key's. */
const overRounds = (figures: readonly (readonly number[])[]): number[] =>
  (figures[0] ?? []).map((_, key) => median(figures.map((round) => round[key] ?? 0)));

const median = (figures: readonly number[]): number =>
  figures.toSorted((one, other) => one - other)[figures.length >> 1] ?? 0;

const measureKeys = async (report: Report): Promise<void> => {
  const setting = await raisePupil((request) => (request.host === host ? { body: page } : null));
  const bare = await launchPupilBrowser({ web: setting.web, policyJson: '{}' });
  try {
    const tabs = [await openAsked(setting.pupil.opened.browser), await bare.browser.newPage()] as const;
    await tabs[1].goto(`https://${host}/`);
    await isWatched(tabs[0]);
    const figures: [number[][], number[][]] = [[], []];
    // Turn and turn about, so that a busy machine is as unkind to both; the first two warm up.
    for (let round = -2; round < rounds; round += 1) {
      for (const who of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
        await tabs[who].bringToFront();
        const spent = [
          ...(await typeIn(tabs[who], 'textarea')),
          ...(await typeIn(tabs[who], '[contenteditable]')),
        ];
        if (round >= 0) figures[who].push(spent);
      }
    }
    report({
      name: 'prompts.keystrokeP99Ms',
      figure: p99(overRounds(figures[0])),
      unit: `ms a key, 99th percentile of keys, each the median of ${rounds} rounds`,
      baseline: 'without the extension',
      baselineFigure: p99(overRounds(figures[1])),
      runs: rounds * keysARound * 2,
    });
    report({
      name: 'prompts.anyKeystrokeP99Ms',
      figure: p99(figures[0].flat()),
      unit: 'ms a key, 99th percentile of all, other programs included',
      baseline: 'without the extension',
      baselineFigure: p99(figures[1].flat()),
      runs: rounds * keysARound * 2,
    });
  } finally {
    await bare.close();
    await setting.close();
  }
};

const openAsked = async (browser: Parameters<typeof openTab>[0]): Promise<Page> => {
  const tab = await openTab(browser, `https://${host}/`);
  await waitForOwnPage(tab, 'think');
  await waitForText(tab, 'Open it');
  await tab.locator('[data-choice="open"]').click();
  await waitUntil('the page is open', () => tab.url() === `https://${host}/`);
  return tab;
};

/** The script comes with the first focus: once it holds what is sent, it is there. */
const isWatched = async (tab: Page): Promise<void> => {
  await tab.focus('textarea');
  await tab.keyboard.type('I am at SW1A 2AA');
  await waitUntil('the page is watched', () =>
    tab.evaluate(() => {
      const form = document.querySelector('form');
      const isHeld =
        form?.dispatchEvent(new SubmitEvent('submit', { cancelable: true, bubbles: true })) === false;
      return isHeld && document.querySelector('thinkclick-prompt') !== null;
    }),
  );
  await tab.keyboard.press('Escape');
  await waitUntil('the prompt has gone', () =>
    tab.evaluate(() => document.querySelector('thinkclick-prompt') === null),
  );
};

const measureForms = async (report: Report): Promise<void> => {
  const found = await recogniserOf();
  const falseAlarms = schoolForms.filter((form) => found(form).length > 0).length;
  const recognised = tellingForms.filter((form) => found(form).some((kind) => kind === form.holds)).length;
  report({
    name: 'prompts.falseAlarms',
    figure: falseAlarms,
    unit: 'forms with nothing about the child',
    baseline: 'tried',
    baselineFigure: schoolForms.length,
    runs: schoolForms.length,
  });
  report({
    name: 'prompts.recognised',
    figure: recognised,
    unit: 'forms with something about the child',
    baseline: 'tried',
    baselineFigure: tellingForms.length,
    runs: tellingForms.length,
  });
};

/** What a child's keystroke pays for being watched over, and how often it is watched over for nothing. */
export const promptsBench: BenchGroup = {
  name: 'prompts',
  run: async (report) => {
    await measureForms(report);
    await measureKeys(report);
  },
};
