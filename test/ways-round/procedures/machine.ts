import { extensionWorker } from '../../support/extension-worker.ts';
import type { Procedure, Scene } from '../scene.ts';

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const stopWorker = async ({ browser }: Scene): Promise<void> => {
  const worker = await extensionWorker(browser);
  await worker.close().catch(() => undefined);
};

/** Each has the browser to itself. */
export const machineProcedures: Readonly<Record<string, Procedure>> = {
  'killed-worker': async (scene) => {
    await stopWorker(scene);
    await scene.typed(scene.bad());
  },
  'hung-worker': async (scene) => {
    const worker = await extensionWorker(scene.browser);
    const hung = worker
      .evaluate(() => {
        const until = performance.now() + 2_500;
        while (performance.now() < until);
      })
      .catch(() => undefined);
    await scene.page(`<iframe src="${scene.bad()}"></iframe><script>fetch('${scene.bad()}')</script>`);
    await scene.typed(scene.bad());
    await hung;
  },
  'server-away': async (scene) => {
    await scene.stage.server.kill();
    await scene.typed(scene.bad());
    await scene.settle();
    await scene.stage.server.restart();
    await scene.pupil.untilConnected(true);
  },
};

/** All at once: each does what it can to keep the browser from its work. */
export const floodProcedures: Readonly<Record<string, Procedure>> = {
  'flood-of-tabs': async (scene) => {
    await Promise.all(Array.from({ length: 25 }, (_, number) => scene.typed(scene.bad(`/${number}`))));
  },
  'flood-of-history': async (scene) => {
    await scene.script(`
      for (let i = 0; i < 190; i++) history.pushState(null, '', '?' + i);
      for (let i = 0; i < 3000; i++) location.hash = i;
      // Chromium holds a page that floods it back for ten seconds.
      setInterval(() => (location.href = '${scene.bad()}'), 500)`);
  },
  'flood-of-requests': async (scene) => {
    await scene.script(`
      for (let i = 0; i < 500; i++) fetch('/none?' + i).catch(() => 0);
      fetch('${scene.bad()}', { mode: 'no-cors' })`);
  },
  'flood-of-frames': async (scene) => {
    await scene.script(`
      for (let i = 0; i < 150; i++) document.body.appendChild(document.createElement('iframe')).src = '${scene.bad('/')}' + i`);
    await wait(500);
  },
};
