import { hostAndParents, isWithin, parseAddress, type Address } from './address.ts';
import {
  forcedEngines,
  knownEngines,
  unprovenEngines,
  type ForcedEngine,
  type ForcedPages,
  type SearchEngine,
} from './search-engines.ts';

export interface Search {
  readonly engine: string;
  /** As typed, at most 300 characters. */
  readonly words: string;
}

const maxWordsLength = 300;

const engineByHost: ReadonlyMap<string, SearchEngine> = new Map(
  knownEngines.flatMap((engine) => engine.hosts.map((host) => [host, engine])),
);
const unproven: ReadonlySet<SearchEngine> = new Set(unprovenEngines);

/** The engine of a host, given with its parents as `hostAndParents` does. */
const engineAt = (names: readonly string[]): SearchEngine | null => {
  for (const name of names) {
    const engine = engineByHost.get(name);
    if (engine !== undefined) return engine;
  }
  return null;
};

/** The same test as a DNR `urlFilter` of `path^` for each path; a null pattern fits every address. */
const pagePattern = (paths: readonly string[]): RegExp | null =>
  paths.length === 0 ? null : new RegExp(`(?:${paths.map(escaped).join('|')})(?:[^\\w.%-]|$)`, 'i');

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);

const isPageOf = (paths: readonly string[], address: Address): boolean =>
  pagePattern(paths)?.test(address.href) ?? true;

/** The search an address makes, or null when it makes none. `safeEngine` is the policy's own engine. */
export const searchWords = (address: Address, safeEngine?: string): Search | null => {
  const engine = engineAt(hostAndParents(address.host));
  if (engine !== null) {
    if (!isPageOf(engine.searchPaths, address)) return null;
    return search(engine.name, firstValue(address.query, engine.wordNames));
  }
  const template = safeEngine === undefined ? null : parseAddress(safeEngine);
  if (template === null || template.host !== address.host) return null;
  return search(template.host.slice(0, 40), firstValue(address.query, wordNamesOf(template)));
};

const search = (engine: string, words: string | null): Search | null =>
  words === null ? null : { engine, words: words.slice(0, maxWordsLength) };

/** The parameters of the safe engine's address whose value is the place for the words. */
const wordNamesOf = (template: Address): readonly string[] =>
  pairsOf(template.query)
    .filter(([, value]) => decoded(value).includes('{words}'))
    .map(([name]) => name);

const pairsOf = (query: string): readonly (readonly [name: string, value: string])[] =>
  query === ''
    ? []
    : query.split('&').map((pair) => {
        const equals = pair.indexOf('=');
        return equals === -1 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
      });

const firstValue = (query: string, names: readonly string[]): string | null => {
  for (const [name, value] of pairsOf(query)) {
    if (!names.includes(decoded(name).toLowerCase())) continue;
    const words = decoded(value).trim();
    if (words !== '') return words;
  }
  return null;
};

/** Broken encoding is shown as it stands. */
const decoded = (text: string): string => {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
};

/** Why a page of a search engine may not open as it is: it goes to the safe engine, or it hides a setting. */
export type SearchTrouble = { readonly kind: 'unproven' | 'hidden-setting'; readonly engine: SearchEngine };

/**
 * `names` is the address's host and its parents. The school's own choice of safe engine is never sent away.
 */
export const searchTrouble = (
  address: Address,
  names: readonly string[],
  safeEngine: string,
): SearchTrouble | null => {
  const engine = engineAt(names);
  if (engine === null) return null;
  if (unproven.has(engine)) return isSafeEngine(engine, safeEngine) ? null : { kind: 'unproven', engine };
  const isHidden = hiddenByEngine.get(engine)?.some((pattern) => pattern.test(address.href)) ?? false;
  return isHidden ? { kind: 'hidden-setting', engine } : null;
};

export const isSafeEngine = (engine: SearchEngine, safeEngine: string): boolean => {
  const safeHost = parseAddress(safeEngine)?.host ?? '';
  return engine.hosts.some((host) => isWithin(safeHost, host));
};

