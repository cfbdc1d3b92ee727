import { isWithin } from './address.ts';
import { frames, ruleId, toOwnPage, type DnrCondition, type DnrRule, type OwnPages } from './dnr-rule.ts';
import type { PolicyRules } from './policy.ts';
import {
  hiddenSettingPatterns,
  isSafeEngine,
  safeEngineUrl,
  spellingsOf,
  wordsPattern,
} from './safe-search.ts';
import {
  forcedEngines,
  knownEngines,
  unprovenEngines,
  youTubeHosts,
  type ForcedPages,
  type SearchEngine,
} from './search-engines.ts';

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

/** Settings kept strict on the engines that obey them. One rule for each path, since a `urlFilter` has no "or". */
export const strictSettingRules = (priority: number): DnrRule[] =>
  forcedEngines
    .flatMap(({ hosts, forced }) => forced.flatMap((pages) => transforms(hosts, pages)))
    .map(({ action, condition }, part) => ({ id: ruleId(priority, part), priority, action, condition }));

const transforms = (
  hosts: readonly string[],
  { paths, settings, kinds }: ForcedPages,
): Pick<DnrRule, 'action' | 'condition'>[] => {
  const queryTransform = {
    // Removed and added in one rule: adding alone would leave the second of two `safe=off` as it is.
    removeParams: settings.flatMap(([name]) => [...spellingsOf(name)]),
    addOrReplaceParams: settings.map(([key, value]) => ({ key, value })),
  };
  const condition: DnrCondition = {
    requestDomains: [...hosts],
    resourceTypes: kinds.flatMap((kind) => (kind === 'frames' ? frames : ['xmlhttprequest', 'script'])),
  };
  const filters = paths.length === 0 ? [{}] : paths.map((path) => ({ urlFilter: `${path}^` }));
  return filters.map((filter) => ({
    action: { type: 'redirect', redirect: { transform: { queryTransform } } },
    condition: { ...condition, ...filter },
  }));
};

/** Parameters and paths written so that no rule can read them, and searches sent as forms, which no rule can change. */
export const hiddenSettingRules = (pages: OwnPages, priority: number): DnrRule[] => {
  let part = 0;
  const rules: DnrRule[] = [];
  for (const engine of forcedEngines) {
    const requestDomains = [...engine.hosts];
    for (const regexFilter of hiddenSettingPatterns(engine)) {
      const id = ruleId(priority, part++);
      // The whole address must match, so that the page can show it.
      rules.push(
        toOwnPage(id, priority, pages.blocked, { requestDomains, regexFilter: `${regexFilter}.*` }),
        {
          id: ruleId(priority, part++),
          priority,
          action: { type: 'block' },
          condition: {
            requestDomains,
            regexFilter,
            resourceTypes: ['sub_frame', 'xmlhttprequest', 'script'],
          },
        },
      );
    }
    rules.push(postRule(ruleId(priority, part++), priority, engine));
  }
  return rules;
};

const postRule = (id: number, priority: number, { hosts, searchPaths }: SearchEngine): DnrRule => ({
  id,
  priority,
  action: { type: 'block' },
  condition: {
    requestDomains: [...hosts],
    regexFilter:
      searchPaths.length === 0 ? '^https?:' : `^https?://[^?#]*(?:${searchPaths.join('|')})(?:[/?]|$)`,
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
