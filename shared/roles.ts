import * as z from 'zod/mini';

/** What a member of staff may be; one account may hold several. `may` on the server decides what each allows. */
export const roles = [
  'teacher',
  'cover-teacher',
  'dsl',
  'head',
  'chair-of-governors',
  'governor',
  'filtering-manager',
  'admin',
] as const;

export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

export const roleLabels: Record<Role, string> = {
  teacher: 'Teacher',
  'cover-teacher': 'Cover teacher',
  dsl: 'Designated safeguarding lead',
  head: 'Headteacher',
  'chair-of-governors': 'Chair of governors',
  governor: 'Governor',
  'filtering-manager': 'Web filtering manager',
  admin: 'IT admin',
};
