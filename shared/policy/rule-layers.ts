import { openedOr } from './lesson-layers.ts';
import { strictestRuling, type CategoryRuling, type HostList, type PersonRules } from './person-rules.ts';
import type { Use } from './policy.ts';
import {
  decision,
  keysOfQuestion,
  sentence,
  type CompiledPolicy,
  type Decision,
  type Layer,
  type Question,
} from './question.ts';
import { schoolTimeLabels, type SchoolTime } from './timetable.ts';

/**
 * Block and allow lists as one layer: the most specific audience that lists the page or the host, or a parent of it,
 * speaks; of its own entries a page counts before any host, then the longest, and what is on both its lists is blocked.
 * So a block for key stage 1 holds against everyone's allow list, and a pupil's allow list opens what is blocked for
 * everyone.
 */
export const lists: Layer = (question) => {
  for (const list of question.rules.lists) {
    const found = listedEntry(question, list);
    if (found === null) continue;
    const { entry, verdict } = found;
    return verdict === 'block'
      ? decision('block', 'block-list', sentence('block', list.audience, `on the block list (${entry})`))
      : decision('allow', 'allow-list', sentence('allow', list.audience, `on the allow list (${entry})`));
  }
  return null;
};

const listedEntry = (question: Question, { hosts, pages }: HostList) => {
  const page = pages.size === 0 ? undefined : keysOfQuestion(question).find((key) => pages.has(key));
  const ofPage = page === undefined ? undefined : pages.get(page);
  if (page !== undefined && ofPage !== undefined) return { entry: page, verdict: ofPage };
  const host = question.names.find((name) => hosts.has(name));
  const ofHost = host === undefined ? undefined : hosts.get(host);
  return host === undefined || ofHost === undefined ? null : { entry: host, verdict: ofHost };
};

export const category: Layer = (question) => {
  const { policy, rules, names } = question;
  const found = categoryRuling(policy, rules, names, () => keysOfQuestion(question));
  if (found === null) return null;
  const { categoryId, verdict, audience, use } = found.ruling;
  const because = use === null ? '' : `${use.label}, ${standingWords(use, rules.time)}: `;
  const why = `${because}category ${policy.categoryLabel(categoryId)} (${found.host})`;
  return openedOr(question, decision(verdict, 'category', sentence(verdict, audience, why), categoryId));
};

const standingWords = ({ standing }: Use, time: SchoolTime): string => {
  switch (standing) {
    case 'acceptable':
      return 'an acceptable use';
    case 'at-certain-times':
      return `at certain times (now: ${schoolTimeLabels[time]})`;
    case 'nominated':
      return 'for nominated people';
    case 'not-acceptable':
      return 'not an acceptable use';
  }
};

/**
 * What the categories say to a person about a host and its parents, or about one page of it where its keys can be asked for. A
 * listed page goes before the longest listed host; either counts where anyone has spoken of its categories; of several on it
 * the strictest.
 */
export const categoryRuling = (
  { categories }: CompiledPolicy,
  rules: PersonRules,
  names: readonly string[],
  pageKeys: (() => readonly string[]) | null = null,
): { readonly host: string; readonly ruling: CategoryRuling } | null => {
  const counts = (ids: readonly string[]): boolean => ids.some((id) => rules.categories.has(id));
  const page = pageKeys && categories.findPage?.(names, pageKeys, counts);
  const match = page ?? categories.find(names, counts);
  const ruling = match === null ? null : strictestRuling(rules, match.categoryIds);
  return match === null || ruling === null ? null : { host: match.host, ruling };
};

export const unknownSite = (question: Question): Decision => {
  const { verdict, audience } = question.rules.unknownSites;
  const rule = sentence(verdict, audience, `not in any category (${question.host})`);
  const imitates = question.policy.looksLike(question.host)?.imitates;
  if (imitates === undefined) return openedOr(question, decision(verdict, 'unknown-site', rule));
  const hint = `this looks like ${imitates}, but it is not (${question.host})`;
  const closed =
    verdict === 'block'
      ? decision('block', 'unknown-site', `${rule}; ${hint}`)
      : decision('think', 'look-alike', sentence('think', audience, hint));
  return openedOr(question, { ...closed, imitates });
};
