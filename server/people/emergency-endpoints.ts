import { failure, success } from '#shared/result.ts';
import type { Clock } from '../clock.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Handlers } from '../http/endpoint.ts';
import { askMay } from './ask-may.ts';
import type { EmergencyCodes } from './emergency-codes.ts';

export interface EmergencyEndpointsParts {
  readonly emergencyCodes: EmergencyCodes;
  readonly ledger: Ledger;
  readonly clock: Clock;
  /** Told when dashboards are to ask again. */
  readonly onEmergencyChange: () => void;
}

type EmergencyHandlers = Pick<
  Handlers,
  'emergencyCode' | 'makeEmergencyCode' | 'withdrawEmergencyCode' | 'emergencyUses' | 'answerEmergencyUse'
>;

const object = 'emergency-code';

/** For those who look after people: the code in the envelope, and what it was used for. */
export const emergencyEndpoints = (parts: EmergencyEndpointsParts): EmergencyHandlers => ({
  emergencyCode: async (_request, { actor }) =>
    (await askMay(parts, actor, 'manage-people', {}, object)) ??
    success({ code: await parts.emergencyCodes.standing() }),

  makeEmergencyCode: async ({ holder }, { actor }) => {
    const refused = await askMay(parts, actor, 'keep-emergency-code', {}, object);
    if (refused) return refused;
    if (parts.clock() >= actor.confirmedUntil) return failure('confirm-password');
    const code = await parts.emergencyCodes.make(holder, actor.accountId);
    await record(parts, actor.accountId, 'make-emergency-code', object);
    return success({ code });
  },

  withdrawEmergencyCode: async (_request, { actor }) => {
    const refused = await askMay(parts, actor, 'keep-emergency-code', {}, object);
    if (refused) return refused;
    if (parts.clock() >= actor.confirmedUntil) return failure('confirm-password');
    if (!(await parts.emergencyCodes.withdraw())) return failure('not-found', 'There is no emergency code.');
    await record(parts, actor.accountId, 'withdraw-emergency-code', object);
    return success({});
  },

  emergencyUses: async (_request, { actor }) =>
    (await askMay(parts, actor, 'manage-people', {}, object)) ??
    success(await parts.emergencyCodes.unanswered()),

  answerEmergencyUse: async ({ useId, reason }, { actor }) => {
    const refused = await askMay(parts, actor, 'manage-people', {}, useId);
    if (refused) return refused;
    if (!(await parts.emergencyCodes.answer(useId, actor.accountId, reason)))
      return failure('not-found', 'Somebody has written about it already.');
    await record(parts, actor.accountId, 'answer-emergency-use', useId);
    parts.onEmergencyChange();
    return success({});
  },
});

const record = (
  { ledger }: EmergencyEndpointsParts,
  actor: string,
  action: string,
  about: string,
): Promise<void> => ledger.append({ actor, action, object: about, outcome: 'done' });
