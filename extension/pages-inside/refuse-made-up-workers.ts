/**
 * A shared worker's sockets pass every rule of the browser's. Where its script comes from a site, the rules tell it to
 * open sockets to that site only; a script that a page made up itself (`blob:`, `data:`) cannot be told, so it is refused.
 */
export const refuseMadeUpWorkers = (page: { SharedWorker?: typeof SharedWorker }): void => {
  const { SharedWorker: Real } = page;
  if (Real === undefined) return;
  const refusing = new Proxy(Real, {
    construct: (target, [script, ...rest]: [string | URL, ...unknown[]], newTarget) => {
      // Read once: an object could answer differently the second time.
      const url = new URL(`${script}`, document.baseURI).href;
      if (!/^https?:/.test(url))
        throw new DOMException('Shared workers come from a site here.', 'SecurityError');
      return Reflect.construct(target, [url, ...rest], newTarget) as object;
    },
  });
  Object.defineProperty(Real.prototype, 'constructor', {
    value: refusing,
    configurable: true,
    writable: true,
  });
  page.SharedWorker = refusing;
};
