import { defineContentScript } from 'wxt/utils/define-content-script';

/**
 * In the page's own world. Takes away the pickers that read and write files past every event, so that pages fall back to
 * inputs and downloads; and brings inputs that a page keeps outside its document into it while they are used, where the
 * other script hears of them.
 */
export default defineContentScript({
  matches: ['http://*/*', 'https://*/*'],
  allFrames: true,
  matchOriginAsFallback: true,
  runAt: 'document_start',
  world: 'MAIN',
  main: () => {
    for (const name of ['showOpenFilePicker', 'showSaveFilePicker', 'showDirectoryPicker']) {
      Reflect.deleteProperty(globalThis, name);
    }
    const { prototype } = HTMLInputElement;
    bringIn(HTMLElement.prototype, 'click');
    bringIn(prototype, 'showPicker');
    bringIn(EventTarget.prototype, 'dispatchEvent');
  },
});

const bringIn = <Name extends string>(
  prototype: Record<Name, (...values: never[]) => unknown>,
  name: Name,
): void => {
  const original = prototype[name];
  prototype[name] = new Proxy(original, {
    apply: (method, target: unknown, values: never[]) => {
      if (target instanceof HTMLInputElement && target.type === 'file' && !target.isConnected) {
        target.hidden = true;
        document.documentElement.append(target);
      }
      return Reflect.apply(method, target, values);
    },
  });
};
