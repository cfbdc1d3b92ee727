import { useSignalEffect, type Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { GrantedException } from '#shared/api/exceptions.ts';
import type { CommandName } from '#shared/commands/index.ts';
import type { Tile } from '#shared/class-snapshot.ts';
import { endedFor } from '../state/exceptions-on.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Menu } from '../ui/menu.tsx';
import { CommandResult } from './command-result.tsx';
import type { CommandFormProps } from './dashboard-command.ts';
import type { GivenOrders } from './given-orders.ts';
import { commandNames, dashboardCommands } from './index.ts';
import { useSend, type Send } from './use-send.ts';

export interface CommandBarProps {
  readonly lessonId: string;
  readonly lessonEndsAt: number;
  /** Whom the commands are for, in the order shown. */
  readonly targets: readonly Tile[];
  readonly audience: string;
  /** All that the lesson has opened for a while. */
  readonly opened: readonly GrantedException[];
  /** Also for who joins the lesson later, where the command stays with it. */
  readonly isForClass?: boolean;
  /** The command that has been asked for, by its button here or by a key elsewhere; emptied when it is taken up. */
  readonly asked: Signal<CommandName | null>;
  /** Where others send commands beside this bar: there is one place for what became of them. */
  readonly orders: Signal<GivenOrders>;
  /** More buttons in the same row. */
  readonly children?: ComponentChildren;
}

/** A button for each command; a question first where there is one, and what became of it below. */
export const CommandBar = (props: CommandBarProps) => {
  const { targets, audience, asked, orders, lessonEndsAt } = props;
  const send = useSend(props, orders);
  const sendAndClose: Send = (...order) => {
    asked.value = null;
    return send(...order);
  };
  const startAtOnce = <Name extends CommandName>(name: Name) => {
    const { start } = dashboardCommands[name];
    if (start.kind === 'at-once') void sendAndClose(name, start.args);
  };
  useSignalEffect(() => {
    if (asked.value !== null) startAtOnce(asked.value);
  });

  const isOff = targets.length === 0;
  const offered = offeredTo(targets, endedFor(props.opened, props));
  const button = (name: CommandName) => (
    <CommandButton key={name} name={name} isOff={isOff} onPress={() => (asked.value = name)} />
  );
  return (
    <div class="command-bar">
      <div class="commands" role="group" aria-label={`Commands for ${audience}`}>
        {offered.filter((name) => placeOf(name) === 'bar').map(button)}
        <Menu label="More" name="more-commands" isDisabled={isOff}>
          {offered.filter((name) => placeOf(name) === 'more').map(button)}
        </Menu>
        {props.children}
      </div>
      <CommandResult orders={orders} />
      {asked.value !== null && (
        <Question
          name={asked.value}
          lessonId={props.lessonId}
          targets={targets}
          audience={audience}
          lessonEndsAt={lessonEndsAt}
          onSend={sendAndClose}
          onCancel={() => (asked.value = null)}
        />
      )}
    </div>
  );
};

const placeOf = (name: CommandName): 'bar' | 'more' => dashboardCommands[name].place ?? 'bar';

const offeredTo = (targets: readonly Tile[], opened: readonly GrantedException[]): CommandName[] =>
  commandNames.filter((name) => dashboardCommands[name].isOffered?.(targets, opened) ?? true);

const CommandButton = (props: { name: CommandName; isOff: boolean; onPress: () => void }) => {
  const { label, icon, shortcut } = dashboardCommands[props.name];
  return (
    <Button
      icon={icon}
      onClick={props.onPress}
      isDisabled={props.isOff}
      shortcut={shortcut.toUpperCase()}
      title={`${label.replace('…', '')} (${shortcut.toUpperCase()})`}
    >
      {label}
    </Button>
  );
};

type QuestionProps<Name extends CommandName> = Omit<CommandFormProps<Name>, 'onSend'> & {
  name: Name;
  onSend: Send;
};

const Question = <Name extends CommandName>({ name, onSend, ...rest }: QuestionProps<Name>) => {
  const { start } = dashboardCommands[name];
  if (start.kind === 'at-once') return null;
  return (
    <Dialog title={start.title} onClose={rest.onCancel} name={name} size={start.size ?? 'small'}>
      <start.Form {...rest} onSend={(...order) => onSend(name, ...order)} />
    </Dialog>
  );
};
