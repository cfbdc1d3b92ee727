import { quotedAfter, spanWords } from './contents.ts';
import type { CommandFormProps, DashboardCommand } from './dashboard-command.ts';
import { ScreenHoldForm } from './screen-hold-form.tsx';

const LockForm = (props: CommandFormProps<'lock-device'>) => (
  <ScreenHoldForm
    {...props}
    name="lock-device"
    submit="Lock"
    message="Eyes on me, please."
    span="5"
    hint="They also read your name and when it ends."
    explain={(until) => (
      <>
        Locks the screen of <strong>{props.audience}</strong>. It opens by itself at {until}.
      </>
    )}
  />
);

export const lockDevice: DashboardCommand<'lock-device'> = {
  name: 'lock-device',
  label: 'Lock…',
  icon: 'lock',
  shortcut: 'l',
  words: { done: 'locked', notDone: 'not locked', waits: 'will lock when back' },
  inWords: ({ durationMs, message }) => `Lock for ${spanWords(durationMs)}${quotedAfter(message)}`,
  start: { kind: 'ask', title: 'Lock screens', Form: LockForm },
};
