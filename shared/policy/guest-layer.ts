import { isWithin } from './address.ts';
import { helpHosts } from './agreement-layer.ts';
import { decision, type CompiledPolicy, type Layer, type Subject } from './question.ts';

/** A guest whom nobody has let in, or whose time is over, in a school that lets guests in one by one. */
export const isNotLetIn = (
  { policy }: Pick<CompiledPolicy, 'policy'>,
  { person, letInUntil = null }: Subject,
  now: number,
): boolean =>
  policy.rules.guestsNeedLease && person.kind === 'guest' && (letInUntil === null || now >= letInUntil);

/** Other pages wait until somebody lets the guest in. Where children find help stays as it is: nothing is opened here. */
export const guest: Layer = ({ policy, subject, host, now }) => {
  if (!isNotLetIn(policy, subject, now)) return null;
  if (helpHosts(policy).some((open) => isWithin(host, open))) return null;
  return decision('block', 'not-let-in', 'Waits until somebody of the school lets this guest in');
};
