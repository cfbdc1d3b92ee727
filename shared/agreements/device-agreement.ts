import * as z from 'zod/mini';
import { idSchema, nameSchema } from '../people.ts';
import { hostSchema } from '../policy/policy.ts';
import { agreementTextSchema, languageSchema } from './text.ts';

const instantSchema = z.int().check(z.nonnegative());

/** The agreement that this pupil has not signed, as their devices carry it. */
export const deviceAgreementSchema = z.object({
  /** What is asked of this pupil now: another version, another year or a withdrawal is another ask. */
  askId: idSchema,
  versionId: idSchema,
  audience: z.enum(['ks1', 'ks2']),
  texts: z
    .array(z.object({ language: languageSchema, text: agreementTextSchema }))
    .check(z.minLength(1), z.maxLength(12)),
  /** Who signs next: for the youngest a parent comes first. */
  needs: z.enum(['parent', 'pupil']),
  /** From then on (server epoch ms) nothing opens but this and a few sites; null where the school holds nobody. */
  heldFrom: z.nullable(instantSchema),
  /** Sites that stay open all the same. */
  openHosts: z.array(hostSchema).check(z.maxLength(50)),
  /** Whom the pupil may name as trusted adults at school. */
  staff: z.array(z.object({ adultId: idSchema, name: nameSchema })).check(z.maxLength(300)),
});
export type DeviceAgreement = z.infer<typeof deviceAgreementSchema>;
