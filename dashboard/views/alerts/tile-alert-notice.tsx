import { alertKindOf } from '#shared/alerts/kinds.ts';
import { alertLevelLabels } from '#shared/alerts/levels.ts';
import type { Tile } from '#shared/class-snapshot.ts';
import { clockTime } from '../../state/when.ts';
import { Icon } from '../../ui/icon.tsx';

/** For the teacher, where one pupil is looked at closely; a tile says only that there is one: the class may see it. */
export const TileAlertNotice = ({ tile: { alert } }: { tile: Tile }) =>
  alert === undefined ? null : (
    <div class="callout alert-notice" role="status" data-alert-kind={alert.kind}>
      <p>
        <Icon name="flag" /> <strong>{alertKindOf[alert.kind].label}.</strong> {alertLevelLabels[alert.level]}
        . {clockTime(alert.at)}
      </p>
      <p dir="auto">{alert.why}</p>
      <p class="quiet-text">
        A machine noticed it and may be wrong. Speak with the child quietly, not before the class. The
        safeguarding lead has it too; tell them what you see, or record an incident.
      </p>
    </div>
  );
