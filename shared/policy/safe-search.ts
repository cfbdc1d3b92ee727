import { hostAndParents, isWithin, parseAddress, type Address } from './address.ts';
import type { ClosablePages, ForcedEngine, SearchEngine, SearchRules } from './search-engine.ts';
import { forcedEngines } from './forced-engines.ts';
import { knownEngines, unprovenEngines } from './search-engines.ts';
import {
  changeAddress,
  changedPages,
  closedPatterns,
  fits,
  hiddenSettingPatterns,
  pagePattern,
  pairsOf,
} from './search-pages.ts';

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
export const engineAt = (names: readonly string[]): SearchEngine | null => {
  for (const name of names) {
    const engine = engineByHost.get(name);
    if (engine !== undefined) return engine;
  }
  return null;
};

/** Kept strict by settings in its addresses. */
export const isForced = (engine: SearchEngine): boolean => forcedByEngine.has(engine);

/** Cannot be kept strict, and is not what the school has chosen: its searches go to the safe engine. */
export const isSentAway = (engine: SearchEngine, safeEngine: string): boolean =>
  unproven.has(engine) && !isSafeEngine(engine, safeEngine);

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

/**
 * Why a page of a search engine may not open as it is: it goes to the safe engine, it hides a setting, or the rules
 * close such pages.
 */
export interface SearchTrouble {
  readonly kind: 'unproven' | 'hidden-setting' | ClosablePages['is'];
  readonly engine: SearchEngine;
}

/**
 * `names` is the address's host and its parents. The school's own choice of safe engine is never sent away.
 */
export const searchTrouble = (
  address: Address,
  names: readonly string[],
  rules: SearchRules,
): SearchTrouble | null => {
  const engine = engineAt(names);
  if (engine === null) return null;
  if (unproven.has(engine)) return isSentAway(engine, rules.safeEngine) ? { kind: 'unproven', engine } : null;
  const isHidden = hiddenByEngine.get(engine)?.some((pattern) => pattern.test(address.href)) ?? false;
  if (isHidden) return { kind: 'hidden-setting', engine };
  const closed = closedKinds.find((kind) => isClosed(engine, rules, kind, address));
  return closed === undefined ? null : { kind: closed, engine };
};

const closedKinds: readonly ClosablePages['is'][] = ['images', 'ai-answers'];

const isClosed = (
  engine: SearchEngine,
  rules: SearchRules,
  kind: ClosablePages['is'],
  address: Address,
): boolean =>
  engine.closable !== undefined && closedRegExps(engine, rules, kind).some((each) => each.test(address.href));

/** Made once for each engine and each way the rules may be: a verdict takes about a microsecond. */
const oncePerRules = <Engine extends SearchEngine, Made>(
  make: (engine: Engine, rules: SearchRules, kind: ClosablePages['is']) => Made,
) => {
  const made = new Map<Engine, Map<string, Made>>();
  return (engine: Engine, rules: SearchRules, kind: ClosablePages['is'] = 'images'): Made => {
    const ofEngine = made.get(engine) ?? new Map<string, Made>();
    made.set(engine, ofEngine);
    const key = `${rules.images} ${rules.aiAnswers} ${kind}`;
    const known = ofEngine.get(key);
    if (known !== undefined) return known;
    const fresh = make(engine, rules, kind);
    ofEngine.set(key, fresh);
    return fresh;
  };
};

const closedRegExps = oncePerRules((engine: SearchEngine, rules, kind) =>
  closedPatterns(engine, rules, kind).map((pattern) => new RegExp(pattern, 'i')),
);

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

const hiddenByEngine: ReadonlyMap<SearchEngine, readonly RegExp[]> = new Map(
  forcedEngines.map((engine) => [
    engine,
    hiddenSettingPatterns(engine).map((pattern) => new RegExp(pattern, 'i')),
  ]),
);
const forcedByEngine: ReadonlyMap<SearchEngine, ForcedEngine> = new Map(
  forcedEngines.map((engine) => [engine, engine]),
);

/**
 * Where a page must go instead, or null when it may open as it is: searches on unproven engines to the safe engine,
 * searches on engines that can be forced to themselves with the strict setting, and with the settings that limit images
 * and AI answers. The rules in the browser give the same answer. It says nothing on whether a page may open: ask
 * `decide` first; its verdict stands, except that a block for the reason `search-engine` is carried out by going to this
 * address where there is one.
 */
export const forceSafeSearch = (address: Address, rules: SearchRules): string | null => {
  const names = hostAndParents(address.host);
  const trouble = searchTrouble(address, names, rules);
  if (trouble !== null) {
    return trouble.kind === 'unproven' ? sentAway(address, trouble.engine, rules.safeEngine) : null;
  }
  const engine = engineAt(names);
  const forced = engine === null ? undefined : forcedByEngine.get(engine);
  const pages = forced && framePages(forced, rules).find((each) => fits(each, address));
  if (pages === undefined) return null;
  const changed = changeAddress(address, pages.change);
  return changed === address.href ? null : changed;
};

const framePages = oncePerRules((engine: ForcedEngine, rules) =>
  changedPages(engine, rules).filter(({ kinds }) => kinds.includes('frames')),
);

const sentAway = (address: Address, engine: SearchEngine, safeEngine: string): string => {
  const words = new RegExp(wordsPattern(engine.wordNames), 'i').exec(address.href)?.[1] ?? '';
  return safeEngineUrl(safeEngine, words);
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
