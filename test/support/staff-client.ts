import { io, type Socket } from 'socket.io-client';
import * as z from 'zod/mini';
import { endpoints, type EndpointAnswer, type EndpointName, type EndpointRequest } from '#shared/api.ts';
import { failureReasons, type Result } from '#shared/result.ts';
import { dashboardNamespace, type DashboardToServer, type ServerToDashboard } from '#shared/socket-events.ts';
import * as socketParser from '#shared/socket-parser.ts';
import { waitUntil } from './wait-until.ts';

export type DashboardSocket = Socket<ServerToDashboard, DashboardToServer>;

/** A person at the dashboard, without a browser: keeps the session cookie and sends the right Origin. */
export interface StaffClient {
  call<Name extends EndpointName>(
    name: Name,
    request: EndpointRequest<Name>,
  ): Promise<Result<EndpointAnswer<Name>>>;
  /** The same, but a failure is thrown as one sentence. */
  do<Name extends EndpointName>(name: Name, request: EndpointRequest<Name>): Promise<EndpointAnswer<Name>>;
  /** The raw cookie header, for requests that no endpoint describes. */
  cookie(): string;
  /** A connected socket. The caller closes it. */
  openSocket(): Promise<DashboardSocket>;
}

const failureSchema = z.object({ ok: z.literal(false), reason: z.enum(failureReasons), detail: z.string() });

/** What came back, checked against the contract: an answer that breaks it is an error of the server. */
const resultOf = <Name extends EndpointName>(name: Name, body: unknown): Result<EndpointAnswer<Name>> => {
  const schema = z.union([z.object({ ok: z.literal(true), value: endpoints[name].answer }), failureSchema]);
  return schema.parse(body) as Result<EndpointAnswer<Name>>;
};

const queryOf = (request: object): string => {
  const entries = Object.entries(request).filter(([, value]) => value !== undefined);
  return entries.length === 0
    ? ''
    : `?${new URLSearchParams(entries.map(([name, value]) => [name, String(value)]))}`;
};

const connected = async (serverUrl: string, cookie: string): Promise<DashboardSocket> => {
  const socket: DashboardSocket = io(`${serverUrl}${dashboardNamespace}`, {
    transports: ['websocket'],
    parser: socketParser,
    forceNew: true,
    extraHeaders: { cookie, origin: new URL(serverUrl).origin },
  });
  await waitUntil('the dashboard socket is connected', () => socket.connected);
  return socket;
};

const jarOf = (cookie: string): Map<string, string> =>
  new Map(
    cookie
      .split('; ')
      .filter((pair) => pair !== '')
      .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  );

/** `signedInBy` is the cookie header of a session that the server already knows. */
export const createStaffClient = (serverUrl: string, signedInBy = ''): StaffClient => {
  const jar = jarOf(signedInBy);
  const cookie = (): string => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const keep = (response: Response): void => {
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
  };
  const call: StaffClient['call'] = async (name, request) => {
    const { method, path } = endpoints[name];
    const isGet = method === 'GET';
    const response = await fetch(`${serverUrl}${path}${isGet ? queryOf(request) : ''}`, {
      method,
      headers: { cookie: cookie(), origin: new URL(serverUrl).origin, 'content-type': 'application/json' },
      ...(isGet ? {} : { body: JSON.stringify(request) }),
    });
    keep(response);
    return resultOf(name, await response.json());
  };
  return {
    call,
    do: async (name, request) => {
      const result = await call(name, request);
      if (!result.ok) throw new Error(`${name}: ${result.reason}. ${result.detail}`);
      return result.value;
    },
    cookie,
    openSocket: () => connected(serverUrl, cookie()),
  };
};
