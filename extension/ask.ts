import * as z from 'zod/mini';
import { failure, failureReasons, success, type Result } from '#shared/result.ts';

/** Sends one request and waits for its acknowledgement; what comes back is not trusted yet. */
export type Ask<Request> = (request: Request) => Promise<unknown>;

const envelopeSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), reason: z.enum(failureReasons), detail: z.string() }),
]);

/** An acknowledgement as a Result; anything not understood is `bad-message`. */
export const parseResult = <Schema extends z.ZodMiniType>(
  schema: Schema,
  answer: unknown,
): Result<z.infer<Schema>> => {
  const envelope = envelopeSchema.safeParse(answer);
  if (!envelope.success) return failure('bad-message');
  if (!envelope.data.ok) return envelope.data;
  const value = schema.safeParse(envelope.data.value);
  return value.success ? success(value.data) : failure('bad-message');
};
