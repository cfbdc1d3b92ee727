import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type WebWorker } from 'puppeteer';
import { findBrowser } from '../../scripts/install-chromium.ts';
import type { CompiledRules, DnrRule, OwnPages } from '#shared/policy/dnr-rules.ts';

const manifest = {
  manifest_version: 3,
  name: 'The matcher and nothing else',
  version: '1',
  permissions: ['declarativeNetRequest', 'declarativeNetRequestFeedback', 'webRequest', 'tabs'],
  host_permissions: ['<all_urls>'],
  background: { service_worker: 'worker.js' },
};

const asRoot = (): string[] => (process.getuid?.() === 0 ? ['--no-sandbox'] : []);

/** What becomes of a request by the rules that match it. */
export type Outcome = 'open' | 'think' | 'blocked' | 'lock' | 'safe-engine' | 'made-strict';

export const outcomeOf = (rules: readonly (DnrRule | undefined)[], pages: OwnPages): Outcome => {
  const judging = rules.filter((rule) => rule?.action.type !== 'modifyHeaders');
  if (judging.length > 1) throw new Error('More than one rule judges.');
  const action = judging[0]?.action;
  if (action === undefined) return 'open';
  if (action.type !== 'redirect') return action.type === 'block' ? 'blocked' : 'open';
  if ('transform' in action.redirect) return 'made-strict';
  if ('url' in action.redirect) return 'safe-engine';
  const page = action.redirect.regexSubstitution.split('#')[0];
  const { blocked, think, lock } = pages;
  if (page === blocked) return 'blocked';
  if (page === think) return 'think';
  return page === lock ? 'lock' : 'safe-engine';
};

/** A real Chromium, asked which rules it would apply; nothing else of the extension is there. */
export interface RuleMatcher {
  readonly worker: WebWorker;
  readonly ownPages: OwnPages;
  /** Puts the rules in force, as the extension does. */
  setRules(rules: CompiledRules): Promise<void>;
  /** The ids of the rules that Chromium would apply to each address, to the request and to its answer together. */
  matchedIds(
    urls: readonly string[],
    type: 'main_frame' | 'sub_frame' | 'image',
    method?: 'get' | 'post',
  ): Promise<number[][]>;
  close(): Promise<void>;
}

const setRules = async (worker: WebWorker, { dynamicRules, sessionRules }: CompiledRules): Promise<void> => {
  await worker.evaluate(
    async (dynamic, session) => {
      const rulesApi = chrome.declarativeNetRequest;
      const idsOf = (rules: readonly { id: number }[]): number[] => rules.map(({ id }) => id);
      const [oldDynamic, oldSession] = [await rulesApi.getDynamicRules(), await rulesApi.getSessionRules()];
      await rulesApi.updateDynamicRules({ removeRuleIds: idsOf(oldDynamic), addRules: dynamic });
      await rulesApi.updateSessionRules({ removeRuleIds: idsOf(oldSession), addRules: session });
    },
    dynamicRules,
    sessionRules,
  );
};

const matchedIds = (
  worker: WebWorker,
  urls: readonly string[],
  type: 'main_frame' | 'sub_frame' | 'image',
  method: 'get' | 'post',
): Promise<number[][]> =>
  worker.evaluate(
    (all, kind, verb) =>
      Promise.all(
        all.map(async (url) => {
          const request = { url, type: kind, method: verb };
          const { matchedRules } = await chrome.declarativeNetRequest.testMatchOutcome(request);
          return matchedRules.map(({ ruleId }) => ruleId);
        }),
      ),
    urls,
    type,
    method,
  );

const launch = async (folder: string): Promise<{ browser: Browser; worker: WebWorker }> => {
  const extension = join(folder, 'extension');
  mkdirSync(extension);
  writeFileSync(join(extension, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(extension, 'worker.js'), '');
  for (const name of ['blocked', 'think', 'lock']) writeFileSync(join(extension, `${name}.html`), name);
  const browser = await puppeteer.launch({
    executablePath: process.env['CHROMIUM'] ?? findBrowser() ?? '/usr/bin/chromium',
    pipe: true,
    enableExtensions: [extension],
    userDataDir: join(folder, 'profile'),
    ignoreDefaultArgs: ['--disable-extensions'],
    // Port 9 answers nobody: no request leaves this machine.
    args: ['--no-first-run', '--host-resolver-rules=MAP * 127.0.0.1:9', ...asRoot()],
  });
  const target = await browser.waitForTarget((each) => each.type() === 'service_worker');
  const worker = await target.worker();
  if (worker === null) throw new Error('The extension has no worker.');
  return { browser, worker };
};

export const startRuleMatcher = async (): Promise<RuleMatcher> => {
  const folder = mkdtempSync(join(tmpdir(), 'thinkclick-matcher-'));
  const { browser, worker } = await launch(folder);
  const page = (name: string): string => worker.url().replace('worker.js', `${name}.html`);
  return {
    worker,
    ownPages: { blocked: page('blocked'), think: page('think'), lock: page('lock') },
    setRules: (rules) => setRules(worker, rules),
    matchedIds: (urls, type, method = 'get') => matchedIds(worker, urls, type, method),
    close: async () => {
      await browser.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};
