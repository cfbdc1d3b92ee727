import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { eachByItself } from '../pages-inside/each-by-itself.ts';
import { holdUploads } from '../pages-beside/hold-uploads.ts';
import { keepListening } from '../pages-beside/listen-always.ts';
import { showMark } from '../pages-beside/show-mark.ts';
import { tellLastPress } from '../pages-beside/tell-last-press.ts';
import { wakePrompts } from '../pages-beside/wake-prompts.ts';
import { watchForProxies } from '../pages-beside/watch-for-proxies.ts';

/** Beside every page and frame, in the extension's own world, before its scripts. One script: each more is paid for in every frame. */
export default defineUnlistedScript({
  globalName: false,
  main: () =>
    eachByItself([holdUploads, tellLastPress, wakePrompts, watchForProxies, showMark, keepListening]),
});
