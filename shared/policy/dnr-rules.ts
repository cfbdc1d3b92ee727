import { hostAndParents, isWithin, mayBeListed } from './address.ts';
import { afterWorker, type AskedWorker } from './asked-worker.ts';
import { categoryRuling, isInFocus, isLocked, isOpen, type CompiledPolicy, type Subject } from './decide.ts';
import { callHosts, callRule, workerSocketRule } from './dnr-call-rule.ts';
import { hostRules, listRules, pageStep } from './dnr-list-rules.ts';
import {
  allowRule,
  notFrames,
  pageRules,
  ruleId,
  toOwnPage,
  verdictRules,
  whenAnswered,
  type DnrRule,
  type OwnPages,
} from './dnr-rule.ts';
import {
  closedSearchRules,
  hiddenSettingRules,
  safeEngineRules,
  strictSettingRules,
  youTubeRule,
} from './dnr-search-rules.ts';
import { agreementRules, focusRules, guestRules } from './dnr-waiting-rules.ts';
import { helplineHosts } from './helplines.ts';
import { hostOfPageKey } from './page-key.ts';
import { strictness, type PersonRules } from './person-rules.ts';
import type { Verdict } from './policy.ts';
import { searchRules } from './search-rules.ts';
import { suspectRules } from './suspect-proxy.ts';

export type { AskedWorker } from './asked-worker.ts';
export type { DnrRule, OwnPages } from './dnr-rule.ts';

export interface CompiledRules {
  /** Bulk: changes with the policy and the person. */
  readonly dynamicRules: DnrRule[];
  /** Live: changes with lock, focus and exceptions, and with what the pupil opened. */
  readonly sessionRules: DnrRule[];
}

/**
 * `decide`'s layers as bands of priority, the first layer highest. Inside a band a longer host outranks a shorter one.
 * The transforms stand above the lists: a search is first made strict, then judged.
 */
const bands = {
  youTube: 100_000,
  workerSockets: 99_000,
  lock: 90_000,
  alwaysOpen: 80_000,
  illegal: 70_000,
  emergency: 67_000,
  ipLiteral: 65_000,
  hiddenSettings: 62_000,
  closedSearch: 61_500,
  safeEngine: 61_000,
  strictSettings: 50_000,
  guest: 49_600,
  agreement: 49_500,
  exceptions: 49_000,
  focus: 48_000,
  suspects: 47_000,
  lists: 40_000,
  letThrough: 39_000,
  /** Below what a school has listed, which may hold calls, and above what pupils open themselves. */
  calls: 35_000,
  openings: 30_000,
  categories: 20_000,
  unknownSites: 10_000,
};

/** An IPv4 or IPv6 address in the host's place, whatever user info and port surround it. */
const ipLiteral = String.raw`^[a-z]+://(?:[^/?#]*@)?(?:\[|\d+\.\d+\.\d+\.\d+(?:[:/?#]|$))`;

/**
 * The rules in the browser that answer as `decide` does with the policy's own lists. They hold without the extension's
 * worker. Where it is asked about pages and frames (`worker` is not null) it knows the full index too, and leads to our
 * pages where a rule would end on Chromium's error page. Then the rules leave it the sites they do not know and the frames
 * of those they know by category, and stop a page only when its answer has come: by then the worker would have.
 */
export const compileRules = (
  policy: CompiledPolicy,
  subject: Subject,
  now: number,
  pages: OwnPages,
  worker: AskedWorker | null = null,
): CompiledRules => ({
  dynamicRules: afterWorker(
    dynamicRules(policy, policy.rulesOf(subject.person, now), pages, worker !== null),
    pages,
    worker,
  ),
  sessionRules: sessionRules(policy, subject, now, pages, worker),
});

