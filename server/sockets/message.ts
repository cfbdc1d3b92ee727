import type * as z from 'zod/mini';
import { failure, type Failure, type Result } from '#shared/result.ts';

/** One event a peer may send: how its arguments are parsed, and what is done with them. */
export interface Message {
  /** True where the last argument must be an acknowledgement. */
  readonly isAnswered: boolean;
  readonly take: (args: readonly unknown[]) => Result<unknown> | Promise<Result<unknown>>;
}

/** By event name. Looked up by own key only: names come from outside. */
export type Messages = Readonly<Record<string, Message>>;

const notUnderstood = failure('bad-message');
const done: Result<unknown> = { ok: true, value: null };

/** One request, one answer. */
export const answered = <Request extends z.ZodMiniType>(
  schema: Request,
  answer: (request: z.infer<Request>) => Promise<Result<unknown>>,
): Message => ({
  isAnswered: true,
  take: (args) => {
    const parsed = schema.safeParse(args[0]);
    return args.length === 1 && parsed.success ? answer(parsed.data) : notUnderstood;
  },
});

/** `schema` is of the list of arguments. Not answered; a failure is counted against the peer. */
export const told = <Args extends z.ZodMiniType>(
  schema: Args,
  take: (args: z.infer<Args>) => Failure | null,
): Message => ({
  isAnswered: false,
  take: (args) => {
    const parsed = schema.safeParse(args);
    return parsed.success ? (take(parsed.data) ?? done) : notUnderstood;
  },
});

/** The same for one argument and the bytes that came with it. */
export const toldWithBytes = <Head extends z.ZodMiniType>(
  schema: Head,
  take: (head: z.infer<Head>, bytes: Uint8Array) => Failure | null,
): Message => ({
  isAnswered: false,
  take: (args) => {
    const [head, bytes] = args;
    if (args.length !== 2 || !(bytes instanceof Uint8Array)) return notUnderstood;
    const parsed = schema.safeParse(head);
    return parsed.success ? (take(parsed.data, bytes) ?? done) : notUnderstood;
  },
});
