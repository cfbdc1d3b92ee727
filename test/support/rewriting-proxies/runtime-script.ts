/** What a thorough proxy gives the pages it shows: another location, and its hands on all that loads something. */
export const runtimeScript = (shownUrl: string): string => `(() => {
  const shown = new URL(${JSON.stringify(shownUrl)});
  globalThis.$place = { get href() { return shown.href; }, host: shown.host, origin: shown.origin,
    assign(url) { location.assign(url); }, replace(url) { location.replace(url); }, toString: () => shown.href };
  const wrap = (owner, name) => {
    const own = Object.getOwnPropertyDescriptor(owner, name);
    if (!own) return;
    if (own.set) {
      Object.defineProperty(owner, name, { ...own, set(value) { own.set.call(this, value); } });
    } else if (own.get) {
      Object.defineProperty(owner, name, { ...own, get() { return own.get.call(this); } });
    } else {
      const before = own.value;
      owner[name] = new Proxy(before, {});
    }
  };
  for (const element of [HTMLScriptElement, HTMLImageElement, HTMLIFrameElement]) wrap(element.prototype, 'src');
  for (const element of [HTMLAnchorElement, HTMLLinkElement]) wrap(element.prototype, 'href');
  wrap(HTMLFormElement.prototype, 'action');
  for (const name of ['setAttribute', 'getAttribute', 'innerHTML']) wrap(Element.prototype, name);
  for (const name of ['cookie', 'URL', 'documentURI', 'domain', 'referrer']) wrap(Document.prototype, name);
  wrap(MessageEvent.prototype, 'origin');
  for (const name of ['fetch', 'Worker', 'SharedWorker', 'WebSocket', 'postMessage']) wrap(globalThis, name);
  wrap(XMLHttpRequest.prototype, 'open');
})();`;
