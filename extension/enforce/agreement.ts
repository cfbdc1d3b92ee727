import type { Memory } from '../memory.ts';
import type { Outbox } from '../outbox.ts';
import type { Enforce } from '../receive.ts';
import type { InForce } from './in-force.ts';

export interface EnforceAgreementParts {
  readonly inForce: Pick<InForce, 'liveAndTabs'>;
  readonly memory: Pick<Memory, 'read' | 'write'>;
  readonly outbox: Pick<Outbox, 'isWaiting'>;
}

/**
 * Unsigned and the grace time over, other pages wait. A signature that the server has and does not take, because it still
 * asks, is none.
 */
export const createEnforceAgreement =
  ({ inForce, memory, outbox }: EnforceAgreementParts): Enforce['agreement'] =>
  async (agreement) => {
    const signed = await memory.read('signedAgreement');
    const isAskedStill = signed !== null && signed.askId === agreement?.askId;
    if (isAskedStill && !(await outbox.isWaiting(signed.seq))) await memory.write('signedAgreement', null);
    await inForce.liveAndTabs();
  };
