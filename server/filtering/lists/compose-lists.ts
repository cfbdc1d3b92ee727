import { join } from 'node:path';
import type { Viewers } from '../../lessons/viewers.ts';
import { isOwnMachine } from '../../notify/allowed-address.ts';
import type { Parts } from '../../parts.ts';
import { policyCategories } from '../first-policy.ts';
import { readSuffix } from '../import/public-suffix.ts';
import type { PolicyStore } from '../policy-store.ts';
import { ListSources } from './list-sources.ts';
import { ListWork } from './list-work.ts';

export interface ComposeListsParts extends Parts {
  readonly viewers: Viewers;
  readonly policies: PolicyStore;
  readonly indexFolder: string;
}

/** Category lists: where they come from, and the work on them. */
export const composeLists = (parts: ComposeListsParts) => {
  const { settings, policies, viewers } = parts;
  const listSources = new ListSources(parts);
  const listWork = new ListWork({
    ...parts,
    sources: listSources,
    isTryOut: isOwnMachine(settings.url),
    folder: join(settings.dataFolder, 'category-lists'),
    current: () => policies.current.policy.fullIndex,
    publish: (index, about) => policies.publishIndex(index, about),
    publicSuffixes: ownSuffixes(),
    onProgress: (progress) => viewers.listProgress(progress),
    onChange: () => viewers.listsChanged(),
  });
  return { listSources, listWork };
};

/** Above the hosts that the policy itself names: `co.uk`, `sch.uk` and the like. */
const ownSuffixes = (): string[] => {
  const suffixes = policyCategories.flatMap(({ hosts }) => hosts.map((host) => readSuffix(host).suffix));
  return [...new Set(suffixes)].filter((suffix) => suffix.includes('.'));
};
