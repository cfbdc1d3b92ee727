import { decodeBase64 } from '../platform.ts';
import { hostAndParents, parseAddress, type Address } from './address.ts';
import { wrappingServices, type WrappedForm, type WrappingService } from './wrapping-services.ts';

/** A page of another site inside the address of a service that shows it, or leads to it. */
export interface Wrapped {
  /** The service's host, as it stands in the address. */
  readonly wrapper: string;
  readonly does: WrappingService['does'];
  /** Null where the address does not say what is inside, or says it twice. */
  readonly inside: Address | null;
}

/** How many services inside each other are taken apart; what is wrapped deeper counts as unreadable. */
export const maxWraps = 4;

const servicesByHost = ((): ReadonlyMap<string, readonly WrappingService[]> => {
  const services = new Map<string, WrappingService[]>();
  for (const service of wrappingServices) {
    for (const host of service.hosts) services.set(host, [...(services.get(host) ?? []), service]);
  }
  return services;
})();

/** One step: null when the address is no known service's, or shows no other page. */
export const unwrap = (address: Address): Wrapped | null => {
  if (address.scheme !== 'http' && address.scheme !== 'https') return null;
  for (const name of hostAndParents(address.host)) {
    for (const { does, forms } of servicesByHost.get(name) ?? []) {
      for (const form of forms) {
        const text = textInside(form, address);
        if (text !== undefined)
          return { wrapper: address.host, does, inside: text === null ? null : insideOf(text) };
      }
    }
  }
  return null;
};

/** The host of an address, and of every page wrapped in it that can be read. */
export const hostsWithin = (address: string): readonly string[] => {
  const hosts: string[] = [];
  let current = parseAddress(address);
  for (let depth = 0; current !== null && depth <= maxWraps; depth += 1) {
    hosts.push(current.host);
    current = unwrap(current)?.inside ?? null;
  }
  return hosts;
};

/** Undefined: not written in this form. Null: written so, and unreadable. */
const textInside = (form: WrappedForm, address: Address): string | null | undefined => {
  switch (form.in) {
    case 'parameter':
      return fits(form, address) ? parameterText(form, address) : undefined;
    case 'path':
      return fits(form, address) ? pathText(form, address) : undefined;
    case 'translate-host':
      return translatedText(address);
    case 'nowhere':
      return form.path.test(address.path) ? null : undefined;
  }
};

const fits = (form: { readonly host?: RegExp; readonly path?: RegExp }, address: Address): boolean =>
  (form.host?.test(address.host) ?? true) && (form.path?.test(address.path) ?? true);

const parameterText = (
  { names, encoding }: Extract<WrappedForm, { in: 'parameter' }>,
  { query }: Address,
): string | null | undefined => {
  for (const name of names) {
    const values = new Set(valuesOf(query, name));
    if (values.size === 0) continue;
    const [text] = values;
    // Nobody knows which of two the service would take.
    return values.size > 1 || text === undefined ? null : plainText(text, encoding);
  }
  return undefined;
};

const plainText = (text: string, encoding?: 'bing' | 'cache'): string | null | undefined => {
  if (encoding === 'bing') return /^a1./i.test(text) ? decodeBase64(text.slice(2)) : null;
  if (encoding !== 'cache') return text;
  const [, words] = /^cache:(?:[\w-]{12}:)?(.*)$/is.exec(text) ?? [];
  return words === undefined ? undefined : (words.split(/\s/)[0] ?? null);
};

/** Every value of a parameter that is not empty; its name may be written in any case and encoded. */
const valuesOf = (query: string, name: string): readonly string[] =>
  query
    .split('&')
    .map((pair) => pair.split(/=(.*)/s))
    .filter(([key = '', value = '']) => value !== '' && decoded(key).toLowerCase() === name)
    .map(([, value = '']) => decoded(value.replaceAll('+', ' ')).trim());

const pathText = (
  { after, scheme }: Extract<WrappedForm, { in: 'path' }>,
  { path, query }: Address,
): string | undefined => {
  const [start] = after.exec(path) ?? [];
  if (start === undefined || start.length === path.length) return undefined;
  const rest = path.slice(start.length);
  const text = `${/^https?%3a/i.test(rest) ? decoded(rest) : rest}${query === '' ? '' : `?${query}`}`;
  return scheme === undefined || /^https?:/i.test(text) ? text : `${scheme}://${text}`;
};

/** As Google tells advertisers to read it: "-" for a dot, "--" for a hyphen, and marks for what that cannot say. */
const translatedText = ({ host, path, query }: Address): string | null => {
  const marks = valuesOf(query, '_x_tr_enc').join(',').split(',');
  const [prefix = ''] = valuesOf(query, '_x_tr_hp');
  let name = prefix + host.slice(0, -'.translate.goog'.length);
  if (marks.includes('1')) name = name.replace(/^1-/, '');
  const isIdn = marks.includes('0') && name.startsWith('0-');
  if (isIdn) name = name.slice(2);
  name = name.replaceAll(/\b-\b/g, '.').replaceAll('--', '-');
  const [scheme = 'https'] = valuesOf(query, '_x_tr_sch');
  const rest = query.split('&').filter((pair) => pair !== '' && !pair.startsWith('_x_tr_'));
  const search = rest.length === 0 ? '' : `?${rest.join('&')}`;
  return name.includes('.') ? `${scheme}://${isIdn ? 'xn--' : ''}${name}${path}${search}` : null;
};

/** Services take addresses as people type them: without a scheme, with one slash, encoded once more. */
const insideOf = (text: string): Address | null => {
  // Archives take an asterisk at the end for "everything that begins so".
  const plain = (/^https?%3a/i.test(text) ? decoded(text) : text).replace(/\*+$/, '');
  const [, scheme, rest] = /^(https?):\/*(.*)$/is.exec(plain) ?? [];
  if (scheme !== undefined) return parseAddress(`${scheme}://${rest}`);
  // `javascript:` and its like; `example.org:8080` is a host with a port.
  if (/^[a-z][a-z0-9+.-]*:(?!\d)/i.test(plain)) return null;
  return parseAddress(`http://${plain.replace(/^\/+/, '')}`);
};

/** Broken encoding is taken as it stands. */
const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
