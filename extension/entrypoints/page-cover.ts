import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { PageLayer } from '../cover/page-layer.ts';

/** Put on a page only while something is on. Put on it twice, it stays the one it was. */
export default defineUnlistedScript({
  globalName: false,
  main() {
    if (globalThis.thinkclickCover !== undefined) return;
    const layer = new PageLayer(() => {
      globalThis.chrome.runtime.sendMessage({ content: 'take-up' }).catch(() => undefined);
    });
    globalThis.thinkclickCover = (shown) => layer.show(shown);
  },
});
