import * as z from 'zod/mini';
import { idSchema, nameSchema } from '../people.ts';

/** What somebody had to do with it. */
export const involvements = ['affected', 'did', 'saw'] as const;
export const involvementSchema = z.enum(involvements);
export type Involvement = z.infer<typeof involvementSchema>;
export const involvementLabels: Readonly<Record<Involvement, string>> = {
  affected: 'Happened to them',
  did: 'Did it',
  saw: 'Saw it',
};

/** A child, a member of staff or volunteer, or somebody else, as whoever reports names them (R40). */
export const namedPersonSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('pupil'), pupilId: idSchema, involvement: involvementSchema }),
  z.object({ kind: z.literal('staff'), accountId: idSchema, involvement: involvementSchema }),
  /** Staff or a volunteer who has no account here. */
  z.object({ kind: z.literal('adult-here'), name: nameSchema, involvement: involvementSchema }),
  z.object({ kind: z.literal('other'), name: nameSchema, involvement: involvementSchema }),
]);
export type NamedPerson = z.infer<typeof namedPersonSchema>;

/** All who are named in one incident. */
export const peopleSchema = z.array(namedPersonSchema).check(z.minLength(1), z.maxLength(20));

export const isAdultHere = ({ kind }: { readonly kind: NamedPerson['kind'] }): boolean =>
  kind === 'staff' || kind === 'adult-here';

export const personKinds = ['pupil', 'staff', 'adult-here', 'other'] as const;
export const personInvolvedSchema = z.object({
  kind: z.enum(personKinds),
  /** Null for somebody who is not one of the school's pupils. */
  pupilId: z.nullable(idSchema),
  name: nameSchema,
  involvement: involvementSchema,
});
export type PersonInvolved = z.infer<typeof personInvolvedSchema>;
