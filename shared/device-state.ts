import * as z from 'zod/mini';
import { boundPupilSchema, idSchema, nameSchema } from './people.ts';

const instantSchema = z.int().check(z.nonnegative());

/** A lease on the whole screen: who holds it, what the pupil reads, and when it opens by itself (server epoch ms). */
export const lockSchema = z.object({
  by: nameSchema,
  message: z.string().check(z.maxLength(200)),
  startedAt: instantSchema,
  endsAt: instantSchema,
});
export type Lock = z.infer<typeof lockSchema>;

export const lessonSchema = z.object({
  lessonId: idSchema,
  className: nameSchema,
  teacher: nameSchema,
  endsAt: instantSchema,
});
export type Lesson = z.infer<typeof lessonSchema>;

/**
 * Everything a device must be, as one value. The server stores it first and the device makes it true; an older
 * version is ignored, so late and doubled messages do no harm.
 */
export const deviceStateSchema = z.object({
  version: z.int().check(z.nonnegative()),
  pupil: z.nullable(boundPupilSchema),
  lesson: z.nullable(lessonSchema),
  lock: z.nullable(lockSchema),
});
export type DeviceState = z.infer<typeof deviceStateSchema>;

export const initialDeviceState: DeviceState = { version: 0, pupil: null, lesson: null, lock: null };

/** Who is looking at this screen now, and how closely. Not part of the stored state: it ends with the socket. */
export const watchSchema = z.object({
  mode: z.enum(['off', 'grid', 'close']),
  by: z.array(nameSchema).check(z.maxLength(20)),
});
export type Watch = z.infer<typeof watchSchema>;

export const notWatched: Watch = { mode: 'off', by: [] };
