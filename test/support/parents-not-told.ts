import type { ParentsAnswer } from '#shared/incidents/parents.ts';

/** What whoever closes an incident says of the parents, where a test is about something else. */
export const parents = {
  is: 'not-told',
  why: 'Talked about at school',
} as const satisfies ParentsAnswer;
