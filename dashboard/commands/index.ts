import type { CommandName } from '#shared/commands/index.ts';
import type { DashboardCommand } from './dashboard-command.ts';
import { lockDevice } from './lock-device.tsx';
import { openPage } from './open-page.tsx';
import { showMessage } from './show-message.tsx';
import { unlockDevice } from './unlock-device.tsx';

/** How each command of the contract looks here. Leaving one out does not compile. */
export const dashboardCommands: { readonly [Name in CommandName]: DashboardCommand<Name> } = {
  'lock-device': lockDevice,
  'unlock-device': unlockDevice,
  'show-message': showMessage,
  'open-page': openPage,
};

/** In the order of the buttons, which is the order of the registry. */
export const commandNames = Object.keys(dashboardCommands) as CommandName[];
