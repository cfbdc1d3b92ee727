/**
 * In the page's own world. Takes away the pickers that read and write files past every event, so that pages fall back to
 * inputs and downloads; and brings inputs that a page keeps outside its document into it while they are used, where the
 * script beside the page hears of them.
 */
export const takeAwayPickers = (): void => {
  for (const name of ['showOpenFilePicker', 'showSaveFilePicker', 'showDirectoryPicker']) {
    Reflect.deleteProperty(globalThis, name);
  }
  const { prototype } = HTMLInputElement;
  bringIn(HTMLElement.prototype, 'click');
  bringIn(prototype, 'showPicker');
  bringIn(EventTarget.prototype, 'dispatchEvent');
};

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
