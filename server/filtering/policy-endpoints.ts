import { decide, freeSubject, type Person } from '#shared/policy/decide.ts';
import { failure, success } from '#shared/result.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { ClassRoster } from '../lessons/class-roster.ts';
import type { Clock } from '../clock.ts';
import { askMay } from '../people/ask-may.ts';
import type { Storage } from '../storage/storage.ts';
import type { PolicyPush } from './policy-push.ts';
import { askMayPublish, publishAlone } from './publish-alone.ts';
import type { PolicyStore } from './policy-store.ts';

export interface PolicyEndpointsParts {
  readonly policies: PolicyStore;
  readonly push: PolicyPush;
  readonly storage: Pick<Storage, 'db'>;
  readonly roster: ClassRoster;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

type PolicyEndpoints = Pick<Handlers, 'policy' | 'publishPolicy' | 'why'>;

export const policyEndpoints = (parts: PolicyEndpointsParts): PolicyEndpoints => ({
  policy: async (_request, { actor }) => {
    const refused = await askMay(parts, actor, 'view-policy', {}, 'policy');
    return refused ?? success(await describePolicy(parts));
  },

  publishPolicy: async ({ basedOn, rules, reason }, { actor }) => {
    const refused = await askMayPublish(parts, actor);
    return refused ?? publishAlone(parts, actor, { basedOn, rules, reason });
  },

  why: async ({ url, pupilId }, { actor }) => {
    const refused = await askMay(parts, actor, 'view-policy', {}, 'policy');
    if (refused) return refused;
    const person = await personFor(parts, pupilId);
    if (!person) return failure('not-found');
    return success(decide(parts.policies.current.compiled, freeSubject(person), url, parts.clock()));
  },
});

const personFor = async (
  { roster }: PolicyEndpointsParts,
  pupilId: string | undefined,
): Promise<Person | null> => {
  if (pupilId === undefined) return { kind: 'guest' };
  const pupil = (await roster.bound([pupilId])).get(pupilId);
  return pupil ? { kind: 'pupil', pupil } : null;
};

const describePolicy = async ({ policies, push, roster }: PolicyEndpointsParts) => {
  const { policy, publishedBy } = policies.current;
  const history = await policies.history();
  const accounts = history.flatMap((line) => [line.publishedBy, line.approvedBy ?? line.publishedBy]);
  const names = await roster.namesOf([...new Set([...accounts, publishedBy])]);
  const nameOf = (accountId: string): string => names.get(accountId) ?? 'ThinkClick';
  return {
    version: policy.version,
    publishedAt: policy.publishedAt,
    publishedBy: nameOf(publishedBy),
    rules: policy.rules,
    categories: policy.categories.map(({ id, label, isIllegal, hosts }) => ({
      id,
      label,
      isIllegal,
      hostCount: hosts.length,
    })),
    status: push.status(),
    history: history.map((line) => ({
      ...line,
      publishedBy: nameOf(line.publishedBy),
      approvedBy: line.approvedBy === null ? null : nameOf(line.approvedBy),
    })),
  };
};
