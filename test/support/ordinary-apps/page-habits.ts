/** What an honest page does that a careless eye might take for a proxy. `at` is where it is opened. */
export interface PageHabit {
  readonly name: string;
  readonly at: string;
  /** Into the head, before everything else. */
  readonly head?: string;
  readonly body?: string;
}

const other = (path = ''): string => encodeURIComponent(`https://other.example/${path}`);
const coded = (text: string): string => Buffer.from(text).toString('base64url');
const many = (count: number, each: (number: number) => string): string =>
  Array.from({ length: count }, (_, number) => each(number)).join('\n');
const script = (text: string): string => `<script>${text}</script>`;

const patch = `const wrap = (owner, name) => { const before = owner[name]; owner[name] = function (...given) { return before.apply(this, given); }; };
const wrapProperty = (owner, name) => { const own = Object.getOwnPropertyDescriptor(owner, name);
  Object.defineProperty(owner, name, { ...own, set(value) { own.set.call(this, value); } }); };`;

export const pageHabits: readonly PageHabit[] = [
  { name: 'nothing special', at: '/' },
  {
    name: 'articles',
    at: '/2026/11/22/how-https-works',
    body: many(9, (n) => `<a href="/2026/11/${n}/story">Story</a>`),
  },
  {
    name: 'routes of its own',
    at: '/',
    body: script(
      `history.pushState({}, '', '/lessons/7'); setTimeout(() => history.replaceState({}, '', '/lessons/8?tab=2'), 300);`,
    ),
  },
  {
    name: 'pages by query',
    at: '/?page=about&from=menu',
    body: many(6, (n) => `<a href="/?page=${n}">Page</a>`),
  },
  {
    name: 'share links',
    at: `/share?url=${other('story')}`,
    body: many(12, (n) => `<a href="/share?url=${other(`s${n}`)}">Share</a>`),
  },
  {
    name: 'a state in base64',
    at: `/board?state=${coded(JSON.stringify({ from: 'https://other.example/', zoom: 2 }))}`,
    body: many(
      5,
      (n) =>
        `<a href="/board?state=${coded(JSON.stringify({ n, from: 'https://other.example/' }))}">Board</a>`,
    ),
  },
  {
    name: 'back to another site in base64',
    at: `/help?back=${coded('https://other.example/page')}`,
    body: '<a href="/help">Help</a>',
  },
  {
    name: 'pictures through its own picture service',
    at: '/',
    body: many(
      14,
      (n) =>
        `<img src="/picture/w_300/https://other.example/photo-${n}.svg" alt=""><a href="/photo/${n}">Photo</a>`,
    ),
  },
  {
    name: 'pictures by query',
    at: '/gallery',
    body: many(
      14,
      (n) => `<img src="/_image?url=${other(`p${n}.svg`)}&w=640" alt=""><a href="/photo/${n}">Photo</a>`,
    ),
  },
  {
    name: 'analytics',
    at: '/',
    head: script(`${patch} for (const name of ['fetch', 'open', 'postMessage']) wrap(window, name);
      wrap(XMLHttpRequest.prototype, 'open'); wrap(XMLHttpRequest.prototype, 'send');
      wrap(history, 'pushState'); wrap(history, 'replaceState'); wrap(Navigator.prototype, 'sendBeacon');`),
    body: script(`fetch('/event', { method: 'POST' }).catch(() => 0); navigator.sendBeacon('/event', 'x');`),
  },
  {
    name: 'a reporter of errors',
    at: '/',
    head: script(`${patch} wrap(window, 'fetch'); wrap(window, 'setTimeout'); wrap(window, 'requestAnimationFrame');
      wrap(EventTarget.prototype, 'addEventListener'); wrap(XMLHttpRequest.prototype, 'open'); wrap(console, 'error');
      const Socket = WebSocket; window.WebSocket = class extends Socket {};`),
  },
  {
    name: 'polyfills',
    at: '/',
    head: script(`${patch} for (const name of ['setAttribute', 'getAttribute', 'insertAdjacentHTML', 'attachShadow']) wrap(Element.prototype, name);
      wrapProperty(Element.prototype, 'innerHTML'); wrapProperty(HTMLImageElement.prototype, 'src');
      wrap(Node.prototype, 'appendChild'); wrap(Node.prototype, 'insertBefore'); wrap(Document.prototype, 'createElement');
      wrap(Array.prototype, 'at'); wrap(String.prototype, 'replaceAll'); wrap(window, 'structuredClone');`),
  },
  {
    name: 'a consent banner',
    at: '/',
    head: script(`${patch} wrapProperty(Document.prototype, 'cookie'); wrapProperty(HTMLScriptElement.prototype, 'src');
      wrapProperty(HTMLIFrameElement.prototype, 'src'); wrapProperty(HTMLImageElement.prototype, 'src');
      wrap(Element.prototype, 'setAttribute'); wrap(Document.prototype, 'createElement'); wrap(window, 'fetch');
      document.cookie = 'consent=no';`),
  },
  {
    name: 'everything asynchronous wrapped',
    at: '/',
    head: script(`${patch} for (const name of ['setTimeout', 'setInterval', 'fetch', 'requestAnimationFrame', 'queueMicrotask', 'postMessage']) wrap(window, name);
      wrap(XMLHttpRequest.prototype, 'open'); wrap(EventTarget.prototype, 'addEventListener'); wrap(Promise.prototype, 'then');
      const [W, S] = [Worker, WebSocket]; window.Worker = class extends W {}; window.WebSocket = class extends S {};`),
  },
  {
    name: 'a page address in its fragment',
    at: `/#/article/${coded('how-rivers-begin-and-end')}`,
    body: many(6, (n) => `<a href="#/article/${coded(`article-number-${n}`)}">Article</a>`),
  },
  {
    name: 'another address in its fragment',
    at: `/#/open/${other('map')}`,
    body: many(3, (n) => `<a href="#/open/${other(`map-${n}`)}">Map</a>`),
  },
  {
    name: 'widgets in frames',
    at: '/',
    body: `<iframe src="https://widget.example/weather?site=${other()}"></iframe><iframe srcdoc="<h1>Hello</h1><a href='/x'>x</a>"></iframe>
      <iframe></iframe>${script(`document.body.append(Object.assign(document.createElement('iframe'), { src: URL.createObjectURL(new Blob(['<h1>blob</h1>'], { type: 'text/html' })) }));`)}`,
  },
  {
    name: 'sign-in',
    at: `/sign-in?returnTo=${other('account')}&client=7`,
    body: `<form action="/sign-in?returnTo=${other('account')}"><input></form><a href="/sign-up?returnTo=${other('account')}">Sign up</a>`,
  },
  {
    name: 'counted links',
    at: '/',
    body: many(15, (n) => `<a href="/out/${coded(`https://other.example/${n}`)}">Out</a>`),
  },
  {
    name: 'an application interface that fetches for it',
    at: '/',
    body: script(
      `for (const n of [1, 2, 3]) fetch('/api/fetch?u=' + encodeURIComponent('https://other.example/feed-' + n)).catch(() => 0);`,
    ),
  },
  {
    name: 'a chat in a shared worker',
    at: '/room/5',
    body: script(
      `new SharedWorker(URL.createObjectURL(new Blob(["try { new WebSocket('wss://' + self.name + '/socket') } catch {}"])), location.host);`,
    ),
  },
  {
    name: 'a check of other sites',
    at: '/check/https://other.example/',
    body: many(4, (n) => `<a href="/check/https://site-${n}.example/">Check</a>`),
  },
  {
    name: 'a story told elsewhere first',
    at: '/story',
    head: '<link rel="canonical" href="https://other.example/story"><meta property="og:url" content="https://other.example/story">',
    body: '<p>First told elsewhere.</p>',
  },
  {
    name: 'a document viewer',
    at: `/viewer.html?file=${other('sheet.pdf')}`,
    body: script(`fetch('/sheet?file=${other('sheet.pdf')}').catch(() => 0);`),
  },
  {
    name: 'blob workers and an import map',
    at: '/',
    head: '<script type="importmap">{"imports":{"shapes":"/app.js"}}</script>',
    body: `<script type="module">await import('shapes'); new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])));</script>`,
  },
  {
    name: 'a location of its own making',
    at: '/maps',
    body: script(`window.appLocation = { get href() { return location.href; }, assign() {}, replace() {} };
      window.placeToShow = new URL('https://other.example/'); window.parentLocation = parent.location;`),
  },
  {
    name: 'names like codes',
    at: '/d/1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms',
    body: many(
      6,
      (n) =>
        `<a href="/d/1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2up${n}x">Sheet</a><img src="/d/thumb-${n}.svg" alt="">`,
    ),
  },
  {
    name: 'short names',
    at: '/watch?v=aHR0cHM6Ly9x',
    body: many(8, (n) => `<a href="/watch?v=aHR0cHM6Ly${n}">Watch</a>`),
  },
];
