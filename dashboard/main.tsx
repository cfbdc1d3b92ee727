import './styles/index.css';
import { effect } from '@preact/signals';
import { render } from 'preact';
import { io } from 'socket.io-client';
import * as z from 'zod/mini';
import * as socketParser from '#shared/socket-parser.ts';
import { dashboardNamespace } from '#shared/socket-events.ts';
import { createApi, type Api } from './api.ts';
import { App } from './app.tsx';
import { createConnection } from './connection.ts';
import { DashboardContext, type Dashboard } from './dashboard-context.ts';
import { createScreens } from './screens/screens.ts';
import { createDesk } from './state/desk.ts';
import { createFrameStore } from './state/frames.ts';
import { createNotices } from './state/notices.ts';
import { createServerClock } from './state/server-clock.ts';
import { ThisComputer } from './state/this-computer.ts';
import { createSession } from './state/session.ts';
import { createUnsaved } from './state/unsaved.ts';

// Zod would otherwise try `new Function`, which the content security policy refuses and reports.
z.config({ jitless: true });

const compose = (): Dashboard => {
  const api: Api = createApi({
    fetch: fetch.bind(globalThis),
    onSessionEnded: () => session.end(),
    proveComputer: () => computer.prove(),
  });
  const computer = new ThisComputer({
    databaseName: 'designated-computer',
    serverUrl: location.origin,
    call: (name, request) => api.call(name, request),
  });
  const session = createSession(api.call);
  const socket = io(dashboardNamespace, {
    transports: ['websocket'],
    parser: socketParser,
    autoConnect: false,
    reconnectionDelayMax: 4_000,
  });
  const connection = createConnection({ socket, onRefused: () => void session.load() });
  const frames = createFrameStore(connection);
  const screens = createScreens(
    () => new Worker(new URL('./screens/screen-worker.ts', import.meta.url), { type: 'module' }),
  );
  const clock = createServerClock();
  const notices = createNotices();
  const [desk, unsaved] = [createDesk(), createUnsaved()];
  return { api, computer, session, connection, frames, screens, clock, notices, desk, unsaved };
};

const start = (root: Element): void => {
  const dashboard = compose();
  const { session, connection, clock, desk } = dashboard;
  const isSignedIn = () => {
    const account = session.account.value;
    return account !== null && account.secondFactor !== 'needed';
  };
  effect(() => {
    if (isSignedIn()) connection.start();
    else {
      connection.stop();
      desk.clear();
    }
  });
  clock.start();
  void session.load();
  render(
    <DashboardContext.Provider value={dashboard}>
      <App />
    </DashboardContext.Provider>,
    root,
  );
};

const root = document.querySelector('#app');
if (root !== null) start(root);
