import * as z from 'zod/mini';

export const idSchema = z.string().check(z.minLength(1), z.maxLength(64));
export const nameSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(120));
export const emailSchema = z.email().check(z.maxLength(254), z.toLowerCase());
export const keyStageSchema = z.enum(['KS1', 'KS2']);
export type KeyStage = z.infer<typeof keyStageSchema>;

/** Reception is 0; KS1 is Reception to Year 2, KS2 is Year 3 to 6. */
export const yearGroupSchema = z.int().check(z.minimum(0), z.maximum(6));
export const keyStageOf = (yearGroup: number): KeyStage => (yearGroup <= 2 ? 'KS1' : 'KS2');

/** The pupil a device is bound to, as much of them as the device needs to know. */
export const boundPupilSchema = z.object({
  pupilId: idSchema,
  /** Shown to the pupil and to staff; never in a file name. */
  name: nameSchema,
  keyStage: keyStageSchema,
  yearGroup: yearGroupSchema,
  classId: idSchema,
});
export type BoundPupil = z.infer<typeof boundPupilSchema>;

/** The member of staff a device is bound to. */
export const boundStaffSchema = z.object({ accountId: idSchema, name: nameSchema });
export type BoundStaff = z.infer<typeof boundStaffSchema>;
