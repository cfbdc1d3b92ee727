import * as z from 'zod/mini';
import type { Role } from './roles.ts';

/** Of whom the school asks a second factor at sign-in (R61). */
export const secondFactorGroups = ['nobody', 'leads', 'everyone'] as const;
export type SecondFactorGroup = (typeof secondFactorGroups)[number];

export const secondFactorGroupLabels: Readonly<Record<SecondFactorGroup, string>> = {
  nobody: 'Nobody has to: whoever wants to may',
  leads: 'Safeguarding leads, heads, chairs of governors and admins',
  everyone: 'Everyone who signs in here',
};

export const secondFactorRuleSchema = z.object({
  of: z.enum(secondFactorGroups),
  /** The day from which nothing opens without one: "2027-01-31". */
  from: z.iso.date(),
});
export type SecondFactorRule = z.infer<typeof secondFactorRuleSchema>;

/** `asked`: until that day they may go on without. `needed`: they set one up before anything else. */
export const secondFactorStandings = ['not-asked', 'asked', 'needed'] as const;
export type SecondFactorStanding = (typeof secondFactorStandings)[number];

const leads: ReadonlySet<Role> = new Set(['dsl', 'head', 'chair-of-governors', 'admin']);

export const isAskedOf = ({ of }: SecondFactorRule, roles: readonly Role[]): boolean =>
  of === 'everyone' || (of === 'leads' && roles.some((role) => leads.has(role)));
