import type { Signal } from '@preact/signals';
import { commands, type CommandArgs, type CommandName } from '#shared/commands/index.ts';
import type { Result } from '#shared/result.ts';
import type { CommandOutcome, CommandRequest } from '#shared/socket-events.ts';
import type { Tile } from '#shared/class-snapshot.ts';
import type { Connection } from '../connection.ts';
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

/** Sends a command to some pupils and says what became of it, with a way back where there is one. */
export const useSend = (audience: Audience, orders: Signal<GivenOrders>): Send => {
  const { connection } = useDashboard();
  const give = async <Name extends CommandName>(
    { lessonId, targets, isForClass = false }: Audience,
    name: Name,
    args: CommandArgs<Name>,
    say: (said: Said) => void,
  ): Promise<readonly Tile[]> => {
    const { words } = dashboardCommands[name];
    const deviceIds = targets.flatMap(({ deviceId }) => (deviceId === null ? [] : [deviceId]));
    if (deviceIds.length === 0 && !isForClass) {
      say(summariseOutcome(name, words, targets, {}));
      return [];
    }
    const undoId = newUndoId();
    const undo = undoOf(name, args, undoId);
    const saidOf = (outcome: CommandOutcome): Said => {
      const reached = reachedBy(name, targets, outcome);
      const again = { lessonId, targets: reached, isForClass: isForClass && commands[name].kind === 'state' };
      return {
        ...summariseOutcome(name, words, targets, outcome, isForClass && isKeptWithLesson(name)),
        ...(undo !== null &&
          (reached.length > 0 || again.isForClass) && {
            undo: { label: undo.label, press: () => void send(again, undo.name, undo.args) },
          }),
      };
    };
    const request = { lessonId, name, deviceIds, isForClass, undoId, args };
    const answer = await askAndHearLater(connection, request, (outcome) => say(saidOf(outcome)));
    if (!answer.ok) {
      say(nothingDone(answer.detail));
      return [];
    }
    return targets.filter(({ deviceId }) => answer.value[deviceId ?? '']?.ok === true);
  };
  const send = async <Name extends CommandName>(
    to: Audience,
    name: Name,
    args: CommandArgs<Name>,
    next?: Order,
  ): Promise<void> => {
    const say = beginOrder(orders);
    let first: Said | null = null;
    let second: Said | null = null;
    let isAsked = false;
    const sayBoth = (): void => {
      if (isAsked && first !== null) say(second === null ? first : bothOf(first, second));
    };
    const done = await give(to, name, args, (said) => {
      first = said;
      sayBoth();
    });
    if (next !== undefined && done.length > 0)
      await give({ lessonId: to.lessonId, targets: done }, next.name, next.args, (said) => {
        second = said;
        sayBoth();
      });
    isAsked = true;
    sayBoth();
  };
  return (name, args, next) => send(audience, name, args, next);
};

/** Tells what became of an order, and again each time that a device answers after the others; resolves with the first. */
const askAndHearLater = async (
  { ask, on }: Connection,
  request: CommandRequest & { readonly undoId: string },
  tell: (outcome: CommandOutcome) => void,
): Promise<Result<CommandOutcome>> => {
  let answer: Result<CommandOutcome> | null = null;
  let late: CommandOutcome = {};
  const tellAll = (): void => {
    if (!answer?.ok) return;
    const outcome = { ...answer.value, ...late };
    tell(outcome);
    if (Object.values(outcome).every((each) => each.ok || each.reason !== 'timed-out')) stop();
  };
  const stop = on('late-outcome', (undoId, outcome) => {
    if (undoId !== request.undoId) return;
    late = { ...late, ...outcome };
    tellAll();
  });
  answer = await ask('command', request);
  if (!answer.ok) stop();
  tellAll();
  return answer;
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
