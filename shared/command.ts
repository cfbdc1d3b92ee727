import type * as z from 'zod/mini';
import type { DeviceState } from './device-state.ts';
import type { Controls } from './lesson-controls.ts';

/** Who asks, taken from the session on the server and never from the payload. */
export interface CommandContext {
  readonly actorName: string;
  /** Server epoch ms. */
  readonly now: number;
  /** End of the lesson that gives the actor the right to command, epoch ms. No control outlives it. */
  readonly lessonEndsAt: number;
  /** What was on before the last command in this lesson changed it; null where none did. */
  readonly before: Controls | null;
}

/** What a command does to what its lesson has opened; null leaves it as it is. */
export type ExceptionsChange = 'end' | 'undo' | null;

/** Something that lasts: it changes the device's desired state. Reaches an offline device when it comes back. */
export interface StateCommand<Name extends string, Args extends z.ZodMiniType> {
  readonly kind: 'state';
  readonly name: Name;
  readonly args: Args;
  /** Given to the whole class, it stays with the lesson: who joins later gets it too. */
  readonly isKeptWithLesson?: boolean;
  /** The order it takes back, where it takes back one: it changes nothing where another has come since. */
  readonly undoes?: (args: z.infer<Args>) => string | null;
  /** For those it is meant for. Exceptions are kept by the server, which puts them into the devices' states. */
  readonly exceptions?: (args: z.infer<Args>) => ExceptionsChange;
  /** Pure: the next state, without its version (the server counts). */
  readonly apply: (state: DeviceState, args: z.infer<Args>, context: CommandContext) => DeviceState;
}

/** Something momentary: done once by a connected device, or dropped and said when it is too late. */
export interface ActionCommand<Name extends string, Args extends z.ZodMiniType> {
  readonly kind: 'action';
  readonly name: Name;
  readonly args: Args;
  readonly lifetimeMs: number;
}

export const defineStateCommand = <Name extends string, Args extends z.ZodMiniType>(
  command: Omit<StateCommand<Name, Args>, 'kind'>,
): StateCommand<Name, Args> => ({ kind: 'state', ...command });

export const defineActionCommand = <Name extends string, Args extends z.ZodMiniType>(
  command: Omit<ActionCommand<Name, Args>, 'kind'>,
): ActionCommand<Name, Args> => ({ kind: 'action', ...command });
