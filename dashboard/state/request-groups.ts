import type { ReportedSite } from '#shared/api/filter-reports.ts';
import type { MayIRequest } from '#shared/api/requests.ts';
import { hostOf } from './address.ts';

/** What several pupils wait for that one answer can settle. */
export interface RequestGroup {
  readonly key: string;
  readonly about: MayIRequest['about'];
  readonly host: string;
  readonly requests: readonly MayIRequest[];
}

const grouped = <Item>(items: readonly Item[], keyOf: (item: Item) => string): [string, Item[]][] => {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups];
};

/** Waiting ones by site, who waits longest first; so a new one never moves those above it. */
export const groupRequests = (requests: readonly MayIRequest[]): RequestGroup[] => {
  const waiting = requests
    .filter(({ state }) => state === 'waiting')
    .toSorted((a, b) => a.askedAt - b.askedAt);
  return grouped(waiting, ({ about, url }) => `${about} ${hostOf(url)}`).flatMap(([key, each]) => {
    const [first] = each;
    return first ? [{ key, about: first.about, host: hostOf(first.url), requests: each }] : [];
  });
};

/** Who asks, each once. */
export const namesOf = ({ requests }: Pick<RequestGroup, 'requests'>): string[] => [
  ...new Set(requests.map(({ pupilName }) => pupilName)),
];

export const pagesOf = ({ requests }: Pick<RequestGroup, 'requests'>): string[] => [
  ...new Set(requests.map(({ url }) => url)),
];

/** What is said of one site by how many. */
export interface ReportGroup {
  readonly key: string;
  readonly host: string;
  readonly wants: ReportedSite['wants'];
  readonly isAnswered: boolean;
  readonly reports: readonly ReportedSite[];
}

/** Those that wait first, and of them what most people say. */
export const groupReports = (reports: readonly ReportedSite[]): ReportGroup[] =>
  grouped(
    reports,
    ({ url, wants, outcome, answeredAt }) => `${outcome ?? 'waiting'} ${answeredAt} ${wants} ${hostOf(url)}`,
  )
    .flatMap(([key, each]) => {
      const [first] = each;
      if (!first) return [];
      const { wants, outcome, url } = first;
      return [{ key, host: hostOf(url), wants, isAnswered: outcome !== null, reports: each }];
    })
    .toSorted((a, b) => Number(a.isAnswered) - Number(b.isAnswered) || b.reports.length - a.reports.length);
