import { signal } from '@preact/signals';
import { render, type ComponentChildren } from 'preact';
import { act } from 'preact/test-utils';
import { LocationProvider } from 'preact-iso';
import type { EndpointName } from '#shared/api.ts';
import type { Me } from '#shared/api/sign-in.ts';
import { failure, type Result } from '#shared/result.ts';
import type { DashboardToServer, ServerToDashboard } from '#shared/socket-events.ts';
import type { Tile } from '#shared/class-snapshot.ts';
import type { Api } from './api.ts';
import type { Connection, ConnectionStatus } from './connection.ts';
import { DashboardContext, type Dashboard } from './dashboard-context.ts';
import { createScreens } from './screens/screens.ts';
import { createDesk } from './state/desk.ts';
import { createFrameStore } from './state/frames.ts';
import { createNotices } from './state/notices.ts';
import { createServerClock } from './state/server-clock.ts';
import { createSession } from './state/session.ts';
import { createUnsaved } from './state/unsaved.ts';

type Answer = (request: never) => Result<unknown>;
type Listener = (...args: never[]) => void;

export const somebody: Me = {
  schoolName: 'Oak School',
  needsSetUp: false,
  account: {
    accountId: 'a1',
    name: 'Ms Grey',
    email: 'grey@oak.example',
    roles: ['teacher'],
    capabilities: ['teach'],
    confirmedUntil: 0,
    secondFactor: 'not-asked',
    secondFactorFrom: '2000-01-01',
  },
};

export const madeUpTile = (pupilId: string, change: Partial<Tile> = {}): Tile => ({
  pupilId,
  name: `Pupil ${pupilId}`,
  deviceId: `d-${pupilId}`,
  state: 'online',
  since: 0,
  page: { url: 'https://www.museum.example/dinosaurs', title: 'Dinosaurs' },
  pageSince: 0,
  siteSince: 0,
  stillSince: null,
  tabs: [],
  picture: 'live',
  lock: null,
  focus: null,
  controls: [],
  elsewhere: null,
  isGuest: false,
  isPending: false,
  problems: [],
  referralOffer: null,
  policyVersion: 1,
  ...change,
});

/** The server's side: answers by name, and events on demand. */
const playServer = () => {
  const answers = new Map<string, Answer>();
  const asked: { name: string; request: unknown }[] = [];
  const listeners = new Map<string, Set<Listener>>();
  const status = signal<ConnectionStatus>('online');
  const answer = async (name: string, request: unknown): Promise<never> => {
    asked.push({ name, request });
    return (answers.get(name)?.(request as never) ?? failure('not-found', `Nobody plays ${name}.`)) as never;
  };
  const connection: Connection = {
    status,
    connects: signal(1),
    start: () => undefined,
    stop: () => undefined,
    ask: (name, request) => answer(name, request),
    on: (name, listener) => {
      const known = listeners.get(name) ?? new Set();
      listeners.set(name, known.add(listener));
      return () => known.delete(listener);
    },
  };
  const computer = {
    deviceId: async () => null,
    mark: (name: string) => answer('mark', name),
    prove: async () => false,
  };
  const api: Api = {
    call: (name, request) => answer(name, request),
    fetchEvidence: (evidenceId) => answer('evidence', evidenceId),
    fetchExport: (request) => answer('export', request),
    fetchPdf: (path) => answer('pdf', path),
    fetchSubjectAccess: (requestId) => answer('subject-access', requestId),
    fetchLetters: (target) => answer('letters', target),
    uploadList: (file, about) => answer('uploadList', { file, ...about }),
  };
  return { answers, asked, listeners, status, connection, api, computer };
};

/** Answers come by promises, and effects a frame after: on a busy machine one turn is not enough for both. */
const settle = async () => {
  for (let turn = 0; turn < 3; turn += 1) {
    await act(async () => new Promise((resolve) => setTimeout(resolve, turn * 10)));
  }
};

/** What a person does on the page, by the words and names that are on it. */
const handsOn = (root: HTMLElement) => {
  const find = <Found extends Element>(
    selector: string,
    fits: (each: Found) => boolean = () => true,
  ): Found => {
    const found = [...root.querySelectorAll<Found>(selector)].find(fits);
    if (found === undefined) throw new Error(`There is no such ${selector} in: ${root.textContent}`);
    return found;
  };
  const says = (words: string) => (each: Element) => each.textContent.trim() === words;
  return {
    /** Presses the button, link or tab with these words. */
    press: async (words: string) => {
      const found = find<HTMLElement>('button, a, summary', says(words));
      await act(() => found.click());
      await settle();
    },
    fill: async (name: string, value: string) => {
      const field = find<HTMLInputElement>(`[name="${name}"]`);
      await act(() => {
        field.value = value;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      });
    },
    select: async (name: string, value: string) => {
      const field = find<HTMLSelectElement>(`select[name="${name}"]`);
      await act(() => {
        field.value = value;
        field.dispatchEvent(new Event('change', { bubbles: true }));
      });
    },
    choose: async (words: string) => {
      const input = find<HTMLLabelElement>('label', says(words)).querySelector('input');
      await act(() => input?.click());
    },
    submit: async (name: string) => {
      const form = find(`[data-form="${name}"]`);
      await act(() => {
        form.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
      });
      await settle();
    },
  };
};

/** For tests: the real parts of a dashboard over a server's side that is played by hand, rendered into the document. */
export const playDashboard = (me: Me = somebody) => {
  const { answers, asked, listeners, status, connection, api, computer } = playServer();
  const session = createSession(api.call);
  session.accept(me);
  const frames = createFrameStore(connection);
  const dashboard: Dashboard = {
    api,
    computer,
    session,
    connection,
    frames,
    screens: createScreens(null),
    clock: createServerClock(),
    notices: createNotices(),
    desk: createDesk(),
    unsaved: createUnsaved(),
  };
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  return {
    dashboard,
    root,
    asked,
    status,
    settle,
    ...handsOn(root),
    /** What the server answers to one endpoint or socket request. */
    on: (
      name:
        | EndpointName
        | keyof DashboardToServer
        | 'evidence'
        | 'export'
        | 'letters'
        | 'mark'
        | 'pdf'
        | 'uploadList',
      play: Answer,
    ) => answers.set(name, play),
    requestsOf: (name: string) => asked.filter((each) => each.name === name).map(({ request }) => request),
    emit: async <Name extends keyof ServerToDashboard>(
      name: Name,
      ...args: Parameters<ServerToDashboard[Name]>
    ) => {
      await act(() => {
        for (const listener of listeners.get(name) ?? []) listener(...(args as never[]));
      });
      await settle();
    },
    show: async (children: ComponentChildren) => {
      const page = <LocationProvider>{children}</LocationProvider>;
      await act(() =>
        render(<DashboardContext.Provider value={dashboard}>{page}</DashboardContext.Provider>, root),
      );
      await settle();
    },
    leave: () => act(() => render(null, root)),
  };
};
