import type { LiveScreen } from '../screen/live-screen.ts';
import type { Enforce } from '../receive.ts';
import type { InForce } from './in-force.ts';

export interface EnforceStopParts {
  readonly inForce: Pick<InForce, 'live'>;
  readonly liveScreen: Pick<LiveScreen, 'drop'>;
}

/** Drops every picture this device holds, then covers every window. No tab is closed, and nothing else is changed. */
export const createEnforceStop =
  ({ inForce, liveScreen }: EnforceStopParts): Enforce['stop'] =>
  async (stop) => {
    if (stop !== null) await liveScreen.drop();
    await inForce.live();
  };
