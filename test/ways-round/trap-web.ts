import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import type { ServerResponse } from 'node:http';
import { WebSocketServer } from 'ws';
import { startMadeUpWeb, type MadeUpWeb, type SeenRequest } from '../support/made-up-web.ts';

/** Where the ways lead. Everything below `bad` is blocked, below `later` once it has been shown, below `ask` unknown. */
export const hosts = {
  open: 'ways.example',
  bad: 'bad.example',
  /** Blocked, and of one site with the open pages. */
  nearBad: 'near.ways.example',
  later: 'later.example',
  ask: 'ask.example',
};

export type UdpName = 'transport' | 'rtc';
/** A host name whose every port is the UDP socket `transport`. */
export const transportHost = `transport.${hosts.bad}`;

export interface Put {
  readonly body: string | Buffer;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The made-up web with the sites that the ways need, and an eye on what arrives there. */
export interface TrapWeb extends MadeUpWeb {
  /** What this address answers from now on, whatever its query. */
  put(url: string, answer: Put): void;
  /** All that arrived so far, sockets' messages and UDP packets included, in order. */
  readonly arrivals: readonly SeenRequest[];
  /** Ports of two UDP sockets. A packet is an arrival at `transport.udp` or `rtc.udp`. */
  readonly udp: Readonly<Record<UdpName, number>>;
}

const keyOf = (host: string, path: string): string => `${host.replace(/\.+$/, '')}${path}`;

const redirectAnswer = (query: string): Put & { status: number } => {
  const asked = new URLSearchParams(query);
  const status = Number(asked.get('status') ?? 302);
  const hops = Number(asked.get('hops') ?? 0);
  const to = asked.get('to') ?? '';
  const next = new URLSearchParams({ to, status: String(status), hops: String(hops - 1) });
  return { status, body: '', headers: { location: hops > 0 ? `/?${next}` : to } };
};

const plainPage: Put = { body: '<!doctype html><title>Here</title><p>This must not be seen.' };

/** An answer that never ends: the same again every 150 ms. */
const endless = (response: ServerResponse, body: Put['body']): void => {
  const timer = setInterval(() => response.write(body), 150);
  response.on('close', () => clearInterval(timer));
};

const openUdp = async (onPacket: () => unknown): Promise<UdpSocket> => {
  const socket = createSocket('udp4', () => void onPacket());
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return socket;
};

const packetAt = (name: UdpName): SeenRequest => ({
  at: Date.now(),
  method: 'PACKET',
  host: `${name}.udp`,
  path: '',
  query: '',
  headers: {},
});

const portOf = (socket: UdpSocket): number => socket.address().port;

export const startTrapWeb = async (): Promise<TrapWeb> => {
  const arrivals: SeenRequest[] = [];
  const puts = new Map<string, Put>();
  const isTrap = (host: string): boolean => /(?:^|\.)(?:ways|bad|later|ask)\.example\.*$/.test(host);
  const sockets = new WebSocketServer({ noServer: true });
  const made = await startMadeUpWeb({
    serve: (request, response) => {
      arrivals.push(request);
      const { host, path, query } = request;
      const put = puts.get(keyOf(host, path));
      if (put === undefined && !isTrap(host)) return false;
      const isRedirector = host === `go.${hosts.open}`;
      const { body, type, headers, status } = {
        status: 200,
        ...(isRedirector ? redirectAnswer(query) : (put ?? plainPage)),
      };
      response.writeHead(status, {
        'content-type': type ?? 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
        'access-control-allow-origin': '*',
        'access-control-allow-headers': '*',
        ...headers,
      });
      if (headers?.['x-endless'] === undefined) response.end(body);
      else endless(response, body);
      return true;
    },
    upgrade: (request, incoming, socket, head) => {
      arrivals.push(request);
      sockets.handleUpgrade(incoming, socket, head, (open) => {
        open.on('message', () => arrivals.push({ ...request, at: Date.now(), method: 'MESSAGE' }));
        open.on('error', () => open.terminate());
      });
    },
  });
  const transport = await openUdp(() => arrivals.push(packetAt('transport')));
  const rtc = await openUdp(() => arrivals.push(packetAt('rtc')));
  return {
    ...made,
    arrivals,
    udp: { transport: portOf(transport), rtc: portOf(rtc) },
    resolverRules: `MAP ${transportHost} 127.0.0.1:${portOf(transport)}, ${made.resolverRules}`,
    put: (url, answer) => {
      const { hostname, pathname } = new URL(url);
      puts.set(keyOf(hostname, pathname), answer);
    },
    close: async () => {
      for (const each of sockets.clients) each.terminate();
      for (const each of [transport, rtc]) each.close();
      await made.close();
    },
  };
};
