import { success } from '#shared/result.ts';
import type { Handlers } from '../http/endpoint.ts';
import { askMay } from '../people/ask-may.ts';
import type { Storage } from '../storage/storage.ts';
import type { PolicyPush } from './policy-push.ts';
import { answerWhy, type AnswerWhyParts } from './answer-why.ts';
import { askMayPublish, publishAlone } from './publish-alone.ts';

export interface PolicyEndpointsParts extends AnswerWhyParts {
  readonly push: PolicyPush;
  readonly storage: Pick<Storage, 'db'>;
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

  why: (request, { actor }) => answerWhy(parts, actor, request),
});

const describePolicy = async ({ policies, push, roster }: PolicyEndpointsParts) => {
  const { policy, publishedBy, listed } = policies.current;
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
      hostCount: hosts.length + (listed?.counts.get(id)?.hosts ?? 0),
      pageCount: listed?.counts.get(id)?.pages ?? 0,
    })),
    illegalListCount: policy.sealed?.sources.reduce((sum, { entryCount }) => sum + entryCount, 0) ?? null,
    sealedSources: policy.sealed?.sources ?? [],
    status: push.status(),
    history: history.map((line) => ({
      ...line,
      publishedBy: nameOf(line.publishedBy),
      approvedBy: line.approvedBy === null ? null : nameOf(line.approvedBy),
    })),
  };
};