/** Finds the raw search words (group 1). Read by JavaScript and by Chromium's RE2 alike, upper and lower case. */
export const wordsPattern = (names: readonly string[]): string =>
  String.raw`^https?://[^?#]*\?(?:[^#]*?&)?(?:${names.join('|')})=([^&#]+)`;

/** Where a search goes: `words` as they stand in an address, encoded. */
export const safeEngineUrl = (safeEngine: string, words: string): string =>
  safeEngine.replaceAll('{words}', () => words);

/**
 * Settings that hide: a parameter whose *name* is percent-encoded (`s%61fe=off`) is obeyed by the engine but seen by no
 * rule, and so is a page reached by an encoded path (`/s%65arch`). Nobody writes these by accident.
 */
export const hiddenSettingPatterns = (engine: ForcedEngine): readonly string[] =>
  engine.forced
    .filter(({ kinds }) => kinds.includes('frames'))
    .flatMap(({ paths }) =>
      paths.length === 0
        ? [String.raw`^[^?#]*\?(?:[^#]*&)?[^=&#]*%`]
        : [
            String.raw`^[^?#]*(?:${paths.map(escaped).join('|')})(?:/[^?#]*)?\?(?:[^#]*&)?[^=&#]*%`,
            String.raw`^[a-z]+://[^/?#]*/+[^/?#]*%`,
          ],
    );

const hiddenByEngine: ReadonlyMap<SearchEngine, readonly RegExp[]> = new Map(
  forcedEngines.map((engine) => [
    engine,
    hiddenSettingPatterns(engine).map((pattern) => new RegExp(pattern, 'i')),
  ]),
);
const forcedByEngine: ReadonlyMap<SearchEngine, readonly ForcedPages[]> = new Map(
  forcedEngines.map((engine) => [engine, engine.forced]),
);

/**
 * Where a page must go instead, or null when it may open as it is: searches on unproven engines to the safe engine,
 * searches on engines that can be forced to themselves with the strict setting. The rules in the browser give the same
 * answer. It says nothing on whether a page may open: ask `decide` first; its verdict stands, except that a block for
 * the reason `search-engine` is carried out by going to this address where there is one.
 */
export const forceSafeSearch = (address: Address, safeEngine: string): string | null => {
  const names = hostAndParents(address.host);
  const trouble = searchTrouble(address, names, safeEngine);
  if (trouble !== null) {
    return trouble.kind === 'unproven' ? sentAway(address, trouble.engine, safeEngine) : null;
  }
  const engine = engineAt(names);
  const pages = engine === null ? undefined : forcedByEngine.get(engine)?.find(isForcedPage(address));
  if (pages === undefined) return null;
  const forced = withSettings(address, pages);
  return forced === address.href ? null : forced;
};

const isForcedPage =
  (address: Address) =>
  ({ kinds, paths }: ForcedPages): boolean =>
    kinds.includes('frames') && isPageOf(paths, address);

const sentAway = (address: Address, engine: SearchEngine, safeEngine: string): string => {
  const words = new RegExp(wordsPattern(engine.wordNames), 'i').exec(address.href)?.[1] ?? '';
  return safeEngineUrl(safeEngine, words);
};

/** Every spelling of the settings goes, then each is put at the end: what Chromium's query transform makes. */
const withSettings = (address: Address, { settings }: ForcedPages): string => {
  const forcedNames = new Set(settings.map(([name]) => name));
  const kept = pairsOf(address.query).filter(([name]) => !forcedNames.has(name.toLowerCase()));
  const query = [...kept, ...settings].map(([name, value]) => `${name}=${value}`).join('&');
  const fragmentAt = address.href.indexOf('#');
  const fragment = fragmentAt === -1 ? '' : address.href.slice(fragmentAt);
  const page = (fragmentAt === -1 ? address.href : address.href.slice(0, fragmentAt)).split('?')[0];
  return `${page}?${query}${fragment}`;
};

/** Every upper and lower case spelling, since some engines read `ADLT` as `adlt` while rules compare exactly. */
export const spellingsOf = (name: string): readonly string[] =>
  [...name].reduce<readonly string[]>(
    (beginnings, letter) =>
      beginnings.flatMap((beginning) => [
        ...new Set([beginning + letter.toLowerCase(), beginning + letter.toUpperCase()]),
      ]),
    [''],
  );
