import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [preact({ devToolsEnabled: false, reactAliasesEnabled: false })],
  build: {
    outDir: '../dist/dashboard',
    emptyOutDir: true,
    target: ['chrome123', 'firefox120', 'safari17.5'],
    // The content security policy allows no data: addresses, so nothing may be inlined.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { index: 'dashboard/index.html', 'push-worker': 'dashboard/push/push-worker.ts' },
      output: {
        // Its address is its reach: a service worker serves what lies beside and below it.
        entryFileNames: ({ name }) => (name === 'push-worker' ? 'push-worker.js' : 'assets/[name]-[hash].js'),
      },
    },
    modulePreload: { polyfill: false },
  },
});
