import { useDashboard } from '../../dashboard-context.ts';
import { calendarDay } from '../../state/when.ts';
import { Button } from '../../ui/button.tsx';

interface PaperProps {
  readonly holder: string;
  /** In groups of four. */
  readonly code: string;
  readonly onClose: () => void;
}

/** For the envelope. There is no button that copies it: it belongs on paper. */
export const EmergencyPaper = ({ holder, code, onClose }: PaperProps) => {
  const { clock, session } = useDashboard();
  return (
    <div class="emergency-paper">
      <p>
        <strong>
          <bdi>{session.me.value?.schoolName}</bdi>, ThinkClick
        </strong>
        , {calendarDay(clock.now.peek())}. Kept by <bdi>{holder}</bdi>.
      </p>
      <p class="emergency-code">
        <code>{code}</code>
      </p>
      <p>
        On the day on which no admin can sign in: open <bdi class="breaks">{location.origin}/emergency</bdi>{' '}
        and type it in. It works once and lets one admin or head choose a new password. All admins, heads and
        safeguarding leads are told.
      </p>
      <p class="no-print">
        Print it, seal it in an envelope, and hand that over yourself. It is not shown again.
      </p>
      <div class="row-of-buttons no-print">
        <Button kind="primary" onClick={() => window.print()}>
          Print
        </Button>
        <Button onClick={onClose}>It is in the envelope</Button>
      </div>
    </div>
  );
};
