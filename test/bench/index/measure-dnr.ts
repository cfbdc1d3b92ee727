import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type WebWorker } from 'puppeteer';
import { findBrowser } from '../../../scripts/install-chromium.ts';
import type { DnrRule } from '#shared/policy/dnr-rules.ts';
import type { Measured } from './measured.ts';

const listed = 1_000_000;

const manifest = {
  manifest_version: 3,
  name: 'One large rule',
  version: '1.0',
  permissions: ['declarativeNetRequest'],
  background: { service_worker: 'worker.js' },
};

/** Made in the worker: to hand a million names over would be measured too. */
const worker = `
const { declarativeNetRequest } = chrome;
const scattered = (number) => (Math.imul(number, 0x9e3779b1) >>> 0).toString(36);
const endings = ['example', 'test', 'blog.example', 'co.test'];
const names = (from, count) => Array.from({ length: count }, (_, number) =>
  scattered(from + number) + '-' + ((from + number) % 977) + '.' + endings[number % endings.length]);
const block = (id, requestDomains, resourceTypes) =>
  ({ id, action: { type: 'block' }, condition: { requestDomains, resourceTypes } });
self.install = async (count) => {
  const rule = block(1, names(0, count), ['main_frame']);
  const startedAt = performance.now();
  await declarativeNetRequest.updateDynamicRules({ addRules: [rule] });
  return performance.now() - startedAt;
};
const inside = ['script', 'image', 'xmlhttprequest', 'media', 'websocket', 'object', 'font', 'ping', 'other'];
self.replace = async (own, count) => {
  const floor = [];
  for (let from = 0; from < count; from += 100_000)
    floor.push(block(1 + floor.length, names(from, Math.min(100_000, count - from)), inside));
  const startedAt = performance.now();
  const removeRuleIds = (await declarativeNetRequest.getDynamicRules()).map(({ id }) => id);
  await declarativeNetRequest.updateDynamicRules({ removeRuleIds, addRules: [...floor, ...own] });
  return performance.now() - startedAt;
};
`;

interface DnrWorker {
  install(count: number): Promise<number>;
  replace(own: readonly DnrRule[], count: number): Promise<number>;
}

/** One rule of Chromium's own filter with a million hosts: how long it takes to put in, and what the browser then weighs. */
export const measureDnr = (): Promise<Measured> => withDnr(measureIn);

export interface Replaced {
  readonly ms: readonly number[];
  /** Of the browser's main process, after the last. */
  readonly bytes: number;
}

/** Puts a policy's own rules in with so many names more for what pages fetch, as often as asked, all of them each time. */
export const measureReplacing = (own: readonly DnrRule[], count: number, times: number): Promise<Replaced> =>
  withDnr(async (browser) => {
    const running = await workerOf(browser);
    const ms: number[] = [];
    for (let time = 0; time < times; time += 1) {
      ms.push(
        await running.evaluate((...asked) => (self as unknown as DnrWorker).replace(...asked), own, count),
      );
    }
    return { ms, bytes: await ownBytes(browser.process()?.pid ?? 0) };
  });

const withDnr = async <Value>(job: (browser: Browser) => Promise<Value>): Promise<Value> => {
  const folder = await mkdtemp(join(tmpdir(), 'thinkclick-dnr-'));
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'worker.js'), worker);
  const browser = await puppeteer.launch({
    executablePath: findBrowser() ?? '',
    pipe: true,
    enableExtensions: [folder],
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    return await job(browser);
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
};

const workerOf = async (browser: Browser): Promise<WebWorker> => {
  const target = await browser.waitForTarget((each) => each.type() === 'service_worker', { timeout: 30_000 });
  const running = await target.worker();
  if (running === null) throw new Error('The extension did not start.');
  return running;
};

const measureIn = async (browser: Browser): Promise<Measured> => {
  const running = await workerOf(browser);
  const pid = browser.process()?.pid ?? 0;
  const before = await ownBytes(pid);
  const installMs = await running.evaluate((count) => (self as unknown as DnrWorker).install(count), listed);
  const bytes = (await ownBytes(pid)) - before;
  return { hosts: listed, buildMs: installMs, loadMs: installMs, bytes, verdictUs: null };
};

/** Resident memory of the browser's main process, which holds the rules. */
const ownBytes = async (launched: number): Promise<number> => {
  const pid = await mainProcess(launched);
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? Number.NaN) * 1_024;
};

/** On Debian what is launched may be a script that starts it. */
const mainProcess = async (launched: number): Promise<number> => {
  const name = await readFile(`/proc/${launched}/comm`, 'utf8');
  if (/chrom/i.test(name) && !/sh$/m.test(name.trim())) return launched;
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const stat = await readFile(`/proc/${entry}/stat`, 'utf8').catch(() => '');
    if (Number(/\) \S (\d+)/.exec(stat)?.[1]) === launched) return Number(entry);
  }
  return launched;
};
