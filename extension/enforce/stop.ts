import type { Outbox } from '../outbox.ts';
import type { ShowPage } from '../show-page.ts';
import type { LiveScreen } from '../screen/live-screen.ts';
import type { EarlierPictures } from '../screen/earlier-pictures.ts';
import type { RecentPictures } from '../screen/recent-pictures.ts';
import type { Enforce } from '../receive.ts';
import type { InForce } from './in-force.ts';

export interface EnforceStopParts {
  readonly inForce: Pick<InForce, 'live'>;
  readonly liveScreen: Pick<LiveScreen, 'drop'>;
  readonly recent: Pick<RecentPictures, 'drop'>;
  readonly earlier: Pick<EarlierPictures, 'drop'>;
  readonly showPage: Pick<ShowPage, 'drop'>;
  readonly outbox: Pick<Outbox, 'dropShown'>;
}

/** Drops every picture this device holds, then covers every window. No tab is closed, and nothing else is changed. */
export const createEnforceStop =
  (parts: EnforceStopParts): Enforce['stop'] =>
  async (stop) => {
    if (stop !== null) await dropPictures(parts);
    await parts.inForce.live();
  };

// What covers the screen does not wait for the disk of the outbox.
const dropPictures = async (parts: EnforceStopParts): Promise<void> => {
  const { liveScreen, recent, earlier, showPage, outbox } = parts;
  recent.drop();
  earlier.drop();
  showPage.drop();
  outbox.dropShown().catch(() => undefined);
  await liveScreen.drop();
};
