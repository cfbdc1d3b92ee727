import { readFileSync } from 'node:fs';
import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';

const version = /"version": "([^"]+)"/.exec(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
)?.[1];
if (version === undefined) throw new Error('package.json names no version.');

/** Named here, and not by WXT's own kind of content script, whose wrapper outweighs ours and tells pages that it is there. */
const inEveryFrame = {
  matches: ['http://*/*', 'https://*/*'],
  all_frames: true,
  match_about_blank: true,
  match_origin_as_fallback: true,
  run_at: 'document_start' as const,
};

export default defineConfig({
  imports: false,
  // The unpacked extension stands in dist/extension, its manifest on top.
  outDir: '../dist',
  outDirTemplate: 'extension',
  zip: { artifactTemplate: 'thinkclick-{{version}}.zip' },
  vite: () => ({ plugins: [preact({ devToolsEnabled: false })], build: { target: 'chrome137' } }),
  manifest: {
    name: 'ThinkClick',
    description: 'Keeps school browsing safe, and teaches children to stop, think and then click.',
    version,
    minimum_chrome_version: '137',
    incognito: 'not_allowed',
    permissions: [
      'alarms',
      'browsingData',
      'declarativeNetRequest',
      'downloads',
      'enterprise.deviceAttributes',
      'identity',
      'identity.email',
      'idle',
      'offscreen',
      'scripting',
      'storage',
      'tabs',
      'unlimitedStorage',
      'webNavigation',
      'webRequest',
      'webRequestBlocking',
    ],
    host_permissions: ['<all_urls>'],
    content_scripts: [
      { ...inEveryFrame, js: ['inside-page.js'], world: 'MAIN' },
      { ...inEveryFrame, js: ['beside-page.js'] },
      { ...inEveryFrame, matches: ['file:///*'], js: ['made-up-workers.js'], world: 'MAIN' },
    ],
    storage: { managed_schema: 'managed-schema.json' },
    icons: { 16: 'icons/16.png', 32: 'icons/32.png', 48: 'icons/48.png', 128: 'icons/128.png' },
    action: { default_title: 'ThinkClick: who can see this screen' },
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' http: https: ws: wss:; " +
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
  },
});
