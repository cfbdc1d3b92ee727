const maxLookedAt = 400;
const { getOwnPropertyNames, getOwnPropertyDescriptor } = Object;

/** To be called before any script of the page; what it gives tells later whether the page was given another location. */
export const watchLocation = (): (() => boolean) => {
  const owners: readonly object[] = [globalThis, document, Object.prototype];
  const before = owners.map((owner) => getOwnPropertyNames(owner));
  return () => owners.some((owner, at) => holdsFalseLocation(owner, new Set(before[at])));
};

const holdsFalseLocation = (owner: object, before: ReadonlySet<string>): boolean =>
  getOwnPropertyNames(owner)
    .filter((name) => !before.has(name))
    .slice(0, maxLookedAt)
    .some((name) => isFalseLocation(valueOf(owner, name)));

/** Getters are asked only where their name says that it is a place: any other may do anything. */
const valueOf = (owner: object, name: string): unknown => {
  const descriptor = getOwnPropertyDescriptor(owner, name);
  if (descriptor?.get === undefined) return descriptor?.value;
  try {
    return /location|href/i.test(name) ? Reflect.get(owner, name) : undefined;
  } catch {
    return undefined;
  }
};

/** It can be sent elsewhere like `location`, and says that it is on another host. */
const isFalseLocation = (value: unknown): boolean => {
  try {
    if (typeof value !== 'object' || value === null || value === location) return false;
    const { href, assign, replace } = value as Partial<Location>;
    if (typeof href !== 'string' || typeof assign !== 'function' || typeof replace !== 'function')
      return false;
    const { protocol, host } = new URL(href);
    return protocol.startsWith('http') && host !== location.host;
  } catch {
    return false;
  }
};
