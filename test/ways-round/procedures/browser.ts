import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchUnwatchedBrowser } from '../../support/launch-browser.ts';
import type { Procedure, Scene } from '../scene.ts';

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const inFolder = async (job: (folder: string) => Promise<void>): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'thinkclick-way-'));
  await job(folder);
  await rm(folder, { recursive: true, force: true });
};

const telling = (scene: Scene): string =>
  `<!doctype html><script>fetch('${scene.tell()}', { mode: 'no-cors' })</script>`;

export const browserProcedures: Readonly<Record<string, Procedure>> = {
  'view-source': async (scene) => void (await scene.typed(`view-source:${scene.bad()}`)),
  'data-page-in-frame': async (scene) => {
    await scene.page(`<iframe src="data:text/html,${encodeURIComponent(telling(scene))}"></iframe>`);
  },
  'file-page': async (scene) => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, 'saved.html'), telling(scene));
      await scene.typed(`file://${folder}/saved.html`);
      await scene.settle();
    });
  },
};

/** Opens a browser on the pupil's profile in another way, with an address, and leaves it a moment. */
const launching =
  (write: (scene: Scene) => { args: readonly string[]; url: string }): Procedure =>
  async (scene) => {
    await scene.pupil.whileAway(async (options) => {
      const { args, url } = write(scene);
      const opened = launchUnwatchedBrowser({ ...options, args, startUrl: url });
      try {
        await wait(2_000);
        await scene.settle();
      } finally {
        await opened.close();
      }
    });
  };

/** Each starts the browser anew. */
export const launchProcedures: Readonly<Record<string, Procedure>> = {
  'launch-page': launching((scene) => ({ args: [], url: scene.bad() })),
  incognito: launching((scene) => ({ args: ['--incognito'], url: scene.bad() })),
  'guest-window': launching((scene) => ({ args: ['--guest'], url: scene.bad() })),
  'app-window': launching((scene) => ({ args: [`--app=${scene.bad()}`], url: scene.bad() })),
  'restored-page': async (scene) => {
    await scene.pupil.comeBack();
    await scene.typed(scene.bad());
    await scene.pupil.whileAway(async (options) => {
      const opened = launchUnwatchedBrowser({ ...options, args: ['--restore-last-session'] });
      try {
        await wait(2_000);
        await scene.settle();
      } finally {
        await opened.close();
      }
    });
  },
  'switched-off': async (scene) => {
    await scene.pupil.comeBack();
    const page = await scene.typed('chrome://extensions/');
    const { extensionId } = scene.stage.school.deployment;
    await page
      .evaluate((id) => {
        const { chrome } = globalThis as unknown as {
          chrome: { management: { setEnabled(id: string, isOn: boolean): Promise<void> } };
        };
        return chrome.management.setEnabled(id, false);
      }, extensionId)
      .catch(() => undefined);
    await wait(500);
    await scene.typed(scene.bad());
    await scene.settle();
  },
};
