import type * as z from 'zod/mini';
import { closeTab } from './close-tab.ts';
import { endControls } from './end-controls.ts';
import { eyesUp } from './eyes-up.ts';
import { focusLesson } from './focus-lesson.ts';
import { freezePage } from './freeze-page.ts';
import { handOutAgreement } from './hand-out-agreement.ts';
import { limitTabs } from './limit-tabs.ts';
import { lockDevice } from './lock-device.ts';
import { openPage } from './open-page.ts';
import { showMessage } from './show-message.ts';
import { showTab } from './show-tab.ts';
import { startTimer } from './start-timer.ts';
import { undoControls } from './undo-controls.ts';
import { unfocusLesson } from './unfocus-lesson.ts';
import { unlockDevice } from './unlock-device.ts';

/** The only list of commands. A side that leaves one out does not compile. */
export const commands = {
  'lock-device': lockDevice,
  'unlock-device': unlockDevice,
  'eyes-up': eyesUp,
  'freeze-page': freezePage,
  'focus-lesson': focusLesson,
  'unfocus-lesson': unfocusLesson,
  'limit-tabs': limitTabs,
  'start-timer': startTimer,
  'end-controls': endControls,
  'undo-controls': undoControls,
  'open-page': openPage,
  'show-message': showMessage,
  'close-tab': closeTab,
  'show-tab': showTab,
  'hand-out-agreement': handOutAgreement,
} as const;

export type CommandName = keyof typeof commands;
export type CommandArgs<Name extends CommandName> = z.infer<(typeof commands)[Name]['args']>;
type NamesOfKind<Kind> = {
  [Name in CommandName]: (typeof commands)[Name]['kind'] extends Kind ? Name : never;
}[CommandName];
export type ActionName = NamesOfKind<'action'>;

export const isCommandName = (name: string): name is CommandName => Object.hasOwn(commands, name);
