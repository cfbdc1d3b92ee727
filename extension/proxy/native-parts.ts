import type { ProxySign } from './signs.ts';

type Part = readonly [owner: object | undefined, name: string];

/** What pages ask for by these is what a proxy must put its hands on. */
const elementParts = (): readonly Part[] => [
  [HTMLAnchorElement.prototype, 'href'],
  [HTMLScriptElement.prototype, 'src'],
  [HTMLImageElement.prototype, 'src'],
  [HTMLIFrameElement.prototype, 'src'],
  [HTMLLinkElement.prototype, 'href'],
  [HTMLFormElement.prototype, 'action'],
  [Element.prototype, 'setAttribute'],
  [Element.prototype, 'getAttribute'],
  [Element.prototype, 'innerHTML'],
];
const identityParts = (): readonly Part[] => [
  [Document.prototype, 'cookie'],
  [Document.prototype, 'URL'],
  [Document.prototype, 'documentURI'],
  [Document.prototype, 'domain'],
  [Document.prototype, 'referrer'],
  [Node.prototype, 'baseURI'],
  [MessageEvent.prototype, 'origin'],
  [globalThis, 'postMessage'],
  [globalThis, 'origin'],
];
const channelParts = (): readonly Part[] => [
  [globalThis, 'Worker'],
  [globalThis, 'SharedWorker'],
  [globalThis, 'WebSocket'],
  [globalThis, 'fetch'],
  [globalThis.XMLHttpRequest.prototype, 'open'],
  [globalThis.navigator.constructor.prototype as object, 'sendBeacon'],
];

/** How many of each must be gone: analytics, consent banners and polyfills replace some of them too. */
const groups = [
  { sign: 'elements-patched', parts: elementParts, least: 4 },
  { sign: 'identity-patched', parts: identityParts, least: 3 },
  { sign: 'channels-patched', parts: channelParts, least: 4 },
] as const satisfies readonly { sign: ProxySign; parts: () => readonly Part[]; least: number }[];

const getDescriptor = Object.getOwnPropertyDescriptor;

/** The function, or the two behind a property, that the browser answers with now. */
const implementationOf = ([owner, name]: Part): unknown => {
  const descriptor = owner && getDescriptor(owner, name);
  if (descriptor === undefined) return undefined;
  return ['value', 'set', 'get'].map((key): unknown => Reflect.get(descriptor, key)).find((each) => each);
};

/** What the browser answers for its own; it answers so for no other, and a wrapper around its own has no name there. */
const nativeText = /^function (?:[gs]et )?(\w+)\(\) \{ \[native code\] \}$/;

/** To be called before any script of the page; what it gives tells later what has been replaced. */
export const watchNativeParts = (): (() => ProxySign[]) => {
  // Nothing else is read yet: a page would wait while the browser makes for each frame what it may never use.
  const toText: () => string = Reflect.get(Function.prototype, 'toString');
  const textOf = toText.call.bind<(of: unknown) => string>(toText);
  const ours: unknown = globalThis.SharedWorker;
  const isReplaced = (part: Part): boolean => {
    const found = implementationOf(part);
    if (found === ours) return false;
    return typeof found !== 'function' || nativeText.exec(textOf(found))?.[1] !== part[1];
  };
  return () =>
    groups.filter(({ parts, least }) => parts().filter(isReplaced).length >= least).map(({ sign }) => sign);
};
