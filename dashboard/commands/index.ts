import type { CommandName } from '#shared/commands/index.ts';
import { closeTab } from './close-tab.tsx';
import type { DashboardCommand } from './dashboard-command.ts';
import { endControls } from './end-controls.tsx';
import { eyesUp } from './eyes-up.tsx';
import { focusLesson } from './focus-lesson.tsx';
import { freezePage } from './freeze-page.tsx';
import { handOutAgreement } from './hand-out-agreement.tsx';
import { limitTabs } from './limit-tabs.tsx';
import { lockDevice } from './lock-device.tsx';
import { openPage } from './open-page.tsx';
import { showMessage } from './show-message.tsx';
import { showTab } from './show-tab.tsx';
import { startTimer } from './start-timer.tsx';
import { undoControls } from './undo-controls.tsx';
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
  'eyes-up': eyesUp,
  'end-controls': endControls,
  'freeze-page': freezePage,
  'limit-tabs': limitTabs,
  'start-timer': startTimer,
  'close-tab': closeTab,
  'show-tab': showTab,
  'hand-out-agreement': handOutAgreement,
  'undo-controls': undoControls,
};

/** In the order of the buttons, which is the order of the registry. */
export const commandNames = Object.keys(dashboardCommands) as CommandName[];
