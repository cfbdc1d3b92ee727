import { isWithin } from './address.ts';
import {
  frames,
  ruleId,
  toOwnPage,
  type DnrCondition,
  type DnrRule,
  type DnrTransform,
  type OwnPages,
} from './dnr-rule.ts';
import { forcedEngines } from './forced-engines.ts';
import type { PolicyRules } from './policy.ts';
import { isSafeEngine, safeEngineUrl, spellingsOf, wordsPattern } from './safe-search.ts';
import type { SearchEngine, SearchRules } from './search-engine.ts';
import { knownEngines, unprovenEngines, youTubeHosts } from './search-engines.ts';
import {
  changedPages,
  closedPatterns,
  formPattern,
  hiddenSettingPatterns,
  urlFiltersOf,
  type ChangedPages,
} from './search-pages.ts';

/** The header that restricts YouTube: above every allow rule, since an allow hides header rules below it. */
export const youTubeRule = (youTube: PolicyRules['youTube'], priority: number): DnrRule => ({
  id: ruleId(priority, 0),
  priority,
  action: {
    type: 'modifyHeaders',
    requestHeaders: [
      {
        header: 'YouTube-Restrict',
        operation: 'set',
        value: youTube === 'strict' ? 'Strict' : 'Moderate',
      },
    ],
  },
  condition: {
    requestDomains: [...youTubeHosts],
    resourceTypes: [...frames, 'xmlhttprequest', 'script', 'image', 'media', 'object', 'ping', 'other'],
  },
});

/**
 * Settings kept on the engines that obey them, the first pages of an engine with the highest priority. One rule for
 * each path, since a `urlFilter` has no "or".
 */
export const strictSettingRules = (band: number, rules: SearchRules): DnrRule[] => {
  const parts = new Map<number, number>();
  return forcedEngines.flatMap((engine) => {
    const all = changedPages(engine, rules);
    return all.flatMap((pages, index) => {
      const priority = band + all.length - index;
      return transforms(engine.hosts, pages).map((rule): DnrRule => {
        const part = parts.get(priority) ?? 0;
        parts.set(priority, part + 1);
        return { id: ruleId(priority, part), priority, ...rule };
      });
    });
  });
};

const transforms = (
  engineHosts: readonly string[],
  { paths, mark, onHosts, exceptHosts, kinds, change }: ChangedPages,
): Pick<DnrRule, 'action' | 'condition'>[] => {
  const condition: DnrCondition = {
    requestDomains: [...(onHosts ?? engineHosts)],
    ...(exceptHosts && { excludedRequestDomains: [...exceptHosts] }),
    resourceTypes: kinds.flatMap((kind) => (kind === 'frames' ? frames : ['xmlhttprequest', 'script'])),
  };
  return urlFiltersOf(paths, mark).map((urlFilter) => ({
    action: { type: 'redirect', redirect: { transform: transformOf(change) } },
    condition: { ...condition, ...(urlFilter !== undefined && { urlFilter }) },
  }));
};

const transformOf = ({ settings, remove, host }: ChangedPages['change']): DnrTransform => ({
  ...(host !== undefined && { host }),
  ...(settings.length + remove.length > 0 && {
    queryTransform: {
      // Removed and added in one rule: adding alone would leave the second of two `safe=off` as it is.
      removeParams: [...settings.map(([name]) => name), ...remove].flatMap((name) => [...spellingsOf(name)]),
      addOrReplaceParams: settings.map(([key, value]) => ({ key, value })),
    },
  }),
});

/** Parameters and paths written so that no rule can read them, and searches sent as forms, which no rule can change. */
export const hiddenSettingRules = (pages: OwnPages, priority: number): DnrRule[] => {
  const nextPart = counter();
  return forcedEngines.flatMap((engine) => [
    ...hiddenSettingPatterns(engine).flatMap((pattern) =>
      stopRules(engine, pattern, { pages, priority, nextPart }),
    ),
    postRule(ruleId(priority, nextPart()), priority, engine),
  ]);
};

/** Image search and AI answers where the rules close them. */
export const closedSearchRules = (pages: OwnPages, band: number, rules: SearchRules): DnrRule[] => {
  let priority = band;
  return knownEngines.flatMap((engine) => {
    const patterns = closedPatterns(engine, rules);
    if (patterns.length === 0) return [];
    const nextPart = counter();
    priority += 1;
    return patterns.flatMap((pattern) => stopRules(engine, pattern, { pages, priority, nextPart }));
  });
};

