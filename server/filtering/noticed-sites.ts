import type { Kysely } from 'kysely';
import type { NoticedSite } from '#shared/api/noticed-sites.ts';
import { hostAndParents, isWithin, parseAddress } from '#shared/policy/address.ts';
import { decide, freeSubject } from '#shared/policy/decide.ts';
import type { KeyStage } from '#shared/people.ts';
import { success } from '#shared/result.ts';
import type { Clock } from '../clock.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Handlers } from '../http/endpoint.ts';
import { askMay } from '../people/ask-may.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';
import type { PolicyStore } from './policy-store.ts';

export interface NoticedSitesParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly policies: Pick<PolicyStore, 'current'>;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

interface Noticed {
  readonly host: string;
  readonly noticedAt: number;
  readonly devices: number;
}

const shownForMs = 14 * 24 * 3_600_000;
const mostSites = 100;

/** For those who manage filtering: sites that no list, category or person has spoken of yet. */
export const noticedSiteEndpoints = (parts: NoticedSitesParts): Pick<Handlers, 'noticedSites'> => ({
  noticedSites: async (_request, { actor }) => {
    const refused = await askMay(parts, actor, 'manage-filtering', {}, 'noticed-sites');
    if (refused) return refused;
    const { db } = parts.storage;
    const since = parts.clock() - shownForMs;
    const caught = await caughtSince(db, since);
    const fresh = (await newSince(db, since)).filter(
      ({ host }) => !caught.some((each) => isWithin(each.host, host)),
    );
    return success([
      ...described(parts, 'caught', caught).slice(0, mostSites),
      ...described(parts, 'new', fresh).slice(0, mostSites),
    ]);
  },
});

const newSince = async (db: Kysely<Schema>, since: number): Promise<Noticed[]> => {
  const rows = await db
    .selectFrom('knownSites')
    .select(['site as host', 'firstSeenAt as noticedAt'])
    .where('firstSeenAt', '>=', since)
    .orderBy('firstSeenAt', 'desc')
    .limit(mostSites * 5)
    .execute();
  return rows.map((row) => ({ ...row, devices: 1 }));
};

const caughtSince = async (db: Kysely<Schema>, since: number): Promise<Noticed[]> => {
  const rows = await db
    .selectFrom('reports')
    .select(['deviceId', 'url', 'at'])
    .where('kind', '=', 'bypass')
    .where('at', '>=', since)
    .orderBy('at', 'desc')
    .limit(5_000)
    .execute();
  const byHost = new Map<string, { noticedAt: number; devices: Set<string> }>();
  for (const { deviceId, url, at } of rows) {
    const host = parseAddress(url ?? '')?.host ?? '';
    const before = byHost.get(host) ?? { noticedAt: at, devices: new Set<string>() };
    if (host !== '') byHost.set(host, { ...before, devices: before.devices.add(deviceId) });
  }
  return [...byHost].map(([host, { noticedAt, devices }]) => ({ host, noticedAt, devices: devices.size }));
};

/** What somebody has spoken of since is left out. */
const described = (
  { policies, clock }: NoticedSitesParts,
  why: NoticedSite['why'],
  sites: readonly Noticed[],
): NoticedSite[] => {
  const { compiled } = policies.current;
  const now = clock();
  const verdictFor = (keyStage: KeyStage, host: string) => {
    const pupil = {
      pupilId: '',
      name: 'Nobody',
      classId: '',
      yearGroup: keyStage === 'KS1' ? 1 : 4,
      keyStage,
    };
    return decide(compiled, freeSubject({ kind: 'pupil', pupil }), `https://${host}/`, now).verdict;
  };
  const { rules } = compiled.policy;
  const listed = new Set(
    rules.audiences
      .flatMap(({ allowHosts, blockHosts }) => [...allowHosts, ...blockHosts])
      .concat(rules.emergencyHosts),
  );
  const isSpokenOf = (host: string): boolean => {
    const names = hostAndParents(host);
    return (
      names.some((name) => listed.has(name)) || (why === 'new' && compiled.categories.find(names) !== null)
    );
  };
  return sites
    .filter(({ host }) => !isSpokenOf(host))
    .map((site) => ({
      ...site,
      why,
      verdicts: { KS1: verdictFor('KS1', site.host), KS2: verdictFor('KS2', site.host) },
    }));
};
