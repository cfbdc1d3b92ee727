import type { Sessions } from '../people/sessions.ts';
import type { Refusals } from './refusals.ts';
import type { DashboardSocket } from './viewer-sink.ts';

export interface AdmitDashboardParts {
  readonly sessions: Pick<Sessions, 'actorOf'>;
  readonly refusals: Refusals;
}

type Next = (error?: Error) => void;

/** Lets a dashboard's socket in by the session cookie of its handshake. */
export const admitDashboard = (parts: AdmitDashboardParts) => (socket: DashboardSocket, next: Next) => {
  const admit = async (): Promise<void> => {
    const fault = await faultOf(parts, socket).catch(() => new Error('internal'));
    next(fault);
  };
  void admit();
};

const faultOf = async (
  { sessions, refusals }: AdmitDashboardParts,
  socket: DashboardSocket,
): Promise<Error | undefined> => {
  const actor = await sessions.actorOf(socket.handshake.headers.cookie);
  if (actor) {
    socket.data.actor = actor;
    return undefined;
  }
  refusals.record({ actor: 'unknown', action: 'connect', reason: 'not-signed-in' });
  return new Error('not-signed-in');
};
