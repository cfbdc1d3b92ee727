import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { packCrx } from '../../server/deployment/crx.ts';
import { crxPath, updateManifestPath } from '../../server/deployment/deployment-paths.ts';
import { readExtensionFiles } from '../../server/deployment/extension-files.ts';
import { updateManifest } from '../../server/deployment/update-manifest.ts';
import { openKeys } from '../../server/keys.ts';
import { packageRoot } from '../support/package-root.ts';

/**
 * Scripts put in front of the packed worker, for this test alone: each takes a part of the browser away from it, so that
 * what we ship has no switch for it.
 */
const preludes: Readonly<Record<string, string>> = {
  D: `for (const name of ['updateDynamicRules', 'updateSessionRules'])
    chrome.declarativeNetRequest[name] = nothing();`,
  W: `chrome.webRequest.onBeforeRequest.addListener = () => undefined;`,
  /** Pages and frames are asked about as ever, what they fetch is not. */
  'inside-requests': `{
    const event = chrome.webRequest.onBeforeRequest;
    const add = event.addListener.bind(event);
    event.addListener = (listener, filter, ...more) => {
      const isAsked = more.flat().includes('blocking');
      add(listener, isAsked ? { ...filter, types: ['main_frame', 'sub_frame'] } : filter, ...more);
    };
  }`,
  N: `for (const event of Object.values(chrome.webNavigation))
      if (event?.addListener) event.addListener = () => undefined;
    chrome.tabs.query = nothing([]);`,
  /** The worker says yes to whatever our own pages ask. */
  'honest-answers': `{
    const add = chrome.runtime.onMessage.addListener.bind(chrome.runtime.onMessage);
    chrome.runtime.onMessage.addListener = () => add((message, sender, answer) => answer({ is: 'open', mayOpen: true }));
  }`,
  /** Any page may say that it is our page "think". */
  'message-door': `{
    const add = chrome.runtime.onMessage.addListener.bind(chrome.runtime.onMessage);
    chrome.runtime.onMessage.addListener = (listener) => {
      add(listener);
      chrome.runtime.onMessageExternal.addListener((message, sender, answer) =>
        listener(message, { ...sender, id: chrome.runtime.id, url: chrome.runtime.getURL('think.html') }, answer));
    };
  }`,
};

/** Answers both ways: the polyfill asks by callback, we by promise. */
const nothing = `const nothing = (value) => (...asked) => {
  if (typeof asked.at(-1) === 'function') asked.at(-1)(value);
  return Promise.resolve(value);
};`;

interface Manifest {
  [key: string]: unknown;
}

const manifestChanges: Readonly<Record<string, (manifest: Manifest) => Manifest>> = {
  C: ({ content_scripts: _scripts, ...manifest }) => manifest,
  'message-door': (manifest) => ({
    ...manifest,
    externally_connectable: { matches: ['https://*.ways.example/*'] },
  }),
  'frame-door': (manifest) => ({
    ...manifest,
    web_accessible_resources: [{ resources: ['*.html', 'chunks/*', 'assets/*'], matches: ['<all_urls>'] }],
    content_security_policy: {},
  }),
};

const changedFiles = (without: readonly string[]) => {
  const { files, ...about } = readExtensionFiles(join(packageRoot, 'dist/extension'));
  const text = (path: string): string => Buffer.from(files[path] ?? []).toString();
  const manifest = without.reduce(
    (each, name) => manifestChanges[name]?.(each) ?? each,
    JSON.parse(text('manifest.json')) as Manifest,
  );
  const prelude = [nothing, ...without.map((name) => preludes[name] ?? '')].join('\n');
  return {
    ...about,
    files: {
      ...files,
      'manifest.json': Buffer.from(JSON.stringify(manifest)),
      'background.js': Buffer.from(`{${prelude}}\n${text('background.js')}`),
    },
  };
};

interface PolicyFile {
  ExtensionSettings: Record<string, { update_url: string; installation_mode: string }>;
  [policy: string]: unknown;
}

export interface Mutant {
  readonly policyJson: string;
  close(): Promise<void>;
}

/** The school's extension and policy with something left out, served like the real one and with the same id. */
export const createMutant = async (
  policyJson: string,
  dataFolder: string,
  without: readonly string[],
): Promise<Mutant> => {
  const { files, ...about } = changedFiles(without);
  const { extensionId, extensionPrivateKey } = openKeys(dataFolder);
  const packed = packCrx(files, extensionPrivateKey);
  const server = createServer(({ url }, response) => {
    const isPack = url === crxPath;
    response.writeHead(200, { 'content-type': isPack ? 'application/x-chrome-extension' : 'text/xml' });
    response.end(isPack ? packed : updateManifest({ ...about, extensionId, serverUrl: here() }));
  });
  const here = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const policy = JSON.parse(policyJson) as PolicyFile;
  for (const settings of Object.values(policy.ExtensionSettings)) {
    settings.update_url = here() + updateManifestPath;
    // Then a pupil may switch it off.
    if (without.includes('force-install')) settings.installation_mode = 'normal_installed';
  }
  for (const name of without) delete policy[name];
  return {
    policyJson: JSON.stringify(policy),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
