import { describe, expect, test } from 'vitest';
import { initialDeviceState } from '#shared/device-state.ts';
import { rulesNobodyChanged } from '#shared/policy/default-rules.ts';
import type { NewReport } from '#shared/reports.ts';
import type { OpenTabs } from '../chromium/open-tabs.ts';
import { createMemory, createVolatileArea } from '../memory.ts';
import { OwnPages } from '../own-pages.ts';
import type { ProxySign } from '../proxy/signs.ts';
import { ServerClock } from '../server-clock.ts';
import { Protection } from './protection.ts';
import { ProxyWatch } from './proxy-watch.ts';
import { createStopProxy } from './stop-proxy.ts';

const root = 'chrome-extension://abc/';
const policy = {
  version: 1,
  schoolName: 'Appletree Primary',
  publishedAt: 1,
  categories: [],
  rules: {
    ...rulesNobodyChanged(),
    audiences: [
      {
        audience: { kind: 'everyone' },
        categories: {},
        blockHosts: [],
        allowHosts: ['listed.example', 'hosting.example', 'mine.hosting.example', 'translate.google.com'],
        unknownSites: 'allow',
      },
    ],
    youTube: 'strict',
    safeEngine: 'https://search.example/?q={words}',
  },
};

const create = async () => {
  const memory = createMemory({ local: createVolatileArea(), session: createVolatileArea() });
  await memory.write('policy', { version: 1, text: JSON.stringify(policy), signature: 'x' });
  await memory.write('state', initialDeviceState);
  const pages = new OwnPages({ root });
  const protection = new Protection({
    memory,
    pages,
    serverClock: new ServerClock({ memory, now: () => 1 }),
  });
  await protection.start();
  const gone: string[] = [];
  const cleared: string[] = [];
  const told: NewReport[] = [];
  const tabs: Pick<OpenTabs, 'go'> = { go: async (tabId, url) => void gone.push(`${tabId} ${url}`) };
  const stop = createStopProxy({
    memory,
    tabs,
    pages,
    inForce: { live: () => protection.renew() },
    clearSite: async (origin) => void cleared.push(origin),
    add: async (report) => void told.push(report),
  });
  return { watch: new ProxyWatch({ protection, stop }), protection, memory, gone, cleared, told };
};

const shown = 'https://tunnel.example/p/https://games.example/';
const sure: readonly ProxySign[] = ['address-inside', 'same-route'];

describe('a page that is sure to rewrite', () => {
  test('is put away, its site closed and cleared, and told once', async () => {
    const { watch, protection, gone, cleared, told, memory } = await create();
    await watch.seen({ tabId: 7, url: shown, signs: sure });
    await watch.seen({ tabId: 8, url: shown, signs: sure });
    expect(gone).toEqual([`7 ${root}blocked.html#${shown}`, `8 ${root}blocked.html#${shown}`]);
    expect(cleared[0]).toBe('https://tunnel.example');
    expect(told).toEqual([
      {
        kind: 'bypass',
        way: 'rewriting-proxy',
        url: shown,
        rule: "Shows other sites' pages under its own name (address-inside, same-route)",
      },
    ]);
    expect(await memory.read('suspects')).toEqual(['tunnel.example']);
    expect(protection.decide('https://a.tunnel.example/')).toMatchObject({
      verdict: 'block',
      reason: 'proxy',
    });
  });

  test.each([
    ['listed by a person', 'https://listed.example/p/https://games.example/'],
    [
      'a translator, judged by what is inside',
      'https://translate.google.com/translate?u=https://games.example/',
    ],
    ['an archive', 'https://web.archive.org/web/2024/https://games.example/'],
    ['no page of the web', 'chrome-extension://abc/popup.html'],
  ])('is left alone: %s', async (_, url) => {
    const { watch, gone } = await create();
    await watch.seen({ tabId: 7, url, signs: sure });
    expect(gone).toEqual([]);
  });

  test('on a hosting service that is listed as a whole is closed; one that is listed itself is not', async () => {
    const { watch, protection } = await create();
    const reason = (url: string) => protection.decide(url)?.reason;
    expect(reason('https://theirs.hosting.example/')).toBe('allow-list');
    await watch.seen({ tabId: 7, url: 'https://theirs.hosting.example/', signs: sure });
    await watch.seen({ tabId: 7, url: 'https://mine.hosting.example/', signs: sure });
    expect(reason('https://theirs.hosting.example/')).toBe('proxy');
    expect(reason('https://mine.hosting.example/')).toBe('allow-list');
    expect(reason('https://ours.hosting.example/')).toBe('allow-list');
  });
});

describe('what the worker alone sees', () => {
  const nearly: readonly ProxySign[] = ['same-route'];
  test('makes up what is missing', async () => {
    const { watch, gone } = await create();
    await watch.seen({ tabId: 7, url: shown, signs: nearly });
    expect(gone).toHaveLength(0);
    watch.committed({ tabId: 7, frameId: 0, url: shown }, false);
    await watch.seen({ tabId: 7, url: shown, signs: nearly });
    expect(gone).toHaveLength(1);
  });

  test('is nothing where the page was asked for, or comes from history', async () => {
    const { watch, gone } = await create();
    watch.requested({ tabId: 7, frameId: 0, url: shown });
    watch.committed({ tabId: 7, frameId: 0, url: shown }, false);
    watch.committed({ tabId: 7, frameId: 0, url: shown }, true);
    await watch.seen({ tabId: 7, url: shown, signs: nearly });
    expect(gone).toHaveLength(0);
  });

  test('counts a socket of the site’s worker, and pages of several sites', async () => {
    for (const notice of [
      (watch: ProxyWatch) => watch.workerSocket('https://tunnel.example'),
      (watch: ProxyWatch) => {
        for (const site of ['games', 'chat']) {
          const event = { tabId: 7, frameId: 0, url: `https://tunnel.example/p/https://${site}.example/` };
          watch.requested(event);
          watch.committed(event, false);
        }
      },
    ]) {
      const { watch, gone } = await create();
      notice(watch);
      await watch.seen({ tabId: 7, url: shown, signs: nearly });
      expect(gone).toHaveLength(1);
    }
  });
});
