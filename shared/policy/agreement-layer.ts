import { isWithin } from './address.ts';
import { decision, type CompiledPolicy, type Layer, type Subject } from './question.ts';

/** Where children find help; nothing that waits for a grown-up stands before it. */
const helpCategoryId = 'trusted-help';

export const helpHosts = ({ policy }: Pick<CompiledPolicy, 'policy'>): readonly string[] =>
  policy.categories.find(({ id }) => id === helpCategoryId)?.hosts ?? [];

export const isHeld = (
  subject: Subject,
  now: number,
): subject is Subject & { agreement: NonNullable<Subject['agreement']> } =>
  subject.agreement !== undefined && subject.agreement !== null && now >= subject.agreement.heldFrom;

/** Sites that are left to the other layers while a person is held. */
export const openWhileHeld = (
  policy: Pick<CompiledPolicy, 'policy'>,
  { openHosts }: NonNullable<Subject['agreement']>,
): readonly string[] => [...openHosts, ...helpHosts(policy)];

/** Until the agreement is signed, other pages wait. What stays open goes on to the other layers: nothing is opened here. */
export const agreement: Layer = ({ policy, subject, host, now }) => {
  if (!isHeld(subject, now)) return null;
  if (openWhileHeld(policy, subject.agreement).some((open) => isWithin(host, open))) return null;
  return decision('block', 'agreement', 'Waits until the acceptable use agreement is signed');
};
