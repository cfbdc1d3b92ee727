import type { Verdict } from './policy.ts';

/** The kinds of request Chromium's declarativeNetRequest tells apart. */
const resourceTypes = [
  'main_frame',
  'sub_frame',
  'stylesheet',
  'script',
  'image',
  'font',
  'object',
  'xmlhttprequest',
  'ping',
  'csp_report',
  'media',
  'websocket',
  'webtransport',
  'webbundle',
  'other',
] as const;
export type DnrResourceType = (typeof resourceTypes)[number];

export interface DnrTransform {
  host?: string;
  queryTransform?: { removeParams: string[]; addOrReplaceParams: { key: string; value: string }[] };
}

type DnrAction =
  | { type: 'allow' }
  | { type: 'block' }
  | {
      type: 'redirect';
      redirect: { regexSubstitution: string } | { url: string } | { transform: DnrTransform };
    }
  | { type: 'modifyHeaders'; requestHeaders: { header: string; operation: 'set'; value: string }[] };

export interface DnrCondition {
  regexFilter?: string;
  urlFilter?: string;
  requestDomains?: string[];
  excludedRequestDomains?: string[];
  requestMethods?: ('get' | 'post')[];
  excludedResponseHeaders?: { header: string }[];
  resourceTypes: DnrResourceType[];
}

/** As much of `chrome.declarativeNetRequest.Rule` as ThinkClick uses. */
export interface DnrRule {
  id: number;
  priority: number;
  action: DnrAction;
  condition: DnrCondition;
}

/** Absolute addresses of the extension's own pages; the address that was stopped follows after `#`. */
export interface OwnPages {
  readonly blocked: string;
  readonly think: string;
  readonly lock: string;
}

/**
 * Chromium gives up on a whole matcher when its best rule is a redirect that changes nothing. Regular expressions and
 * `urlFilter`s are two matchers; so only the safe-search transforms are `urlFilter` rules, and every rule that gives a
 * verdict carries a `regexFilter`, where no transform in its final form can hide it.
 */
const anyPage = '^https?://.*';
const anyAddress = '^[a-z]+://';

const mainFrame: DnrResourceType[] = ['main_frame'];
export const frames: DnrResourceType[] = ['main_frame', 'sub_frame'];
export const allButMainFrame = resourceTypes.filter((type) => type !== 'main_frame');
export const notFrames = resourceTypes.filter((type) => type !== 'main_frame' && type !== 'sub_frame');

/** What one verdict does. `hosts: null` is every host. */
export interface VerdictRule {
  readonly verdict: Verdict;
  readonly hosts: readonly string[] | null;
  readonly priority: number;
  readonly pages: OwnPages;
  /** What a block stops besides the page itself. */
  readonly alsoBlocks?: readonly DnrResourceType[];
}

/** More domains in one rule are refused by none, but slow to replace. */
const maxDomainsPerRule = 100_000;

export const verdictRules = ({ hosts, ...rule }: VerdictRule): DnrRule[] =>
  hosts === null
    ? rulesOfChunk(rule, {}, 0)
    : chunksOf(hosts).flatMap((requestDomains, chunk) => rulesOfChunk(rule, { requestDomains }, chunk));

const chunksOf = (hosts: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(hosts.length / maxDomainsPerRule) }, (_, chunk) =>
    hosts.slice(chunk * maxDomainsPerRule, (chunk + 1) * maxDomainsPerRule),
  );

const rulesOfChunk = (
  { verdict, priority, pages, alsoBlocks = allButMainFrame }: Omit<VerdictRule, 'hosts'>,
  where: { requestDomains?: string[] },
  chunk: number,
): DnrRule[] => {
  const page = ruleId(priority, chunk * 2);
  const rest = { id: ruleId(priority, chunk * 2 + 1), priority };
  const everything = { ...where, regexFilter: anyAddress };
  switch (verdict) {
    case 'allow':
      return [allowRule(page, priority, where, resourceTypes)];
    case 'think':
      // What an allowed page fetches from here is left alone, also where a parent host is blocked.
      return [
        toOwnPage(page, priority, pages.think, where),
        allowRule(rest.id, priority, where, allButMainFrame),
      ];
    case 'block':
      return [
        toOwnPage(page, priority, pages.blocked, where),
        { ...rest, action: { type: 'block' }, condition: { ...everything, resourceTypes: [...alsoBlocks] } },
      ];
  }
};