const dynamicRules = (
  policy: CompiledPolicy,
  rules: PersonRules,
  pages: OwnPages,
  isWorkerAsked: boolean,
): DnrRule[] => {
  const { youTube } = policy.policy.rules;
  const besidesPages = isWorkerAsked ? notFrames : undefined;
  const search = searchRules(policy.policy, rules);
  return [
    youTubeRule(youTube, bands.youTube),
    ...alwaysOpenRules(policy, pages),
    ...illegalRules(policy, pages),
    ...emergencyRules(policy, pages),
    ...ipLiteralRules(pages),
    ...hiddenSettingRules(pages, bands.hiddenSettings),
    ...closedSearchRules(pages, bands.closedSearch, search),
    ...safeEngineRules(search.safeEngine, bands.safeEngine),
    ...strictSettingRules(bands.strictSettings, search),
    ...rules.lists.flatMap((list) => listRules(list, bands.lists, pages)),
    callRule(callHosts(policy.policy.categories), bands.calls),
    workerSocketRule(callHosts(policy.policy.categories), bands.workerSockets),
    ...hostRules(categoryVerdicts(policy, rules), bands.categories, pages, besidesPages),
    ...(isWorkerAsked ? [] : unknownSiteRules(rules, pages)),
  ];
};

/** Session rules go with the browser; the extension sets them again when it starts. */
export const sessionRules = (
  policy: CompiledPolicy,
  subject: Subject,
  now: number,
  pages: OwnPages,
  worker: AskedWorker | null = null,
): DnrRule[] => {
  const rules = [
    ...lockRules(subject, now, pages),
    ...guestRules(policy, subject, now, pages, bands.guest),
    ...agreementRules(policy, subject, now, pages, bands.agreement),
    ...exceptionRules(subject, now, pages),
    ...focusRules(subject, now, pages, bands.focus),
    ...suspectRules(subject.suspects ?? [], policy.rulesOf(subject.person, now), bands.suspects, pages),
    ...openingRules(policy, subject, now, pages),
  ];
  return [...afterWorker(rules, pages, worker), ...letThroughRules(worker?.letThrough ?? [], pages)];
};

/** Every page waits; a helpline, which is left to the rules below, does not, unless the computer is stopped and referred. */
const lockRules = (subject: Subject, now: number, pages: OwnPages): DnrRule[] =>
  isLocked(subject, now)
    ? [
        toOwnPage(ruleId(bands.lock, 0), bands.lock, pages.lock, {
          ...(subject.isStopped !== true && { excludedRequestDomains: [...helplineHosts] }),
        }),
      ]
    : [];

/** Said when the answer has come: a rule on the request would be too late for the one that the worker holds. */
const letThroughRules = (hosts: readonly string[], pages: OwnPages): DnrRule[] => {
  if (hosts.length === 0) return [];
  const where = { requestDomains: [...hosts] };
  const rule = allowRule(ruleId(bands.letThrough, 0), bands.letThrough, where, ['main_frame']);
  return [whenAnswered(rule, pages)];
};

const alwaysOpenRules = ({ serverHost }: CompiledPolicy, pages: OwnPages): DnrRule[] => {
  const hosts = [...(serverHost === null ? [] : [serverHost]), ...helplineHosts];
  return verdictRules({ verdict: 'allow', hosts, priority: bands.alwaysOpen, pages });
};

const illegalRules = ({ policy }: CompiledPolicy, pages: OwnPages): DnrRule[] => {
  const hosts = policy.categories.filter(({ isIllegal }) => isIllegal).flatMap((each) => each.hosts);
  const listed = [...new Set(hosts)].filter(mayBeListed);
  return verdictRules({ verdict: 'block', hosts: listed, priority: bands.illegal, pages });
};

const emergencyRules = ({ emergencyHosts }: CompiledPolicy, pages: OwnPages): DnrRule[] => {
  const hosts = [...emergencyHosts];
  return hosts.length === 0
    ? []
    : verdictRules({ verdict: 'block', hosts, priority: bands.emergency, pages });
};

/** A page's own address is opened, and all that its host serves to it. */
const exceptionRules = ({ exceptions }: Subject, now: number, pages: OwnPages): DnrRule[] => {
  const targets = exceptions.filter(({ endsAt }) => now < endsAt).map(({ target }) => target);
  const hosts = targets.flatMap((target) => (target.kind === 'site' ? target.host : []));
  const keys = targets.flatMap((target) => (target.kind === 'page' ? target.page : []));
  return [
    ...(hosts.length === 0
      ? []
      : verdictRules({ verdict: 'allow', hosts, priority: bands.exceptions, pages })),
    ...pageRules({ verdict: 'allow', keys, priority: bands.exceptions + 1, pages }),
    ...servedToPageRules(keys),
  ];
};

