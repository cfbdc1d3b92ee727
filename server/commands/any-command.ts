import type * as z from 'zod/mini';
import type { ActionCommand, CommandContext, ExceptionsChange } from '#shared/command.ts';
import { commands, isCommandName } from '#shared/commands/index.ts';
import type { DeviceState } from '#shared/device-state.ts';
import { failure, success, type Result } from '#shared/result.ts';

/** A command with its arguments already parsed and inside: nothing here knows it by name. */
export type ReadyCommand = { readonly args: unknown } & (
  | {
      readonly kind: 'state';
      readonly next: (state: DeviceState, context: CommandContext) => DeviceState;
      readonly isKeptWithLesson: boolean;
      readonly undoes: string | null;
      readonly exceptions: ExceptionsChange;
    }
  | { readonly kind: 'action'; readonly lifetimeMs: number }
);

type AnyStateCommand = {
  readonly kind: 'state';
  readonly args: z.ZodMiniType;
  readonly isKeptWithLesson?: boolean;
  readonly undoes?: (args: unknown) => string | null;
  readonly exceptions?: (args: unknown) => ExceptionsChange;
  readonly apply: (state: DeviceState, args: unknown, context: CommandContext) => DeviceState;
};
type AnyCommand = AnyStateCommand | ActionCommand<string, z.ZodMiniType>;

// Each `apply` takes its own arguments only; it is given nothing but what its own schema has parsed.
const registry = commands as unknown as Readonly<Record<string, AnyCommand>>;

/** Parses a command that came from outside. */
export const readCommand = (name: string, args: unknown): Result<ReadyCommand> => {
  const command = isCommandName(name) ? registry[name] : undefined;
  const parsed = command?.args.safeParse(args);
  if (!command || !parsed?.success) return failure('bad-message');
  const value = parsed.data;
  return success(
    command.kind === 'state'
      ? {
          kind: 'state',
          args: value,
          next: (state, context) => command.apply(state, value, context),
          isKeptWithLesson: command.isKeptWithLesson ?? false,
          undoes: command.undoes?.(value) ?? null,
          exceptions: command.exceptions?.(value) ?? null,
        }
      : { kind: 'action', args: value, lifetimeMs: command.lifetimeMs },
  );
};
