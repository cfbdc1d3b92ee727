import { quotedAfter, spanWords } from './contents.ts';
import type { CommandFormProps, DashboardCommand } from './dashboard-command.ts';
import { ScreenHoldForm } from './screen-hold-form.tsx';

const FreezeForm = (props: CommandFormProps<'freeze-page'>) => (
  <ScreenHoldForm
    {...props}
    name="freeze-page"
    submit="Freeze"
    message="Look, and do not touch."
    span="2"
    explain={(until) => (
      <>
        The page in front stays in sight of <strong>{props.audience}</strong>; mouse, keys and other pages
        wait. It ends by itself at {until}.
      </>
    )}
  >
    <p class="quiet-text">
      It cannot hold the browser’s own pages, such as an empty new tab, and a pupil can still close the tab or
      the browser. To be sure, lock.
    </p>
  </ScreenHoldForm>
);

export const freezePage: DashboardCommand<'freeze-page'> = {
  name: 'freeze-page',
  label: 'Freeze…',
  icon: 'snow',
  shortcut: 'z',
  place: 'more',
  words: { done: 'frozen', notDone: 'not frozen', waits: 'will freeze when back' },
  inWords: ({ durationMs, message }) => `Freeze for ${spanWords(durationMs)}${quotedAfter(message)}`,
  start: { kind: 'ask', title: 'Freeze the page', Form: FreezeForm },
};
