import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { drawingSvg } from './made-up-art.ts';
import { madeUpFile } from './made-up-files.ts';
import { madeUpPages, type MadeUpPage } from './made-up-pages.ts';
import { selfSignedCertificate } from './self-signed-certificate.ts';

/** A request as it arrived: what a site would have seen, whatever the browser shows. */
export interface SeenRequest {
  readonly at: number;
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** What a site says, where a test wants other than the made-up pages. */
export interface MadeUpAnswer {
  /** 200 where nothing is said. */
  readonly status?: number;
  /** A page of HTML where nothing is said. */
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Null leaves the request to the made-up pages. */
export type Sites = (request: SeenRequest) => MadeUpAnswer | null;

export interface MadeUpWebOptions {
  /** Asked first. */
  readonly answer?: Sites;
  /** For sites that answer in their own time; true when they have. */
  readonly serve?: (request: SeenRequest, response: ServerResponse) => boolean;
  /** A socket was asked for. Without this, none is given. */
  readonly upgrade?: (request: SeenRequest, incoming: IncomingMessage, socket: Duplex, head: Buffer) => void;
}

/** One loopback server that stands for every host of the web, http and https on one port. */
export interface MadeUpWeb {
  readonly port: number;
  /** Requests so far, for a host and (where given) one path of it. */
  requests(host: string, path?: string): readonly SeenRequest[];
  count(host: string, path?: string): number;
  /** Chromium's `--host-resolver-rules`: everything comes here, except loopback itself. */
  readonly resolverRules: string;
  close(): Promise<void>;
}

const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const htmlOf = (title: string, colour: string, body: string): string =>
  `<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>${escape(title)}</title>
<meta name="viewport" content="width=device-width"><style>
body{margin:0;font:28px/1.5 system-ui,sans-serif;background:#fdfbf7;color:#222}
header{background:${colour};color:#fff;padding:1.6rem 3rem;font-size:3.4rem;font-weight:700}
main{padding:2rem 3rem;display:flex;gap:3rem;align-items:center;background:${colour}1f;min-height:60vh}
svg{flex:none}a{color:${colour}}</style>${body}</html>`;

const pageHtml = (page: MadeUpPage): string => {
  const text = page.paragraphs.map((paragraph) => `<p>${escape(paragraph)}</p>`).join('');
  const links = page.links.map((link) => `<p><a href="${link.href}">${escape(link.text)}</a></p>`).join('');
  return htmlOf(
    page.title,
    page.colour,
    `<header>${escape(page.title)}</header><main>${drawingSvg(page.drawing)}<div>${text}${links}</div></main>`,
  );
};

/** Search engines and YouTube answer with what they were asked, so that a person can read it too. */
const echoHtml = (request: SeenRequest): string => {
  const parameters = [...new URLSearchParams(request.query)]
    .map(([name, value]) => `<li>${escape(name)} = ${escape(value)}</li>`)
    .join('');
  const restrict = escape(String(request.headers['youtube-restrict'] ?? 'not sent'));
  return htmlOf(
    `Search on ${request.host}`,
    '#1a4d8f',
    `<header>${escape(request.host)}</header><main><ul>${parameters}</ul><p>YouTube-Restrict: ${restrict}</p></main>`,
  );
};

const isEcho = (host: string): boolean =>
  /(^|\.)(google\.[a-z.]+|bing\.com|duckduckgo\.com|youtube\.com|youtube-nocookie\.com|search\.example)$/.test(
    host,
  );

const seenOf = (incoming: IncomingMessage): SeenRequest => {
  const host = (incoming.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  const [path = '/', query = ''] = (incoming.url ?? '/').split(/\?(.*)/s);
  return { at: Date.now(), method: incoming.method ?? '', host, path, query, headers: incoming.headers };
};

/** Chromium sends addresses of up to 2 MB. */
const maxHeaderSize = 4_000_000;

const answerAsSite = (site: MadeUpAnswer, response: ServerResponse): void => {
  const type = `${site.type ?? 'text/html'}; charset=utf-8`;
  response.writeHead(site.status ?? 200, {
    'content-type': type,
    'cache-control': 'no-store',
    ...site.headers,
  });
  response.end(site.body ?? '');
};

const answer = (request: SeenRequest, response: ServerResponse): void => {
  const file = madeUpFile(request);
  if (file !== null) return void response.writeHead(200, file.headers).end(file.body);
  const pages = Object.hasOwn(madeUpPages, request.host) ? madeUpPages[request.host] : undefined;
  const page = pages !== undefined && Object.hasOwn(pages, request.path) ? pages[request.path] : undefined;
  const html = page !== undefined ? pageHtml(page) : isEcho(request.host) ? echoHtml(request) : undefined;
  const body = html ?? htmlOf('Nothing here', '#555', '<header>Nothing here</header>');
  answerAsSite({ status: html === undefined ? 404 : 200, body }, response);
};

export const startMadeUpWeb = async (options: MadeUpWebOptions = {}): Promise<MadeUpWeb> => {
  const seen: SeenRequest[] = [];
  const onRequest = (incoming: IncomingMessage, response: ServerResponse): void => {
    const request = seenOf(incoming);
    seen.push(request);
    const site = options.answer?.(request) ?? null;
    if (site !== null) answerAsSite(site, response);
    else if (options.serve?.(request, response) !== true) answer(request, response);
  };
  const onUpgrade = (incoming: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const request = seenOf(incoming);
    seen.push(request);
    if (options.upgrade === undefined) socket.destroy();
    else options.upgrade(request, incoming, socket, head);
  };
  const plain = createHttpServer({ maxHeaderSize }, onRequest);
  const secure = createHttpsServer({ ...selfSignedCertificate('made-up.example'), maxHeaderSize }, onRequest);
  for (const server of [plain, secure]) server.on('upgrade', onUpgrade);
  const sockets = new Set<Socket>();
  const front = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.once('data', (first: Buffer) => {
      socket.pause();
      socket.unshift(first);
      // A TLS handshake record starts with 0x16; no HTTP method does.
      (first[0] === 0x16 ? secure : plain).emit('connection', socket);
      process.nextTick(() => socket.resume());
    });
  });
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  const { port } = front.address() as AddressInfo;
  const requests = (host: string, path?: string): readonly SeenRequest[] =>
    seen.filter((request) => request.host === host && (path === undefined || request.path === path));
  return {
    port,
    requests,
    count: (host, path) => requests(host, path).length,
    resolverRules: `MAP * 127.0.0.1:${port}, EXCLUDE 127.0.0.1, EXCLUDE localhost`,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => front.close(resolve));
    },
  };
};
