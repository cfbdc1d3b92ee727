import type { Procedure, Scene } from '../scene.ts';

const everyMs = 150;

/** A page that says ten times a second that it runs. */
const telling = (scene: Scene, rest = ''): string =>
  `<!doctype html><title>Open</title><p>Open</p>${rest}
   <script>setInterval(() => fetch('${scene.tell()}', { mode: 'no-cors' }), ${everyMs})</script>`;

/** A page that was to be replaced tells, when it is still there so long after; a little less than is waited for it. */
const stillThereMs = 800;
const moment = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** An open page that holds something of the later host. */
const holding =
  (write: (scene: Scene) => string): Procedure =>
  async (scene) => {
    scene.put(scene.later(), telling(scene));
    await scene.page(write(scene));
    await moment(500);
    return async () => undefined;
  };

export const stayingProcedures: Readonly<Record<string, Procedure>> = {
  'stays-open': async (scene) => {
    scene.put(scene.later(), telling(scene));
    await scene.typed(scene.later());
    return async () => undefined;
  },
  'stays-in-popup': async (scene) => {
    scene.put(scene.later(), telling(scene));
    const page = await scene.page(
      `<button id="here" onclick="open('${scene.later()}', '', 'popup,width=300,height=300')">Here</button>`,
    );
    await scene.click(page);
    return async () => undefined;
  },
  'asks-to-stay': async (scene) => {
    scene.put(
      scene.later(),
      telling(
        scene,
        `<button id="here" style="font-size:99px">Here</button><script>onbeforeunload = () => 'Stay?'</script>`,
      ),
    );
    const page = await scene.typed(scene.later());
    await scene.click(page);
    return async () => undefined;
  },
  'stays-in-frame': holding((scene) => `<iframe src="${scene.later()}"></iframe>`),
  'stays-in-deep-frame': holding(
    (scene) => `<iframe srcdoc="<iframe src='${scene.later()}'></iframe>"></iframe>`,
  ),
  'old-socket': holding(
    (scene) => `<script>
      const socket = new WebSocket('${scene.later().replace('https', 'wss')}');
      setInterval(() => socket.send('still here'), ${everyMs})</script>`,
  ),
  'old-event-source': async (scene) => {
    scene.put(scene.later('/events'), 'data: still here\n\n', 'text/event-stream', { 'x-endless': 'yes' });
    await scene.page(`<script>
      new EventSource('${scene.later('/events')}').onmessage = () => fetch('${scene.tell()}', { mode: 'no-cors' })</script>`);
    await moment(500);
    return async () => undefined;
  },
  'old-worker-socket': async (scene) => {
    scene.put(
      scene.own('/worker.js'),
      `const socket = new WebSocket('${scene.later().replace('https', 'wss')}');
       setInterval(() => socket.send('still here'), ${everyMs})`,
      'text/javascript',
    );
    scene.put(scene.own(), `<!doctype html><script>new SharedWorker('/worker.js')</script>`);
    await scene.typed(scene.own());
    await moment(500);
    return async () => undefined;
  },
  'still-asks': holding(
    (scene) =>
      `<script>setInterval(() => fetch('${scene.later('/more')}', { mode: 'no-cors' }), ${everyMs})</script>`,
  ),
  'goes-back': async (scene) => {
    scene.put(scene.later(), telling(scene), undefined, { 'cache-control': 'no-store' });
    scene.put(scene.start(), '<!doctype html><title>Start</title>');
    const page = await scene.typed(scene.later());
    await page.goto(scene.start()).catch(() => null);
    return async () => void (await page.goBack({ timeout: 2_000 }).catch(() => null));
  },
  'goes-back-kept': async (scene) => {
    // A page in the back/forward cache comes back as it was, without a request; it speaks once it has been shown.
    scene.put(
      scene.later(),
      `<!doctype html><title>Open</title><script>
        onpageshow = ({ persisted }) => persisted && setTimeout(() => fetch('${scene.tell()}', { mode: 'no-cors' }), ${stillThereMs})</script>`,
    );
    scene.put(scene.start(), '<!doctype html><title>Start</title>');
    const page = await scene.typed(scene.later());
    await page.goto(scene.start()).catch(() => null);
    return async () => void (await page.goBack({ timeout: 2_000 }).catch(() => null));
  },
  'kept-in-cache': async (scene) => {
    scene.put(scene.later(), telling(scene), undefined, { 'cache-control': 'max-age=3600' });
    await scene.typed(scene.later());
    return async () => void (await scene.typed(scene.later()));
  },
  'own-service-worker': async (scene) => {
    const answer = JSON.stringify(telling(scene));
    scene.put(
      scene.later('/sw.js'),
      `oninstall = () => skipWaiting(); onactivate = (e) => e.waitUntil(clients.claim());
       onfetch = (e) => e.respondWith(new Response(${answer}, { headers: { 'content-type': 'text/html' } }))`,
      'text/javascript',
    );
    scene.put(
      scene.later(),
      `<!doctype html><script>navigator.serviceWorker.register('/sw.js').then(() => navigator.serviceWorker.ready)
         .then(() => document.title = 'ready')</script>`,
    );
    const page = await scene.typed(scene.later());
    await page.waitForFunction(() => document.title === 'ready', { timeout: 3_000 }).catch(() => null);
    await page.goto(scene.start()).catch(() => null);
    return async () => void (await scene.typed(scene.later('/anything')));
  },
  'page-named-by-history': async (scene) => {
    scene.judge(({ host, path }) => host.startsWith('tell.') && path === `/${scene.id}`);
    const page = await scene.page('');
    await page.evaluate(
      (tell, ms) => {
        history.pushState(null, '', '/blocked-page');
        setTimeout(() => void fetch(tell, { mode: 'no-cors' }), ms);
      },
      scene.tell(),
      stillThereMs,
    );
  },
  'page-named-by-navigation': async (scene) => {
    scene.judge(({ host, path }) => host.startsWith('tell.') && path === `/${scene.id}`);
    const page = await scene.page('');
    await page.evaluate(
      (tell, ms) => {
        const { navigation } = window as unknown as {
          navigation: EventTarget & { navigate(to: string): void };
        };
        navigation.addEventListener('navigate', (event) =>
          (event as Event & { intercept(): void }).intercept(),
        );
        navigation.navigate('/blocked-page#app');
        setTimeout(() => void fetch(tell, { mode: 'no-cors' }), ms);
      },
      scene.tell(),
      stillThereMs,
    );
  },
  'page-in-frame': async (scene) => {
    scene.judge(({ path, query }) => path === '/blocked-page' && query === scene.id);
    await scene.page(`<iframe src="/blocked-page?${scene.id}"></iframe>`);
  },
  'page-percent-encoded': async (scene) => {
    scene.judge(({ path, query }) => decodeURIComponent(path) === '/blocked-page' && query === scene.id);
    await scene.typed(`${new URL(scene.start()).origin}/bl%6Fcked-page?${scene.id}`);
  },
  'page-twisted-path': async (scene) => {
    scene.judge(({ path, query }) => path.endsWith('blocked-page') && query === scene.id);
    await scene.typed(`${new URL(scene.start()).origin}//x/..//.//blocked-page?${scene.id}`);
  },
};
