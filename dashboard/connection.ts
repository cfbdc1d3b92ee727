import { signal, type ReadonlySignal } from '@preact/signals';
import type { Socket } from 'socket.io-client';
import { failure, type Result } from '#shared/result.ts';
import type { DashboardToServer, ServerToDashboard } from '#shared/socket-events.ts';

type RequestName = keyof DashboardToServer;
type RequestOf<Name extends RequestName> = Parameters<DashboardToServer[Name]>[0];
type AnswerOf<Name extends RequestName> = Parameters<Parameters<DashboardToServer[Name]>[1]>[0];

/** `off` before sign-in; `lost` only after a connection was tried and failed. */
export type ConnectionStatus = 'off' | 'connecting' | 'online' | 'lost';

export interface Connection {
  readonly status: ReadonlySignal<ConnectionStatus>;
  /** Counts up at every connect, the first and each later one: what must be asked anew listens to it. */
  readonly connects: ReadonlySignal<number>;
  readonly start: () => void;
  readonly stop: () => void;
  /** Never rejects; without an answer in time it is `timed-out` or `offline`. */
  readonly ask: <Name extends RequestName>(name: Name, request: RequestOf<Name>) => Promise<AnswerOf<Name>>;
  /** Returns a function that stops listening. */
  readonly on: <Name extends keyof ServerToDashboard>(
    name: Name,
    listener: ServerToDashboard[Name],
  ) => () => void;
}

export interface ConnectionParts {
  /** Not yet connected (`autoConnect: false`). */
  readonly socket: Socket;
  /** Told when the server turned this session away, so that it can be looked at over HTTP. */
  readonly onRefused: () => void;
  readonly answerTimeoutMs?: number;
  readonly retryMs?: number;
}

/** The server turned us away rather than vanished: Socket.IO does not try again by itself then. */
const wasClosedByServer = (reason: string): boolean => reason === 'io server disconnect';

const createAsk =
  (socket: Socket, answerTimeoutMs: number): Connection['ask'] =>
  async <Name extends RequestName>(name: Name, request: RequestOf<Name>) => {
    if (!socket.connected) return failure('offline', 'The connection to the server is lost.');
    try {
      const answer: Result<unknown> = await socket.timeout(answerTimeoutMs).emitWithAck(name, request);
      return answer as AnswerOf<Name>;
    } catch {
      return failure('timed-out', 'The server did not answer in time.');
    }
  };

export const createConnection = ({
  socket,
  onRefused,
  answerTimeoutMs = 20_000,
  retryMs = 3_000,
}: ConnectionParts): Connection => {
  const status = signal<ConnectionStatus>('off');
  const connects = signal(0);
  let retry: ReturnType<typeof setTimeout> | undefined;
  const isStarted = () => status.peek() !== 'off';

  const tryAgainByHand = () => {
    clearTimeout(retry);
    retry = setTimeout(() => isStarted() && socket.connect(), retryMs);
    onRefused();
  };

  socket.on('connect', () => {
    status.value = 'online';
    connects.value += 1;
  });
  socket.on('connect_error', () => {
    if (!isStarted()) return;
    status.value = 'lost';
    if (!socket.active) tryAgainByHand();
  });
  socket.on('disconnect', (reason) => {
    if (!isStarted()) return;
    status.value = 'lost';
    if (wasClosedByServer(reason)) tryAgainByHand();
  });

  return {
    status,
    connects,
    start: () => {
      if (isStarted()) return;
      status.value = 'connecting';
      socket.connect();
    },
    stop: () => {
      clearTimeout(retry);
      status.value = 'off';
      socket.disconnect();
    },
    ask: createAsk(socket, answerTimeoutMs),
    on: (name, listener) => {
      socket.on<string>(name, listener);
      return () => socket.off<string>(name, listener);
    },
  };
};