const servedToPageRules = (keys: readonly string[]): DnrRule[] => {
  const requestDomains = [...new Set(keys.map(hostOfPageKey))];
  if (requestDomains.length === 0) return [];
  return [allowRule(ruleId(bands.exceptions, 2), bands.exceptions, { requestDomains }, notFrames)];
};

const ipLiteralRules = (pages: OwnPages): DnrRule[] => [
  toOwnPage(ruleId(bands.ipLiteral, 0), bands.ipLiteral, pages.blocked, { regexFilter: `${ipLiteral}.*` }),
  {
    id: ruleId(bands.ipLiteral, 1),
    priority: bands.ipLiteral,
    action: { type: 'block' },
    condition: { regexFilter: ipLiteral, resourceTypes: ['sub_frame'] },
  },
];

/**
 * Every host in a category that anyone has spoken of, with the verdict for this person; of the imported lists' floor only
 * what is blocked.
 */
const categoryVerdicts = (
  { policy, floor }: CompiledPolicy,
  rules: PersonRules,
): ReadonlyMap<string, Verdict> => {
  const verdictOn = (id: string): Verdict | undefined => rules.categories.get(id)?.verdict;
  const own = policy.categories.filter(({ isIllegal }) => !isIllegal);
  const blocked = floor.filter(({ id }) => verdictOn(id) === 'block');
  const verdicts = new Map<string, Verdict>();
  for (const { id, hosts } of [...own, ...blocked]) {
    const verdict = verdictOn(id);
    if (verdict === undefined) continue;
    for (const host of hosts) {
      const other = verdicts.get(host);
      const isStricter = other === undefined || strictness[verdict] > strictness[other];
      if (isStricter && mayBeListed(host)) verdicts.set(host, verdict);
    }
  }
  return verdicts;
};

/** On unknown sites only frames are stopped: what an open page fetches for itself stays its own affair. */
const unknownSiteRules = ({ unknownSites: { verdict } }: PersonRules, pages: OwnPages): DnrRule[] =>
  verdict === 'allow'
    ? []
    : verdictRules({ verdict, hosts: null, priority: bands.unknownSites, pages, alsoBlocks: ['sub_frame'] });

/**
 * An opening answers only a `think` (a lesson's list also an unknown site), and a host below it may be blocked for itself. So the categories' hosts below each
 * opening are said again in a band of their own, each `think` as an allow.
 */
const openingRules = (policy: CompiledPolicy, subject: Subject, now: number, pages: OwnPages): DnrRule[] => {
  const listed = isInFocus(subject, now) ? [...subject.focus.hosts, ...subject.focus.needs] : [];
  const byPupil = subject.openings.filter((opening) => isOpen(opening, now)).map(({ host }) => host);
  const opened = [...new Set([...listed, ...byPupil])];
  const listedPages = isInFocus(subject, now) ? subject.focus.pages : [];
  if (opened.length === 0 && listedPages.length === 0) return [];
  const rules = policy.rulesOf(subject.person, now);
  const verdicts = new Map<string, Verdict>();
  for (const host of opened) {
    const ruling = categoryRuling(policy, rules, hostAndParents(host))?.ruling;
    const verdict = ruling?.verdict ?? (listed.includes(host) ? 'think' : rules.unknownSites.verdict);
    if (verdict === 'think') verdicts.set(host, 'allow');
  }
  for (const [host, verdict] of categoryVerdicts(policy, rules)) {
    if (!opened.some((each) => isWithin(host, each))) continue;
    verdicts.set(host, verdict === 'think' ? 'allow' : verdict);
  }
  const keys = listedPages.filter((key) => {
    const ruling = categoryRuling(policy, rules, hostAndParents(hostOfPageKey(key)))?.ruling;
    return ruling === undefined || ruling.verdict === 'think';
  });
  return [
    ...hostRules(verdicts, bands.openings, pages),
    ...pageRules({ verdict: 'allow', keys, priority: bands.openings + pageStep, pages }),
  ];
};
