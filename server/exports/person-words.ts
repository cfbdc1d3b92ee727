import type { PersonInvolved } from '#shared/incidents/people.ts';

/** What somebody is, as the school's form asks (R40): child, staff or volunteer, other. */
export const personWords: Readonly<Record<PersonInvolved['kind'], string>> = {
  pupil: 'pupil',
  staff: 'member of staff',
  'adult-here': 'staff or volunteer without an account',
  other: 'somebody else',
};
