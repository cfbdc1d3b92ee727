import * as z from 'zod/mini';
import type { PolicyRules } from '#shared/policy/policy.ts';
import { failure, type Failure, type Result } from '#shared/result.ts';
import { roleSchema } from '#shared/roles.ts';
import type { Clock } from '../clock.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Actor } from '../people/actor.ts';
import { askMay } from '../people/ask-may.ts';
import { may } from '../people/may.ts';
import type { Storage } from '../storage/storage.ts';
import type { PolicyStore } from './policy-store.ts';

export interface PublishAloneParts {
  readonly policies: PolicyStore;
  readonly storage: Pick<Storage, 'db'>;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

/** Null where this person may put rules in force without another. */
export const askMayPublish = (parts: PublishAloneParts, actor: Actor): Promise<Failure | null> => {
  const { needsSecondPerson } = parts.policies.current.policy.rules;
  const change = { needsSecondPerson, proposerId: null };
  return askMay(parts, actor, 'publish-filtering', { change }, 'policy');
};

export interface Publication {
  readonly basedOn: number;
  readonly rules: PolicyRules;
  readonly reason: string;
}

/** Publishes for somebody who may. */
export const publishAlone = async (
  parts: PublishAloneParts,
  actor: Actor,
  { basedOn, rules, reason }: Publication,
): Promise<Result<{ version: number }>> => {
  const isLocking = rules.needsSecondPerson && !(await hasSecondPerson(parts, actor));
  if (isLocking) return failure('failed', nobodyElse);
  return parts.policies.publish(basedOn, { rules, reason, publishedBy: actor.accountId });
};

const nobodyElse =
  'Nobody else could approve a change. Give a second account the role of headteacher, IT admin or web filtering manager first.';
const rolesSchema = z.array(roleSchema);

/** Otherwise a school would lock itself out of its own filter. */
const hasSecondPerson = async ({ storage, clock }: PublishAloneParts, actor: Actor): Promise<boolean> => {
  const accounts = await storage.db
    .selectFrom('accounts')
    .select(['accountId', 'roles'])
    .where('isActive', '=', 1)
    .where('passwordHash', 'is not', null)
    .execute();
  const change = { needsSecondPerson: true, proposerId: actor.accountId };
  return accounts.some(({ accountId, roles }) =>
    may(
      { accountId, roles: rolesSchema.parse(JSON.parse(roles)), confirmedUntil: 0 },
      'approve-filtering',
      { change },
      clock(),
    ),
  );
};
