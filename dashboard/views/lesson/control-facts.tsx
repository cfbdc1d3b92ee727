import type { Tile } from '#shared/class-snapshot.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { controlLooks } from '../../state/controls-on.ts';
import { clockTime } from '../../state/when.ts';
import { Icon } from '../../ui/icon.tsx';

/** All that is on for one pupil: what, until when at the latest, and whose. */
export const ControlFacts = ({ tile: { controls } }: { tile: Tile }) => {
  const { clock } = useDashboard();
  const on = controls.filter(({ endsAt }) => endsAt > clock.now.value);
  return on.length === 0 ? null : (
    <ul class="control-facts" aria-label="On now for this pupil">
      {on.map(({ name, what, by, endsAt, isPending }) => (
        <li key={name}>
          <Icon name={controlLooks[name].icon} />
          <span>
            <strong>{controlLooks[name].words}</strong> <bdi class="control-what">{what}</bdi> until{' '}
            {clockTime(endsAt)} · {by}
            {isPending && ' · not yet confirmed by the device'}
          </span>
        </li>
      ))}
    </ul>
  );
};
