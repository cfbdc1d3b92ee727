import { defineContentScript } from 'wxt/utils/define-content-script';
import { refuseMadeUpWorkers } from '../../pages-inside/refuse-made-up-workers.ts';

/** Runs in the page's own world, before its scripts. */
export default defineContentScript({
  matches: ['<all_urls>'],
  allFrames: true,
  matchOriginAsFallback: true,
  runAt: 'document_start',
  world: 'MAIN',
  main: () => refuseMadeUpWorkers(globalThis),
});
