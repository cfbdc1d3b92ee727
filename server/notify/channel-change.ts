import type { ChannelChange } from '#shared/api/notify.ts';
import { failure, type Failure } from '#shared/result.ts';
import { addressProblem } from './allowed-address.ts';

export interface MeantChange {
  readonly isOn: boolean;
  /** What anybody may know; goes into the ledger. */
  readonly facts: object;
  /** Null keeps the one that is there. */
  readonly secret: string | null;
}

/** What is kept of a change, or why it is refused. */
export const changeOf = (change: ChannelChange, isTryOut: boolean): MeantChange | Failure => {
  const { channel, isOn } = change;
  if (channel === 'push') return { isOn, facts: {}, secret: null };
  if (channel === 'mail') {
    const { facts, password } = change;
    if (facts.security === 'none' && facts.user !== '') return failure('bad-message', openPassword);
    return { isOn, facts, secret: facts.user === '' ? '' : password };
  }
  const problem = change.address === null ? null : addressProblem(change.address, isTryOut);
  return problem === null ? { isOn, facts: {}, secret: change.address } : failure('bad-message', problem);
};

const openPassword =
  'A password would be read by others on the way: choose TLS or STARTTLS, or leave the user name empty.';
