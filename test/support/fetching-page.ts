import type { MadeUpAnswer, SeenRequest } from './made-up-web.ts';

/** A page of an open site that fetches the same things from each host it is told, in the order of the hosts. */
export const fetchingPage = (hosts: readonly string[], ways: readonly WayToFetch[]): string =>
  `https://${openHost}/fetching?hosts=${hosts.join(',')}&ways=${ways.join(',')}`;
const openHost = 'rabbits.example';

/** Each fetches from `to`. What they are called is the path that the made-up web sees. */
const waysToFetch = {
  picture: 'new Image().src = to',
  'picture-of-a-style': `put('div').style.background = 'url(' + to + ')'`,
  style: `Object.assign(put('link'), { rel: 'stylesheet', href: to })`,
  script: `put('script').src = to`,
  module: `import(to).catch(none)`,
  font: `new FontFace('made-up', 'url(' + to + ')').load().catch(none)`,
  film: `Object.assign(put('video'), { muted: true, preload: 'auto', src: to })`,
  sound: `Object.assign(put('audio'), { preload: 'auto', src: to })`,
  object: `Object.assign(put('object'), { type: 'image/svg+xml', data: to })`,
  embed: `Object.assign(put('embed'), { type: 'image/svg+xml', src: to })`,
  fetch: `fetch(to, { mode: 'no-cors' }).catch(none)`,
  'fetch-that-outlives': `fetch(to, { mode: 'no-cors', keepalive: true }).catch(none)`,
  'fetch-of-a-worker': `worker.postMessage(to)`,
  'fetch-of-a-shared-worker': `shared.port.postMessage(to)`,
  'fetch-of-a-service-worker': `service.postMessage(to)`,
  'script-of-a-worker': `new Worker(URL.createObjectURL(new Blob(['importScripts("' + to + '")'])))`,
  'old-request': `const old = new XMLHttpRequest(); old.open('GET', to); old.send()`,
  events: `new EventSource(to)`,
  beacon: `navigator.sendBeacon(to, 'x')`,
  socket: `new WebSocket(to.replace('https:', 'wss:'))`,
  ahead: `Object.assign(put('link'), { rel: 'prefetch', href: to })`,
  preload: `Object.assign(put('link'), { rel: 'preload', as: 'image', href: to })`,
} as const;
export type WayToFetch = keyof typeof waysToFetch;
export const fetchNames = Object.keys(waysToFetch) as WayToFetch[];

const workerScript = `
const fetchIt = ({ data }) => void fetch(data, { mode: 'no-cors' }).catch(() => undefined);
onmessage = fetchIt;
onconnect = ({ ports: [port] }) => { port.onmessage = fetchIt; };
`;

/** `go()` fetches, once `ready` is there. */
const pageScript = `
const none = () => undefined;
const put = (name) => document.body.appendChild(document.createElement(name));
const worker = new Worker('/fetching.js');
const shared = new SharedWorker('/fetching.js');
let service;
const ready = navigator.serviceWorker.register('/fetching.js', { scope: '/fetching-for/' }).then(async (registration) => {
  service = registration.installing ?? registration.waiting ?? registration.active;
  while (service.state !== 'activated') await new Promise((resolve) => { service.onstatechange = resolve; });
});
const ways = {
${Object.entries(waysToFetch)
  .map(([name, script]) => `  '${name}': (to) => { ${script}; },`)
  .join('\n')}
};
const go = () => {
  const asked = new URLSearchParams(location.search);
  for (const host of asked.get('hosts').split(','))
    for (const name of asked.get('ways').split(',')) ways[name]('https://' + host + '/' + name);
};
`;

/** A page that shows one picture, which browsers keep; `shown` says whether it could. */
export const picturePage = (picture: string, run: number): string =>
  `https://${openHost}/picture?of=${encodeURIComponent(picture)}&run=${run}`;

const pictureScript = `
const picture = document.body.appendChild(new Image());
const shown = new Promise((resolve) => {
  picture.onload = () => resolve(true);
  picture.onerror = () => resolve(false);
});
picture.src = new URLSearchParams(location.search).get('of');
`;

const keptPicture: MadeUpAnswer = {
  type: 'image/svg+xml',
  headers: { 'cache-control': 'max-age=3600' },
  body: '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
};

/** For the made-up web. */
export const answerFetching = ({ host, path }: SeenRequest): MadeUpAnswer | null => {
  if (path === '/kept.svg') return keptPicture;
  if (host !== openHost) return null;
  if (path === '/fetching.js') return { type: 'text/javascript', body: workerScript };
  const script = scripts.get(path);
  if (script === undefined) return null;
  return { body: `<!doctype html><html lang="en"><title>Made up</title><body><script>${script}</script>` };
};

const scripts = new Map([
  ['/fetching', pageScript],
  ['/picture', pictureScript],
]);
