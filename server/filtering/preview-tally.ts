import type { PreviewRow } from '#shared/api/policy-changes.ts';
import { parseAddress } from '#shared/policy/address.ts';
import { decide, freeSubject, type CompiledPolicy, type Person } from '#shared/policy/decide.ts';
import type { Verdict } from '#shared/policy/policy.ts';

/** One page that somebody opened, or wanted to. */
export interface SimulatedVisit {
  readonly url: string;
  /** Epoch ms. */
  readonly at: number;
  /** Null for a guest. */
  readonly pupilId: string | null;
  readonly person: Person;
}

interface Site {
  readonly host: string;
  readonly from: Verdict;
  readonly to: Verdict;
  readonly rule: string;
  readonly people: Set<string | null>;
  visits: number;
  newest: readonly number[];
}

/** The name of a pupil; null stands for guests. */
export type NameOf = (pupilId: string | null) => string;

export interface TallyOptions {
  readonly inForce: CompiledPolicy;
  readonly other: CompiledPolicy;
}

const exampleCount = 3;
const rowCount = 200;
const nameCount = 30;

/** Counts, site by site, which visits other rules would have judged differently than those in force. */
export class PreviewTally {
  readonly #options: TallyOptions;
  readonly #sites = new Map<string, Site>();
  judged = 0;
  changed = 0;

  constructor(options: TallyOptions) {
    this.#options = options;
  }

  /** Judges without locks, lessons' lists and exceptions: by the rules alone, at the visit's own time. */
  add({ url, at, pupilId, person }: SimulatedVisit): void {
    const { inForce, other } = this.#options;
    const subject = freeSubject(person);
    this.judged += 1;
    const from = decide(inForce, subject, url, at).verdict;
    const { verdict: to, rule } = decide(other, subject, url, at);
    if (from === to) return;
    this.changed += 1;
    const host = hostOf(url);
    const key = `${from} ${to} ${host}`;
    const site = this.#sites.get(key) ?? { host, from, to, rule, people: new Set(), visits: 0, newest: [] };
    site.visits += 1;
    site.people.add(pupilId);
    site.newest = [...site.newest, at].sort((a, b) => b - a).slice(0, exampleCount);
    this.#sites.set(key, site);
  }

  /** The largest change first. Without `nameOf` nobody is named. */
  rows(nameOf: NameOf | null): { rows: PreviewRow[]; moreRows: number } {
    const sorted = [...this.#sites.values()].sort(
      (a, b) => b.visits - a.visits || b.people.size - a.people.size || (a.host < b.host ? -1 : 1),
    );
    const rows = sorted.slice(0, rowCount).map((site) => rowOf(site, nameOf));
    return { rows, moreRows: sorted.length - rows.length };
  }
}

const rowOf = ({ people, newest, ...site }: Site, nameOf: NameOf | null): PreviewRow => ({
  ...site,
  people: people.size,
  examples: [...newest],
  names: nameOf && [...people].slice(0, nameCount).map(nameOf).sort(),
});

const hostOf = (url: string): string => {
  const host = parseAddress(url)?.host ?? '';
  return host.startsWith('www.') ? host.slice(4) : host || 'other addresses';
};
