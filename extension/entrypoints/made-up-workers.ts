import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { refuseMadeUpWorkers } from '../pages-inside/refuse-made-up-workers.ts';

/** In the own world of pages that are no sites', before their scripts. */
export default defineUnlistedScript({
  globalName: false,
  main: () => refuseMadeUpWorkers(globalThis),
});
