import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { eachByItself } from '../pages-inside/each-by-itself.ts';
import { holdPermissions } from '../pages-inside/hold-permissions.ts';
import { refuseMadeUpWorkers } from '../pages-inside/refuse-made-up-workers.ts';
import { takeAwayPickers } from '../pages-inside/take-away-pickers.ts';
import { tellReplacedParts } from '../pages-inside/tell-replaced-parts.ts';

/** In the own world of every page and frame, before its scripts. One script: each more is paid for in every frame. */
export default defineUnlistedScript({
  // Pages see the names of scripts that leave one.
  globalName: false,
  main: () =>
    eachByItself([
      () => refuseMadeUpWorkers(globalThis),
      takeAwayPickers,
      holdPermissions,
      // The last: what we have replaced ourselves is how the page found it.
      tellReplacedParts,
    ]),
});
