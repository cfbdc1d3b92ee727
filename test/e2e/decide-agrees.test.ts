import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { rulesNobodyChanged } from '#shared/policy/default-rules.ts';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import puppeteer, { type Browser, type WebWorker } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser } from '../../scripts/install-chromium.ts';
import { parseAddress } from '#shared/policy/address.ts';
import {
  compilePolicy,
  freeSubject,
  type CompiledPolicy,
  type Decision,
  type Subject,
} from '#shared/policy/decide.ts';
import { compileRules, type CompiledRules, type DnrRule } from '#shared/policy/dnr-rules.ts';
import { forceSafeSearch } from '#shared/policy/safe-search.ts';
import { searchRulesOf } from '#shared/policy/search-rules.ts';
import { trickySearches } from '../support/tricky-searches.ts';
import { seenByRules } from '../support/seen-by-rules.ts';
import { anyPolicy, anySubject, anyWebAddress, judgedAt, serverHost } from '../support/any-policy.ts';

const seed = 20_261_122;
const policyCount = 250;
const addressesPerPolicy = 12;

const manifest = {
  manifest_version: 3,
  name: 'The matcher and nothing else',
  version: '1',
  permissions: ['declarativeNetRequest', 'declarativeNetRequestFeedback', 'webRequest', 'tabs'],
  host_permissions: ['<all_urls>'],
  background: { service_worker: 'worker.js' },
};

