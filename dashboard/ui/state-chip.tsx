import type { TileState } from '#shared/class-snapshot.ts';
import type { IconName } from './icon.tsx';
import { Icon } from './icon.tsx';

/** Words and a picture for each state, so that colour is never the only sign. */
export const stateLooks: Record<TileState, { label: string; icon: IconName }> = {
  stopped: { label: 'Stopped', icon: 'stop' },
  concern: { label: 'Needs help', icon: 'hand' },
  silent: { label: 'Silent', icon: 'silent' },
  blocked: { label: 'Blocked', icon: 'blocked' },
  degraded: { label: 'Less protected', icon: 'flag' },
  online: { label: 'Online', icon: 'check' },
  idle: { label: 'Idle', icon: 'clock' },
  asleep: { label: 'Asleep', icon: 'moon' },
  locked: { label: 'Locked', icon: 'lock' },
  elsewhere: { label: 'In another lesson', icon: 'people' },
  'out-of-school': { label: 'Out of school', icon: 'pin' },
  away: { label: 'Away', icon: 'away' },
};

/** `since` is how long it has lasted, in words; left out where it says nothing. */
export const StateChip = ({ state, since }: { state: TileState; since?: string | null }) => (
  <span class="chip" data-state={state}>
    <Icon name={stateLooks[state].icon} />
    <span>{stateLooks[state].label}</span>
    {since && <span class="since">{since}</span>}
  </span>
);
