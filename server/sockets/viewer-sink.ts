import type { Namespace, Socket } from 'socket.io';
import type { DashboardToServer, ServerToDashboard } from '#shared/socket-events.ts';
import type { Actor } from '../people/actor.ts';
import type { FrameSink } from '../screens/viewer-pump.ts';
import { sendUncopied } from './send-uncopied.ts';

type None = Record<string, never>;
/** Who a dashboard socket belonged to when it was opened; they are looked up again at every request. */
interface DashboardSession {
  actor: Actor;
}
export type DashboardNamespace = Namespace<DashboardToServer, ServerToDashboard, None, DashboardSession>;
export type DashboardSocket = Socket<DashboardToServer, ServerToDashboard, None, DashboardSession>;

/**
 * Frames go only when nothing is waiting: Engine.IO hands on all it has as soon as the transport is writable, and that is so
 * again once the kernel has taken the last message. A viewer who does not read holds nothing but what is on its way.
 */
export const viewerSink = (socket: DashboardSocket): FrameSink => ({
  isReady: () => socket.conn.transport.writable,
  send: (deviceId, head, bytes) => sendUncopied(socket, ['frame', deviceId, head], bytes),
});

/** Calls `listener` whenever the sink may have become ready. */
export const onSinkReady = (socket: DashboardSocket, listener: () => void): void => {
  // Engine.IO's own `drain` is at the hand-over to the transport; `ready` is when that has been sent.
  socket.conn.transport.on('ready', listener);
};
