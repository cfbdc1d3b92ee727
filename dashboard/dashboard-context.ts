import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Api } from './api.ts';
import type { Connection } from './connection.ts';
import type { Screens } from './screens/screens.ts';
import type { Desk } from './state/desk.ts';
import type { FrameStore } from './state/frames.ts';
import type { Notices } from './state/notices.ts';
import type { ServerClock } from './state/server-clock.ts';
import type { ThisComputer } from './state/this-computer.ts';
import type { Session } from './state/session.ts';
import type { Unsaved } from './state/unsaved.ts';

/** What the dashboard is made of; built once in main.tsx. */
export interface Dashboard {
  readonly api: Api;
  readonly computer: Pick<ThisComputer, 'deviceId' | 'mark' | 'prove'>;
  readonly session: Session;
  readonly connection: Connection;
  readonly frames: FrameStore;
  readonly screens: Screens;
  readonly clock: ServerClock;
  readonly notices: Notices;
  readonly desk: Desk;
  readonly unsaved: Unsaved;
}

export const DashboardContext = createContext<Dashboard | null>(null);

export const useDashboard = (): Dashboard => {
  const dashboard = useContext(DashboardContext);
  if (dashboard === null) throw new Error('Rendered outside DashboardContext.');
  return dashboard;
};
