import type { Audience } from '#shared/incidents/audience.ts';
import type { IncidentKind } from '#shared/incidents/kinds.ts';
import { isAdultHere, type NamedPerson } from '#shared/incidents/people.ts';
import type { Role } from '#shared/roles.ts';

/** A concern about an adult of the school goes to the head, one about the head to the chair of governors (R46). */
export const audienceFor = (
  kind: IncidentKind,
  people: readonly NamedPerson[],
  rolesOf: (accountId: string) => readonly Role[],
): Audience => {
  const doers = people.filter(({ involvement }) => involvement === 'did');
  const isAboutHead = doers.some((who) => who.kind === 'staff' && rolesOf(who.accountId).includes('head'));
  if (isAboutHead) return 'chair';
  const isAboutAdult = doers.some(isAdultHere);
  return isAboutAdult || kind === 'about-an-adult' ? 'head' : 'safeguarding';
};
