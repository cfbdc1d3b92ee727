import type { SeenRequest, MadeUpAnswer, Sites } from '../made-up-web.ts';
import { codecs, codecScript, type CodecName } from './codecs.ts';
import { hiddenFile, rewriteHtml } from './hidden-sites.ts';
import { runtimeScript } from './runtime-script.ts';

/** One made-up proxy. `how` it shows pages: rewritten by its server, by a service worker, or by a script in the page. */
export interface RewritingProxy {
  readonly host: string;
  readonly codec: CodecName;
  readonly how: 'server' | 'service-worker' | 'script';
  /** In the tab, in a frame of the tab, or in a frame of a blank window. */
  readonly where: 'tab' | 'frame' | 'blank-window';
  readonly route: string;
  readonly hasRuntime: boolean;
}

const kinds: readonly Omit<RewritingProxy, 'host'>[] = [
  { codec: 'plain', how: 'server', where: 'tab', route: '/', hasRuntime: false },
  { codec: 'plain', how: 'server', where: 'tab', route: '/p/', hasRuntime: false },
  { codec: 'percent', how: 'server', where: 'tab', route: '/go?u=', hasRuntime: false },
  { codec: 'base64', how: 'server', where: 'tab', route: '/browse?b=', hasRuntime: false },
  { codec: 'hex', how: 'server', where: 'tab', route: '/x/', hasRuntime: false },
  { codec: 'rot13', how: 'server', where: 'tab', route: '/~/', hasRuntime: true },
  { codec: 'masked', how: 'server', where: 'frame', route: '/view/', hasRuntime: false },
  { codec: 'plain', how: 'service-worker', where: 'tab', route: '/service/', hasRuntime: false },
  { codec: 'masked', how: 'service-worker', where: 'tab', route: '/service/', hasRuntime: true },
  { codec: 'base64', how: 'service-worker', where: 'tab', route: '/s/', hasRuntime: false },
  { codec: 'reversed', how: 'service-worker', where: 'tab', route: '/app/', hasRuntime: false },
  { codec: 'secret', how: 'service-worker', where: 'tab', route: '/lesson/', hasRuntime: true },
  { codec: 'masked', how: 'service-worker', where: 'frame', route: '/service/', hasRuntime: true },
  { codec: 'secret', how: 'service-worker', where: 'frame', route: '/sums/', hasRuntime: true },
  { codec: 'base64', how: 'service-worker', where: 'blank-window', route: '/service/', hasRuntime: false },
  { codec: 'masked', how: 'script', where: 'frame', route: '/f/', hasRuntime: true },
];

/** Named like anything but what they are. */
export const rewritingProxies: readonly RewritingProxy[] = kinds.map((kind, number) => ({
  ...kind,
  host: `homework-corner-${number + 1}.example`,
}));

export const proxyLabel = ({ how, codec, where, route, hasRuntime }: RewritingProxy): string =>
  `${how}, ${codec}, in a ${where}, ${route}${hasRuntime ? ', with a runtime' : ''}`;

const shown = 'https://arcade.example/';

/** The address under which the proxy shows a page. */
const through = ({ route, codec }: RewritingProxy, url: string): string => route + codecs[codec].encode(url);

const html = (body: string): MadeUpAnswer => ({ type: 'text/html', body });

const withRuntime = (proxy: RewritingProxy, page: string, url: string): string =>
  proxy.hasRuntime ? page.replace('<title>', `<script>${runtimeScript(url)}</script><title>`) : page;

/** The way in: sends the tab, a frame or a blank window to the shown page, once the service worker is there. */
const frontPage = (proxy: RewritingProxy): string => {
  const target = JSON.stringify(through(proxy, shown));
  const frame = `Object.assign(document.createElement('iframe'), { src: new URL(${target}, location.origin).href })`;
  const enter = {
    tab: `location.href = ${target};`,
    frame: `document.body.append(${frame});`,
    'blank-window': `document.querySelector('button').onclick = () => {
      const blank = window.open('about:blank');
      const frame = blank.document.createElement('iframe');
      frame.src = new URL(${target}, location.origin).href;
      blank.document.body.append(frame);
    }; document.title = 'Ready';`,
  }[proxy.where];
  const ready =
    proxy.how === 'service-worker'
      ? `await navigator.serviceWorker.register('/sw.js'); await navigator.serviceWorker.ready;
         if (!navigator.serviceWorker.controller) await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done));`
      : '';
  return `<!doctype html><title>Homework corner</title><h1>Homework corner</h1><button>Start</button>
<script type="module">${ready}${proxy.how === 'script' ? scriptedEntry(proxy) : enter}</script>`;
};

/** No request for the page at all: its text is fetched, rewritten here and put into a frame. */
const scriptedEntry = (proxy: RewritingProxy): string => `${codecScript(proxy.codec)}
const rewriteHtml = ${rewriteHtml.toString()};
const text = await (await fetch('/raw?u=' + encodeURIComponent(${JSON.stringify(shown)}))).text();
const page = rewriteHtml(text, (url) => location.origin + ${JSON.stringify(proxy.route)} + codec.encode(url));
const runtime = ${JSON.stringify(runtimeScript(shown)).replaceAll('</', String.raw`<\/`)};
const frame = document.createElement('iframe');
frame.srcdoc = page.replace('<title>', '<script>' + runtime + '<\\/script><title>');
document.body.append(frame);`;

const serviceWorker = (proxy: RewritingProxy): string => `${codecScript(proxy.codec)}
const rewriteHtml = ${rewriteHtml.toString()};
const route = ${JSON.stringify(proxy.route)};
const runtime = ${JSON.stringify(proxy.hasRuntime ? runtimeScript(shown) : '')};
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
const show = async (url) => {
  const answer = await fetch('/raw?u=' + encodeURIComponent(url));
  if (!answer.headers.get('content-type').includes('html')) return answer;
  const page = rewriteHtml(await answer.text(), (each) => route + codec.encode(each));
  const whole = runtime ? page.replace('<title>', '<script>' + runtime + '</script><title>') : page;
  return new Response(whole, { headers: { 'content-type': 'text/html' } });
};
addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (origin === location.origin && pathname.startsWith(route))
    event.respondWith(show(codec.decode(pathname.slice(route.length))));
});`;

const answerOf = (proxy: RewritingProxy, { path, query }: SeenRequest): MadeUpAnswer | null => {
  const whole = query === '' ? path : `${path}?${query}`;
  if (whole === '/') return html(frontPage(proxy));
  if (path === '/sw.js') return { type: 'text/javascript', body: serviceWorker(proxy) };
  if (path === '/raw') return hiddenFile(new URLSearchParams(query).get('u') ?? shown);
  if (!whole.startsWith(proxy.route) || proxy.how === 'service-worker') return null;
  const text = proxy.route.includes('?')
    ? decodeURIComponent(whole.slice(proxy.route.length))
    : whole.slice(proxy.route.length);
  const url = proxy.codec === 'percent' ? text : codecs[proxy.codec].decode(text);
  if (!URL.canParse(url)) return null;
  const file = hiddenFile(url);
  if (file.type !== 'text/html') return file;
  return html(
    withRuntime(
      proxy,
      rewriteHtml(file.body, (each) => through(proxy, each)),
      url,
    ),
  );
};

/** All of them, for the made-up web. */
export const proxySites: Sites = (request) => {
  const proxy = rewritingProxies.find(({ host }) => host === request.host);
  return proxy === undefined ? null : answerOf(proxy, request);
};
