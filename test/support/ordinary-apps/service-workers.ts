const takeOver = `addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
`;
const cached = `const keep = async (request) => {
  const cache = await caches.open('v1');
  const answer = await fetch(request);
  if (answer.ok && request.method === 'GET') await cache.put(request, answer.clone());
  return answer;
};
const isOurs = (request) => new URL(request.url).origin === location.origin;
`;

/** What honest service workers do, one script each. */
export const serviceWorkers = {
  'offline first': `${takeOver}${cached}addEventListener('fetch', (event) => {
    if (isOurs(event.request)) event.respondWith(caches.match(event.request).then((known) => known ?? keep(event.request)));
  });`,
  'network first': `${takeOver}${cached}addEventListener('fetch', (event) => {
    if (isOurs(event.request)) event.respondWith(keep(event.request).catch(() => caches.match(event.request)));
  });`,
  'application shell': `${takeOver}${cached}addEventListener('fetch', (event) => {
    if (!isOurs(event.request)) return;
    const wanted = event.request.mode === 'navigate' ? new Request('/') : event.request;
    event.respondWith(caches.match(wanted).then((known) => known ?? keep(wanted)));
  });`,
  'stale while it asks': `${takeOver}${cached}addEventListener('fetch', (event) => {
    if (!isOurs(event.request)) return;
    const fresh = keep(event.request);
    event.respondWith(caches.match(event.request).then((known) => known ?? fresh));
    event.waitUntil(fresh.catch(() => undefined));
  });`,
  'navigation preload': `${takeOver}addEventListener('activate', (event) => event.waitUntil(registration.navigationPreload.enable()));
  addEventListener('fetch', (event) => {
    if (event.request.mode === 'navigate') event.respondWith(event.preloadResponse.then((early) => early ?? fetch(event.request)));
  });`,
  'push only': `${takeOver}addEventListener('push', (event) => event.waitUntil(registration.showNotification('News')));`,
  'scripts from elsewhere': `importScripts('/shared-worker-code.js');${takeOver}${cached}addEventListener('fetch', (event) => {
    if (isOurs(event.request)) event.respondWith(keep(event.request));
  });`,
  'made pages': `${takeOver}addEventListener('fetch', (event) => {
    const { pathname } = new URL(event.request.url);
    if (pathname.startsWith('/made/')) event.respondWith(new Response('<title>Made here</title><h1>Made here</h1>',
      { headers: { 'content-type': 'text/html' } }));
  });`,
} as const;

export type ServiceWorkerName = keyof typeof serviceWorkers;
export const serviceWorkerNames = Object.keys(serviceWorkers) as ServiceWorkerName[];
