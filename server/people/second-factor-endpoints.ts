import type { secondFactorApi } from '#shared/api/second-factor.ts';
import { failure, success } from '#shared/result.ts';
import type { Clock } from '../clock.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Handlers } from '../http/endpoint.ts';
import { askMay } from './ask-may.ts';
import type { AttemptLimits } from './attempt-limits.ts';
import type { SecondFactorRules } from './second-factor-rules.ts';
import type { SecondFactors } from './second-factors.ts';

export interface SecondFactorEndpointsParts {
  readonly secondFactors: SecondFactors;
  readonly secondFactorRules: Pick<SecondFactorRules, 'rule' | 'save'>;
  readonly limits: AttemptLimits;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

/** One's own second factor, and taking off that of somebody who lost their phone. */
export const secondFactorEndpoints = (
  parts: SecondFactorEndpointsParts,
): Pick<Handlers, keyof typeof secondFactorApi> => ({
  secondFactor: async (_request, { actor }) =>
    success({ recoveryLeft: await parts.secondFactors.recoveryLeft(actor.accountId) }),

  // Whoever finds a dashboard open must not lock its owner out.
  beginSecondFactor: async (_request, { actor }) => {
    if (parts.clock() >= actor.confirmedUntil) return failure('confirm-password');
    const begun = await parts.secondFactors.begin(actor.accountId, actor.email);
    return begun ? success(begun) : failure('conflict', 'You have a second factor already.');
  },

  confirmSecondFactor: async ({ code }, { actor, ip, retryAfter }) => {
    const wait = await parts.limits.take(ip, actor.email);
    if (wait > 0) {
      retryAfter(wait);
      return failure('too-many');
    }
    const recoveryCodes = await parts.secondFactors.confirm(actor.accountId, code);
    await record(
      parts,
      actor.accountId,
      'set-second-factor',
      actor.accountId,
      recoveryCodes ? 'done' : 'refused',
    );
    if (!recoveryCodes) return failure('not-allowed', 'That code is wrong. Codes change every 30 seconds.');
    await parts.limits.forgive(ip, actor.email);
    return success({ recoveryCodes });
  },

  secondFactorRule: async (_request, { actor }) =>
    (await askMay(parts, actor, 'manage-people', {}, 'second-factor')) ??
    success(await parts.secondFactorRules.rule()),

  saveSecondFactorRule: async (rule, { actor }) => {
    const refused = await askMay(parts, actor, 'manage-people', {}, 'second-factor');
    if (refused) return refused;
    if (parts.clock() >= actor.confirmedUntil) return failure('confirm-password');
    await parts.secondFactorRules.save(rule);
    await parts.ledger.append({
      actor: actor.accountId,
      action: 'set-second-factor-rule',
      object: 'second-factor',
      outcome: 'done',
      facts: rule,
    });
    return success({});
  },

  endSecondFactor: async ({ accountId }, { actor }) => {
    if (parts.clock() >= actor.confirmedUntil) return failure('confirm-password');
    const isOwn = accountId === actor.accountId;
    const refused = isOwn ? null : await askMay(parts, actor, 'manage-people', {}, accountId);
    if (refused) return refused;
    if (!(await parts.secondFactors.end(accountId)))
      return failure('not-found', 'There is no second factor on this account.');
    await record(parts, actor.accountId, 'end-second-factor', accountId, 'done');
    return success({});
  },
});

const record = (
  { ledger }: SecondFactorEndpointsParts,
  actor: string,
  action: string,
  object: string,
  outcome: string,
): Promise<void> => ledger.append({ actor, action, object, outcome });
