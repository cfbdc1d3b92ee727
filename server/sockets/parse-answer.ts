import * as z from 'zod/mini';
import { failure, failureReasons, success, type Result } from '#shared/result.ts';

const successSchema = z.object({ ok: z.literal(true), value: z.unknown() });
const failureSchema = z.object({
  ok: z.literal(false),
  reason: z.enum(failureReasons),
  detail: z.string().check(z.maxLength(500)),
});

/** What a peer acknowledged with, which is from outside like everything else. */
export const parseAnswer = <Value extends z.ZodMiniType>(
  value: Value,
  answer: unknown,
): Result<z.infer<Value>> => {
  const failed = failureSchema.safeParse(answer);
  if (failed.success) return failed.data;
  const succeeded = value.safeParse(successSchema.safeParse(answer).data?.value);
  return succeeded.success
    ? success(succeeded.data)
    : failure('failed', 'The device answered something that was not understood.');
};
