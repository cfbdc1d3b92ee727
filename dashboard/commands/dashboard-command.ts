import type { ComponentType } from 'preact';
import type { GrantedException } from '#shared/api/exceptions.ts';
import type { CommandArgs, CommandName } from '#shared/commands/index.ts';
import type { Tile } from '#shared/class-snapshot.ts';
import type { OutcomeWords } from '../state/outcome.ts';
import type { IconName } from '../ui/icon.tsx';

export interface CommandFormProps<Name extends CommandName> {
  /** "Ada Byrne", "3 pupils", "the whole class (30 pupils)" */
  readonly audience: string;
  readonly lessonId: string;
  readonly targets: readonly Tile[];
  /** Epoch ms: no control outlives the lesson. */
  readonly lessonEndsAt: number;
  /** Resolves when the outcome is known; `next` is for those who have it then. */
  readonly onSend: (args: CommandArgs<Name>, next?: Order) => Promise<void>;
  readonly onCancel: () => void;
}

/** A command and what it contains. */
export type Order = {
  readonly [Name in CommandName]: { readonly name: Name; readonly args: CommandArgs<Name> };
}[CommandName];

/** With the words of its button. */
export type Undo = Order & { readonly label: string };

/** How one command looks to a teacher. */
export interface DashboardCommand<Name extends CommandName> {
  readonly name: Name;
  /** On its button; ends in "…" when a question follows. */
  readonly label: string;
  readonly icon: IconName;
  /** One key, while the tiles have the focus. */
  readonly shortcut: string;
  readonly words: OutcomeWords;
  /** What it contained, as it is read afterwards: "Lock for 5 min: “Look up”". Its label where it contains nothing. */
  readonly inWords?: (args: CommandArgs<Name>) => string;
  /** Less used: behind "More". */
  readonly place?: 'more';
  /** What undoes it, where that is another command; a lasting one is undone without being told how. */
  readonly undo?: (args: CommandArgs<Name>) => Undo;
  /** By key and with nobody selected it is for the whole class, not for the tile that has the focus. */
  readonly isMeantForAll?: boolean;
  /** Left out of the bar while it would change nothing; `opened` is what the lesson has opened for these alone. */
  readonly isOffered?: (targets: readonly Tile[], opened: readonly GrantedException[]) => boolean;
  readonly start:
    | { readonly kind: 'at-once'; readonly args: CommandArgs<Name> }
    | {
        readonly kind: 'ask';
        readonly title: string;
        readonly size?: 'wide';
        readonly Form: ComponentType<CommandFormProps<Name>>;
      };
}