export const allowRule = (
  id: number,
  priority: number,
  where: { requestDomains?: string[] },
  types: readonly DnrResourceType[],
): DnrRule => ({
  id,
  priority,
  action: { type: 'allow' },
  condition: { ...where, regexFilter: anyAddress, resourceTypes: [...types] },
});

/** Sends the page to one of ours. After `#`, since an address after `?` breaks at its own `&` and `#`. */
export const toOwnPage = (
  id: number,
  priority: number,
  page: string,
  where: Pick<DnrCondition, 'requestDomains' | 'excludedRequestDomains' | 'regexFilter'>,
): DnrRule => ({
  id,
  priority,
  action: { type: 'redirect', redirect: { regexSubstitution: String.raw`${page}#\0` } },
  condition: { regexFilter: anyPage, ...where, resourceTypes: mainFrame },
});

/**
 * The same rule, but not before the answer is there; nothing of the page has been shown then. A rule that excludes answers
 * with a certain header is tried on answers alone. No site can send that header: the extension's id is the school's own.
 */
export const whenAnswered = (rule: DnrRule, { blocked }: OwnPages): DnrRule => {
  const header = /^[a-z-]+:\/\/([a-z0-9.-]+)/.exec(blocked)?.[1] ?? 'thinkclick';
  return { ...rule, condition: { ...rule.condition, excludedResponseHeaders: [{ header }] } };
};

/** Stable from one compilation to the next: the priority and the part of it (0–99). */
export const ruleId = (priority: number, part: number): number => priority * 100 + part;

/** More regular expressions than this are refused by Chromium, over all rules together (1,000); pages have a share. */
const maxPageRules = 200;

/** One rule a page for the page itself; what an allowed page's own host serves to it is allowed with it. */
export const pageRules = ({
  verdict,
  keys,
  priority,
  pages,
}: {
  readonly verdict: 'allow' | 'block';
  readonly keys: readonly string[];
  readonly priority: number;
  readonly pages: OwnPages;
}): DnrRule[] =>
  keys.slice(0, maxPageRules).flatMap((key, part): DnrRule[] => {
    const { hosts, pattern } = pageMatch(key);
    // Ids need a hundred parts a priority at most; pages may be more, so theirs stand in a range of their own.
    const id = pageRuleIds + (priority * maxPageRules + part) * 2;
    const condition = { requestDomains: hosts, regexFilter: pattern };
    const inFrames = { ...condition, resourceTypes: frames };
    if (verdict === 'allow') return [{ id, priority, action: { type: 'allow' }, condition: inFrames }];
    const asFrame = { ...condition, resourceTypes: ['sub_frame' as const] };
    return [
      toOwnPage(id, priority, pages.blocked, condition),
      { id: id + 1, priority, action: { type: 'block' }, condition: asFrame },
    ];
  });

const pageRuleIds = 100_000_000;
const videoHosts = ['youtube.com', 'youtube-nocookie.com', 'youtu.be'];

/** The hosts and the expression that find what `pageKeysOf` would find, user info, port and doubled slashes included. */
const pageMatch = (key: string): { hosts: string[]; pattern: string } => {
  const video = /^youtube\.com\/watch\?v=([\w-]{11})$/.exec(key)?.[1];
  if (video !== undefined) {
    return {
      hosts: videoHosts,
      pattern: `^https?://[^/?#]+/(?:[^#]*[?&]v=|(?:\\w+/)?)${video}(?:[/?&#].*)?$`,
    };
  }
  const [host = '', ...rest] = key.split('/');
  const [path = '', query] = rest.join('/').split(/\?(.*)/s);
  const segments = path
    .split('/')
    .filter((segment) => segment !== '')
    .map(escapeRe2);
  const end = query === undefined ? '(?:[/?#].*)?$' : String.raw`/*\?${escapeRe2(query)}(?:#.*)?$`;
  return { hosts: [host], pattern: `^https?://[^/?#]+/+${segments.join('/+')}${end}` };
};

const escapeRe2 = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