const counter = (): (() => number) => {
  let next = 0;
  return () => next++;
};

interface Stop {
  readonly pages: OwnPages;
  readonly priority: number;
  readonly nextPart: () => number;
}

/** The page, and what an open page would fetch from such an address. */
const stopRules = (
  { hosts }: SearchEngine,
  regexFilter: string,
  { pages, priority, nextPart }: Stop,
): DnrRule[] => {
  const requestDomains = [...hosts];
  return [
    // The whole address must match, so that the page can show it.
    toOwnPage(ruleId(priority, nextPart()), priority, pages.blocked, {
      requestDomains,
      regexFilter: `${regexFilter}.*`,
    }),
    {
      id: ruleId(priority, nextPart()),
      priority,
      action: { type: 'block' },
      condition: { requestDomains, regexFilter, resourceTypes: ['sub_frame', 'xmlhttprequest', 'script'] },
    },
  ];
};

const postRule = (id: number, priority: number, engine: SearchEngine): DnrRule => ({
  id,
  priority,
  action: { type: 'block' },
  condition: {
    requestDomains: [...engine.hosts],
    regexFilter: formPattern(engine),
    requestMethods: ['post'],
    resourceTypes: frames,
  },
});

/** Engines that cannot be kept strict: their searches go to the safe engine with the words, all else there without. */
export const safeEngineRules = (safeEngine: string, priority: number): DnrRule[] => {
  const engines = unprovenEngines.filter((engine) => !isSafeEngine(engine, safeEngine));
  const withWords = [...byWordNames(engines)].map(([names, group], part): DnrRule => ({
    id: ruleId(priority + 1, part),
    priority: priority + 1,
    action: { type: 'redirect', redirect: { regexSubstitution: substitution(safeEngine) } },
    condition: {
      ...hostsOf(group),
      // To the end, since a substitution replaces only what matched.
      regexFilter: `${wordsPattern(names.split(' '))}.*`,
      resourceTypes: ['main_frame'],
    },
  }));
  return [...withWords, ...withoutWords(engines, safeEngine, priority)];
};

const withoutWords = (engines: readonly SearchEngine[], safeEngine: string, priority: number): DnrRule[] => {
  const condition = { ...hostsOf(engines), regexFilter: '^https?:' };
  return [
    {
      id: ruleId(priority, 0),
      priority,
      action: { type: 'redirect', redirect: { url: safeEngineUrl(safeEngine, '') } },
      condition: { ...condition, resourceTypes: ['main_frame'] },
    },
    {
      id: ruleId(priority, 1),
      priority,
      action: { type: 'block' },
      condition: { ...condition, resourceTypes: ['sub_frame'] },
    },
    {
      // A redirected form would take its words along in the body.
      id: ruleId(priority + 2, 0),
      priority: priority + 2,
      action: { type: 'block' },
      condition: { ...condition, requestMethods: ['post'], resourceTypes: frames },
    },
  ];
};

const byWordNames = (engines: readonly SearchEngine[]): ReadonlyMap<string, SearchEngine[]> => {
  const groups = new Map<string, SearchEngine[]>();
  for (const engine of engines) {
    const names = engine.wordNames.join(' ');
    groups.set(names, [...(groups.get(names) ?? []), engine]);
  }
  return groups;
};

/** An engine for children may live below one that is sent away (junior.qwant.com): it stays. */
const hostsOf = (
  engines: readonly SearchEngine[],
): { requestDomains: string[]; excludedRequestDomains?: string[] } => {
  const requestDomains = engines.flatMap(({ hosts }) => hosts);
  const staying = knownEngines
    .filter((engine) => !unprovenEngines.includes(engine))
    .flatMap(({ hosts }) => hosts);
  const except = staying.filter((host) => requestDomains.some((parent) => isWithin(host, parent)));
  return except.length === 0 ? { requestDomains } : { requestDomains, excludedRequestDomains: except };
};

/** The safe engine's address with group 1 of `wordsPattern` in the words' place. */
const substitution = (safeEngine: string): string =>
  safeEngineUrl(safeEngine.replaceAll('\\', String.raw`\\`), String.raw`\1`);