let folder: string;
let browser: Browser;
let worker: WebWorker;
let extensionPage: (name: string) => string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'thinkclick-matcher-'));
  const extension = join(folder, 'extension');
  mkdirSync(extension);
  writeFileSync(join(extension, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(extension, 'worker.js'), '');
  for (const name of ['blocked', 'think', 'lock']) writeFileSync(join(extension, `${name}.html`), name);
  browser = await puppeteer.launch({
    executablePath: process.env['CHROMIUM'] ?? findBrowser() ?? '/usr/bin/chromium',
    pipe: true,
    enableExtensions: [extension],
    userDataDir: join(folder, 'profile'),
    ignoreDefaultArgs: ['--disable-extensions'],
    // Port 9 answers nobody: no request leaves this machine.
    args: ['--no-first-run', '--host-resolver-rules=MAP * 127.0.0.1:9', ...asRoot()],
  });
  const target = await browser.waitForTarget((each) => each.type() === 'service_worker');
  const found = await target.worker();
  if (found === null) throw new Error('The extension has no worker.');
  worker = found;
  extensionPage = (name) => target.url().replace('worker.js', `${name}.html`);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

const asRoot = (): string[] => (process.getuid?.() === 0 ? ['--no-sandbox'] : []);

const ownPages = () => ({
  blocked: extensionPage('blocked'),
  think: extensionPage('think'),
  lock: extensionPage('lock'),
});

/** Puts the rules in force, as the extension does. */
const setRules = async ({ dynamicRules, sessionRules }: CompiledRules): Promise<void> => {
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

/** The ids of the rules that Chromium would apply to each address. */
const matchedIds = (
  urls: readonly string[],
  type: 'main_frame' | 'sub_frame',
  method: 'get' | 'post' = 'get',
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

type Outcome = 'open' | 'think' | 'blocked' | 'lock' | 'safe-engine' | 'made-strict';

const outcomeOf = (rules: readonly (DnrRule | undefined)[]): Outcome => {
  const judging = rules.filter((rule) => rule?.action.type !== 'modifyHeaders');
  expect(judging.length).toBeLessThanOrEqual(1);
  const action = judging[0]?.action;
  if (action === undefined) return 'open';
  if (action.type !== 'redirect') return action.type === 'block' ? 'blocked' : 'open';
  if ('transform' in action.redirect) return 'made-strict';
  if ('url' in action.redirect) return 'safe-engine';
  const page = action.redirect.regexSubstitution.split('#')[0];
  const { blocked, think, lock } = ownPages();
  if (page === blocked) return 'blocked';
  if (page === think) return 'think';
  return page === lock ? 'lock' : 'safe-engine';
};

const expectedOutcome = ({ verdict, reason }: Decision, isSentAway: boolean): Outcome => {
  if (verdict === 'allow') return 'open';
  if (verdict === 'think') return 'think';
  if (reason === 'lock') return 'lock';
  return reason === 'search-engine' && isSentAway ? 'safe-engine' : 'blocked';
};

/** A block stops frames inside an open page too; a lock and a question are for the page as a whole. */
const expectedInFrame = ({ verdict }: Decision): Outcome => (verdict === 'block' ? 'blocked' : 'open');

interface Agreement {
  readonly said: string[];
  readonly done: string[];
}

/** What `decide` says and what the browser does to each address, as a page and inside one; equal when both agree. */
const compare = async (
  policy: CompiledPolicy,
  subject: Subject,
  addresses: readonly string[],
): Promise<Agreement> => {
  const compiled = compileRules(policy, subject, judgedAt, ownPages());
  await setRules(compiled);
  const rules = new Map([...compiled.dynamicRules, ...compiled.sessionRules].map((rule) => [rule.id, rule]));
  const outcome = async (url: string, type: 'main_frame' | 'sub_frame'): Promise<Outcome> => {
    const [ids = []] = await matchedIds([url], type);
    const first = outcomeOf(ids.map((id) => rules.get(id)));
    const forced = forcedAddress(url, policy, subject);
    // A search is first made strict, then judged. A second change would be a loop, and shows as a disagreement.
    if (first !== 'made-strict' || forced === null) return first;
    const [again = []] = await matchedIds([forced], type);
    return outcomeOf(again.map((id) => rules.get(id)));
  };
  const agreement: Agreement = { said: [], done: [] };
  for (const address of addresses) {
    const decision = seenByRules(policy, subject, address);
    const unlocked = seenByRules(policy, { ...subject, lock: null }, address);
    const said = [
      expectedOutcome(decision, forcedAddress(address, policy, subject) !== null),
      expectedInFrame(unlocked),
    ];
    const done = [await outcome(address, 'main_frame'), await outcome(address, 'sub_frame')];
    agreement.said.push(`${address} → ${said.join(', in a frame ')}`);
    agreement.done.push(`${address} → ${done.join(', in a frame ')}`);
  }
  return agreement;
};

const forcedAddress = (url: string, policy: CompiledPolicy, subject: Subject): string | null => {
  const address = parseAddress(url);
  return address === null ? null : forceSafeSearch(address, searchRulesOf(policy, subject, judgedAt));
};

/**
 * Left out, since declarativeNetRequest never sees them: `blob:` and `filesystem:` pages (no request is made), `data:`,
 * `javascript:` and `view-source:` (the browser's policies and the worker stop them), `file:` (needs a person's consent
 * in the extension's settings), `ftp:` (gone from Chromium) and the browser's own pages. No address here carries another
 * inside: what a translator shows is for the worker to judge, from whom a rule that opens the translator hides nothing.
 */
describe('decide and the browser', () => {
  test(`agree on ${policyCount * addressesPerPolicy} pages under ${policyCount} made-up policies`, async () => {
    const addresses = fc.array(anyWebAddress, {
      minLength: addressesPerPolicy,
      maxLength: addressesPerPolicy,
    });
    const cases = fc.sample(fc.tuple(anyPolicy, anySubject, addresses), { seed, numRuns: policyCount });
    const seen = new Map<string, number>();
    for (const [policy, subject, each] of cases) {
      const { said, done } = await compare(compilePolicy(policy, { serverHost }), subject, each);
      expect(done, JSON.stringify({ policy, subject })).toEqual(said);
      for (const line of said) {
        const outcome = line.split(' → ')[1] ?? '';
        seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
      }
    }
    // Agreement says little where one answer is all there is.
    for (const outcome of ['open', 'think', 'blocked', 'lock', 'safe-engine']) {
      const count = [...seen].filter(([key]) => key.startsWith(outcome)).reduce((sum, [, n]) => sum + n, 0);
      expect(count, outcome).toBeGreaterThan(50);
    }
  }, 120_000);
});

describe('searches', () => {
  const safeEngine = 'https://safe.test/?a=b&q={words}';
  const policy = compilePolicy({
    version: 1,
    schoolName: 'Made-up Primary',
    publishedAt: 0,
    categories: [],
    rules: {
      audiences: [
        {
          audience: { kind: 'everyone' },
          categories: {},
          blockHosts: [],
          allowHosts: ['youtube.com'],
          unknownSites: 'allow',
          images: 'creative-commons',
          aiAnswers: 'off',
        },
      ],
      ...rulesNobodyChanged(),
      youTube: 'strict',
      safeEngine,
    },
  });
  const subject: Subject = freeSubject({ kind: 'guest' });

  beforeAll(() => setRules(compileRules(policy, subject, judgedAt, ownPages())));

  test.each(trickySearches)('%s goes where forceSafeSearch says', async (url) => {
    expect(await redirectOf(url)).toBe(forcedAddress(url, policy, subject));
    expect(await matchedIds([forcedAddress(url, policy, subject) ?? ''], 'main_frame')).toEqual([[]]);
  });

  test.each([
    ['https://www.google.com/search', true],
    ['https://duckduckgo.com/html/', true],
    ['https://www.startpage.com/do/search', true],
    ['https://accounts.google.com/signin', false],
    ['https://example.org/search', false],
  ])('a form sent to %s is stopped: %s', async (url, isStopped) => {
    const blocks = compileRules(policy, subject, judgedAt, ownPages()).dynamicRules.filter(
      ({ action }) => action.type === 'block',
    );
    const [ids = []] = await matchedIds([url], 'main_frame', 'post');
    expect(ids.some((id) => blocks.some((rule) => rule.id === id))).toBe(isStopped);
  });

  test('YouTube is told to restrict, also where an allow list opens it', async () => {
    const urls = [
      'https://www.youtube.com/watch?v=1',
      'https://m.youtube.com/',
      'https://www.youtube-nocookie.com/embed/1',
      'https://youtubei.googleapis.com/youtubei/v1/search',
    ];
    const header = compileRules(policy, subject, judgedAt, ownPages()).dynamicRules.find(
      ({ action }) => action.type === 'modifyHeaders',
    );
    for (const ids of await matchedIds(urls, 'main_frame')) expect(ids).toContain(header?.id);
    expect((await matchedIds(['https://example.org/'], 'main_frame'))[0]).not.toContain(header?.id);
  });
});

/** Where the browser sends a real navigation, before anything leaves it. */
const redirectOf = (url: string): Promise<string> =>
  worker.evaluate(async (address) => {
    const redirected = new Promise<string>((resolve) => {
      const listener = (details: { redirectUrl: string }): void => {
        chrome.webRequest.onBeforeRedirect.removeListener(listener);
        resolve(details.redirectUrl);
      };
      chrome.webRequest.onBeforeRedirect.addListener(listener, {
        urls: ['<all_urls>'],
        types: ['main_frame'],
      });
    });
    const tab = await chrome.tabs.create({ url: address, active: false });
    const answer = await redirected;
    if (tab.id !== undefined) await chrome.tabs.remove(tab.id);
    return answer;
  }, url);
