import type { Procedure, Scene } from '../scene.ts';
import { hosts, transportHost } from '../trap-web.ts';

const html =
  (write: (bad: string, scene: Scene) => string): Procedure =>
  async (scene) =>
    void (await scene.page(write(scene.bad(), scene)));
const script =
  (write: (bad: string, scene: Scene) => string): Procedure =>
  async (scene) =>
    void (await scene.script(write(scene.bad(), scene)));

/** A script that runs beside the open page. */
const beside = (scene: Scene, body: string): string => {
  scene.put(scene.start('.js'), body, 'text/javascript');
  return scene.start('.js');
};
const speculation = (rules: object): string =>
  `<script type="speculationrules">${JSON.stringify(rules)}</script>`;
const now = (urls: string[]): object[] => [{ source: 'list', urls, eagerness: 'immediate' }];

export const requestProcedures: Readonly<Record<string, Procedure>> = {
  fetch: script((bad) => `fetch('${bad}')`),
  'fetch-keepalive': script(
    (bad) => `fetch('${bad}', { mode: 'no-cors', keepalive: true, method: 'POST', body: 'x' })`,
  ),
  'fetch-later': script((bad) => `fetchLater('${bad}', { activateAfter: 0 })`),
  xhr: script((bad) => `const x = new XMLHttpRequest(); x.open('GET', '${bad}'); x.send()`),
  beacon: script((bad) => `navigator.sendBeacon('${bad}', 'x')`),
  'event-source': script((bad) => `new EventSource('${bad}')`),
  socket: script((bad) => `new WebSocket('${bad.replace('https', 'wss')}')`),
  'socket-plain': async (scene) => {
    scene.put(scene.start(), `<script>new WebSocket('${scene.bad().replace('https', 'ws')}')</script>`);
    await scene.typed(scene.start().replace('https', 'http'));
  },
  'web-transport': async (scene) => {
    scene.judge(({ host }) => host === 'transport.udp');
    await scene.script(`new WebTransport('https://${transportHost}:4433/').ready.catch(() => undefined)`);
  },
  'web-rtc': async (scene) => {
    scene.judge(({ host }) => host === 'rtc.udp');
    // Calls are for sites that somebody has looked at: the page is one that a pupil opened after thinking.
    scene.put(
      scene.ask(),
      `<!doctype html><script>
        const c = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:${scene.web.udp.rtc}' }] });
        c.createDataChannel('x'); c.createOffer().then((offer) => c.setLocalDescription(offer))</script>`,
    );
    const page = await scene.typed(scene.ask());
    await scene.click(page, '[data-choice="open"]');
    await page
      .waitForFunction((host) => location.host === host, { timeout: 3_000 }, new URL(scene.ask()).host)
      .catch(() => scene.click(page, '[data-choice="open"]'));
  },
  picture: html((bad) => `<img src="${bad}">`),
  'picture-set': html((bad) => `<picture><source srcset="${bad}"><img src="x"></picture>`),
  'script-file': html((bad) => `<script src="${bad}"></script>`),
  module: script((bad) => `import('${bad}')`),
  'style-sheet': html((bad) => `<link rel="stylesheet" href="${bad}">`),
  'style-import': html((bad) => `<style>@import '${bad}'</style>`),
  font: html(
    (bad) => `<style>@font-face { font-family: x; src: url('${bad}') } body { font-family: x }</style>text`,
  ),
  film: html((bad) => `<video src="${bad}" poster="${bad}poster" autoplay muted></video>`),
  sound: async (scene) => {
    const page = await scene.page(`<audio src="${scene.bad()}" preload="auto" autoplay></audio>`);
    // A tab that was never seen loads no sound.
    await page.bringToFront();
  },
  subtitles: html(
    (bad) =>
      `<video crossorigin><track default src="${bad}" kind="subtitles"></video><script>document.querySelector('video').textTracks[0].mode = 'showing'</script>`,
  ),
  'link-ping': async (scene) => {
    const page = await scene.page(`<a id="here" href="#x" ping="${scene.bad()}">Here</a>`);
    await scene.click(page);
  },
  'security-report': async (scene) => {
    await scene.page('<img src="https://rabbits.example/none">', {
      'content-security-policy': `img-src 'none'; report-uri ${scene.bad()}`,
    });
  },
  prefetch: html((bad) => `<link rel="prefetch" href="${bad}">`),
  preload: html((bad) => `<link rel="preload" as="script" href="${bad}">`),
  'speculation-prefetch': html((bad) => speculation({ prefetch: now([bad]) })),
  prerender: async (scene) => {
    const nearBad = `https://${scene.id}.${hosts.nearBad}/`;
    scene.judge(({ host }) => host === new URL(nearBad).host);
    scene.put(nearBad, '<!doctype html>', undefined, { 'supports-loading-mode': 'credentialed-prerender' });
    await scene.page(speculation({ prerender: now([nearBad]) }));
  },
  worker: script((bad, scene) => `new Worker('${beside(scene, `fetch('${bad}')`)}')`),
  'worker-import': script((bad, scene) => `new Worker('${beside(scene, `importScripts('${bad}')`)}')`),
  'worker-blob': script((bad) => `new Worker(URL.createObjectURL(new Blob(["fetch('${bad}')"])))`),
  'shared-worker': script((bad, scene) => `new SharedWorker('${beside(scene, `fetch('${bad}')`)}')`),
  'worker-socket': script(
    (bad, scene) => `new Worker('${beside(scene, `new WebSocket('${bad.replace('https', 'wss')}')`)}')`,
  ),
  'shared-worker-socket': script(
    (bad, scene) => `new SharedWorker('${beside(scene, `new WebSocket('${bad.replace('https', 'wss')}')`)}')`,
  ),
  'shared-worker-blob-socket': script(
    (bad) =>
      `new SharedWorker(URL.createObjectURL(new Blob(["new WebSocket('${bad.replace('https', 'wss')}')"])))`,
  ),
  'shared-worker-data-socket': script(
    (bad) => `new SharedWorker("data:text/javascript,new WebSocket('${bad.replace('https', 'wss')}')")`,
  ),
  'shared-worker-from-new-frame': script(
    (bad) => `const frame = document.body.appendChild(document.createElement('iframe'));
      new frame.contentWindow.SharedWorker(URL.createObjectURL(new Blob(["new WebSocket('${bad.replace('https', 'wss')}')"])))`,
  ),
  'service-worker-socket': script(
    (bad, scene) =>
      `navigator.serviceWorker.register('${beside(scene, `new WebSocket('${bad.replace('https', 'wss')}')`)}', { scope: '/${scene.id}' })`,
  ),
  'service-worker': script(
    (bad, scene) =>
      `navigator.serviceWorker.register('${beside(scene, `self.oninstall = (e) => e.waitUntil(fetch('${bad}', { mode: 'no-cors' }).catch(() => 0))`)}', { scope: '/${scene.id}' })`,
  ),
  'background-fetch': script(
    (bad, scene) => `
      const registration = await navigator.serviceWorker.register('${beside(scene, '')}', { scope: '/${scene.id}' });
      await navigator.serviceWorker.ready;
      await registration.backgroundFetch.fetch('x', ['${bad}'])`,
  ),
};
