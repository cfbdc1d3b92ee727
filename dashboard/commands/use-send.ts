import type { Signal } from '@preact/signals';
import { commands, type CommandArgs, type CommandName } from '#shared/commands/index.ts';
import type { CommandOutcome } from '#shared/socket-events.ts';
import type { Tile } from '#shared/class-snapshot.ts';
import { useDashboard } from '../dashboard-context.ts';
import { bothOf, nothingDone, summariseOutcome } from '../state/outcome.ts';
import { beginOrder, type GivenOrders, type Said } from './given-orders.ts';
import type { Order, Undo } from './dashboard-command.ts';
import { dashboardCommands } from './index.ts';

/** `next` goes to those who have the first by then. */
export type Send = <Name extends CommandName>(
  name: Name,
  args: CommandArgs<Name>,
  next?: Order,
) => Promise<void>;

/** Whom one order is for, as they were when it was given. */
export interface Audience {
  readonly lessonId: string;
  readonly targets: readonly Tile[];
  /** Also for who joins the lesson later, where the command stays with it. */
  readonly isForClass?: boolean;
}

interface Given {
  readonly said: Said;
  /** Who has it by now. */
  readonly done: readonly Tile[];
}

/** Sends a command to some pupils and says what became of it, with a way back where there is one. */
export const useSend = (audience: Audience, orders: Signal<GivenOrders>): Send => {
  const { connection } = useDashboard();
  const give = async <Name extends CommandName>(
    { lessonId, targets, isForClass = false }: Audience,
    name: Name,
    args: CommandArgs<Name>,
  ): Promise<Given> => {
    const { words } = dashboardCommands[name];
    const deviceIds = targets.flatMap(({ deviceId }) => (deviceId === null ? [] : [deviceId]));
    if (deviceIds.length === 0 && !isForClass)
      return { said: summariseOutcome(name, words, targets, {}), done: [] };
    const undoId = newUndoId();
    const request = { lessonId, name, deviceIds, isForClass, undoId, args };
    const outcome = await connection.ask('command', request);
    if (!outcome.ok) return { said: nothingDone(outcome.detail), done: [] };
    const undo = undoOf(name, args, undoId);
    const reached = reachedBy(name, targets, outcome.value);
    const again = { lessonId, targets: reached, isForClass: isForClass && commands[name].kind === 'state' };
    const said = {
      ...summariseOutcome(name, words, targets, outcome.value, isForClass && isKeptWithLesson(name)),
      ...(undo !== null &&
        (reached.length > 0 || again.isForClass) && {
          undo: { label: undo.label, press: () => void send(again, undo.name, undo.args) },
        }),
    };
    return { said, done: reached.filter(({ deviceId }) => outcome.value[deviceId ?? '']?.ok === true) };
  };
  const send = async <Name extends CommandName>(
    to: Audience,
    name: Name,
    args: CommandArgs<Name>,
    next?: Order,
  ): Promise<void> => {
    const say = beginOrder(orders);
    const { said, done } = await give(to, name, args);
    const goesOn = next !== undefined && done.length > 0;
    const then = goesOn ? await give({ lessonId: to.lessonId, targets: done }, next.name, next.args) : null;
    say(then === null ? said : bothOf(said, then.said));
  };
  return (name, args, next) => send(audience, name, args, next);
};

const isKeptWithLesson = (name: CommandName): boolean => {
  const command = commands[name];
  return 'isKeptWithLesson' in command && command.isKeptWithLesson;
};

/** Also where the page has no secure connection, as in a trial on the school's own network. */
const newUndoId = (): string => [...crypto.getRandomValues(new Uint32Array(4))].join('-');

const undoOf = <Name extends CommandName>(
  name: Name,
  args: CommandArgs<Name>,
  undoId: string,
): Undo | null => {
  const { undo } = dashboardCommands[name];
  if (undo) return undo(args);
  if (commands[name].kind !== 'state' || name === 'undo-controls') return null;
  return { name: 'undo-controls', args: { undoId }, label: 'Undo' };
};

/** For a lasting one also those it waits for. */
const reachedBy = (name: CommandName, targets: readonly Tile[], outcome: CommandOutcome): Tile[] =>
  targets.filter(({ deviceId }) => {
    if (deviceId === null || !Object.hasOwn(outcome, deviceId)) return false;
    return commands[name].kind === 'state' || outcome[deviceId]?.ok === true;
  });
