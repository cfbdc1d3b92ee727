import type { CommandName } from '#shared/commands/index.ts';
import type { DashboardCommand } from './dashboard-command.ts';
import { focusLesson } from './focus-lesson.tsx';
import { lockDevice } from './lock-device.tsx';
import { openPage } from './open-page.tsx';
import { showMessage } from './show-message.tsx';
import { unfocusLesson } from './unfocus-lesson.tsx';
import { unlockDevice } from './unlock-device.tsx';

/** How each command of the contract looks here. Leaving one out does not compile. */
export const dashboardCommands: { readonly [Name in CommandName]: DashboardCommand<Name> } = {
  'lock-device': lockDevice,
  'unlock-device': unlockDevice,
  'focus-lesson': focusLesson,
  'unfocus-lesson': unfocusLesson,
  'show-message': showMessage,
  'open-page': openPage,
};

/** In the order of the buttons, which is the order of the registry. */
export const commandNames = Object.keys(dashboardCommands) as CommandName[];
