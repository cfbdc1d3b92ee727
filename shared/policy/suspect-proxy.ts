import { isWithin } from './address.ts';
import { allButMainFrame, ruleId, toOwnPage, type DnrRule, type OwnPages } from './dnr-rule.ts';
import type { PersonRules } from './person-rules.ts';
import { decision, type Layer } from './question.ts';

/**
 * A site caught showing other sites' pages is closed. A person decides by listing that very site, or a part of it: what
 * a list says of a whole hosting service is no word on one proxy there.
 */
export const suspectProxy: Layer = ({ subject, rules, host }) => {
  const suspect = subject.suspects?.find(
    (each) => isWithin(host, each) && !listedWithin(rules, each).some((entry) => isWithin(host, entry)),
  );
  return suspect === undefined
    ? null
    : decision('block', 'proxy', `Blocked for everyone: caught showing other sites' pages (${suspect})`);
};

const listedWithin = ({ lists }: PersonRules, suspect: string): readonly string[] =>
  lists.flatMap(({ hosts }) => [...hosts.keys()].filter((entry) => isWithin(entry, suspect)));

/** The same as rules of the browser: one for all suspects that nobody has listed, one for each of the others. */
export const suspectRules = (
  suspects: readonly string[],
  rules: PersonRules,
  band: number,
  pages: OwnPages,
): DnrRule[] => {
  const groups = new Map<string, { requestDomains: string[]; excludedRequestDomains?: string[] }>();
  for (const suspect of new Set(suspects)) {
    const listed = listedWithin(rules, suspect);
    const group = groups.get(listed.length === 0 ? '' : suspect);
    if (group !== undefined) group.requestDomains.push(suspect);
    else if (listed.length === 0) groups.set('', { requestDomains: [suspect] });
    else groups.set(suspect, { requestDomains: [suspect], excludedRequestDomains: [...listed] });
  }
  return [...groups.values()].flatMap((where, part): DnrRule[] => [
    toOwnPage(ruleId(band, part * 2), band, pages.blocked, where),
    {
      id: ruleId(band, part * 2 + 1),
      priority: band,
      action: { type: 'block' },
      condition: { ...where, regexFilter: '^[a-z]+://', resourceTypes: allButMainFrame },
    },
  ]);
};
