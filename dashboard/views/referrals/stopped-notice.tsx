import { useSignal } from '@preact/signals';
import type { Tile } from '#shared/class-snapshot.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { dayAndTime } from '../../state/when.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { WhatToDoNow } from './what-to-do-now.tsx';

/** In place of all that a teacher does with a screen: it is stopped, and this is what to do now. */
export const StoppedNotice = ({ tile }: { tile: Tile }) => {
  const { clock } = useDashboard();
  const isOpen = useSignal(false);
  return (
    <div class="stopped-notice" data-stopped={tile.pupilId}>
      <p>
        <Icon name="stop" /> <strong>Stopped and referred</strong>, {dayAndTime(tile.since, clock.now.value)}
        {tile.isPending ? '. The computer has not confirmed it yet.' : '.'}
      </p>
      <p>
        Nobody sees this screen, its tabs or its pages. Leave the computer on and as it is. The safeguarding
        lead goes on from here.
      </p>
      <Button onClick={() => (isOpen.value = true)}>What to do now</Button>
      {isOpen.value && (
        <Dialog
          title="What to do now"
          onClose={() => (isOpen.value = false)}
          size="wide"
          name="what-to-do-now"
        >
          <WhatToDoNow />
        </Dialog>
      )}
    </div>
  );
};
