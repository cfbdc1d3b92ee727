import {
  pageRules,
  ruleId,
  toOwnPage,
  verdictRules,
  type DnrResourceType,
  type DnrRule,
  type OwnPages,
} from './dnr-rule.ts';
import { blockedPageHosts, disguise, pageKeyRank } from './page-key.ts';
import { strictness, type HostList } from './person-rules.ts';
import type { Verdict } from './policy.ts';

/** A name in the DNS has at most 127 labels; each gets a step for every verdict. */
const priorityAt = (band: number, host: string, verdict: Verdict): number =>
  band + host.split('.').length * 4 + strictness[verdict];
const listStep = 1_000;
/** Above every host of the same list: a name has at most 127 labels. */
export const pageStep = 600;

/** One rule or two for each verdict and each number of labels. */
export const hostRules = (
  verdicts: ReadonlyMap<string, Verdict>,
  band: number,
  pages: OwnPages,
  alsoBlocks?: readonly DnrResourceType[],
): DnrRule[] => {
  const groups = new Map<number, { verdict: Verdict; hosts: string[] }>();
  for (const [host, verdict] of verdicts) {
    const priority = priorityAt(band, host, verdict);
    const group = groups.get(priority);
    if (group === undefined) groups.set(priority, { verdict, hosts: [host] });
    else group.hosts.push(host);
  }
  return [...groups].flatMap(([priority, group]) =>
    verdictRules({ ...group, priority, pages, ...(alsoBlocks && { alsoBlocks }) }),
  );
};

/** One audience's own lists, in the band of all lists. */
export const listRules = (
  { hosts, pages: keys, rank }: HostList,
  lists: number,
  pages: OwnPages,
): DnrRule[] => {
  const band = lists + rank * listStep;
  return [
    ...hostRules(hosts, band, pages),
    ...listedPageRules(keys, band + pageStep, pages),
    ...disguiseRules([...blockedPageHosts(keys)], band + listStep - 1, pages),
  ];
};

/** The more specific page outranks the page it lies below. */
const listedPageRules = (listed: HostList['pages'], band: number, pages: OwnPages): DnrRule[] => {
  const groups = new Map<number, { verdict: 'allow' | 'block'; keys: string[] }>();
  for (const [key, verdict] of listed) {
    const priority = band + pageKeyRank(key) * 2 + (verdict === 'block' ? 1 : 0);
    const group = groups.get(priority);
    if (group === undefined) groups.set(priority, { verdict, keys: [key] });
    else group.keys.push(key);
  }
  return [...groups].flatMap(([priority, group]) => pageRules({ ...group, priority, pages }));
};

const disguiseRules = (requestDomains: string[], priority: number, pages: OwnPages): DnrRule[] => {
  if (requestDomains.length === 0) return [];
  const where = { requestDomains, regexFilter: `^https?://[^/?#]+/[^#]*${disguise}.*` };
  return [
    toOwnPage(ruleId(priority, 0), priority, pages.blocked, where),
    {
      id: ruleId(priority, 1),
      priority,
      action: { type: 'block' },
      condition: { ...where, resourceTypes: ['sub_frame'] },
    },
  ];
};
