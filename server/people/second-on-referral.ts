import { audiencesOf, type Audience } from '#shared/incidents/audience.ts';
import type { Actor } from './actor.ts';

/** What is asked about a referral for one person's eyes before another stands beside them. */
export interface SecondRight {
  readonly audience: Audience;
  /** The governor whom the chair named; null where none is. */
  readonly namedId: string | null;
}

/**
 * Beside the head stands the chair of governors. Beside the chair, where it is about the head, one governor whom the chair
 * has named, and never the head. Whoever may see the referral itself is the first person, and not the second.
 */
export const isSecondOn = (
  { accountId, roles }: Pick<Actor, 'accountId' | 'roles'>,
  { audience, namedId }: SecondRight,
): boolean => {
  if (audiencesOf(roles).includes(audience)) return false;
  if (audience === 'head') return roles.includes('chair-of-governors');
  if (audience !== 'chair' || roles.includes('head')) return false;
  return roles.includes('governor') && namedId === accountId;
};
