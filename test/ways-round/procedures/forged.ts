import { waitUntil } from '../../support/wait-until.ts';
import type { Procedure, Scene } from '../scene.ts';

const ownPage = (scene: Scene, page: string): string =>
  `chrome-extension://${scene.stage.school.deployment.extensionId}/${page}`;
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export const forgedProcedures: Readonly<Record<string, Procedure>> = {
  'forged-answer': async (scene) => {
    const { extensionId } = scene.stage.school.deployment;
    const message = { name: 'answer-prompt', request: { address: scene.ask(), choice: 'open' } };
    const forge = `
      await globalThis.chrome?.runtime?.sendMessage?.('${extensionId}', ${JSON.stringify(message)}).catch(() => 0);
      postMessage(${JSON.stringify(message)}, '*');
      setTimeout(() => location.assign('${scene.ask()}'), 200)`;
    // Said more than once: a worker that is just waking answers none.
    for (let said = 0; said < 3 && scene.arrived().length === 0; said += 1) {
      await scene.script(forge);
      await wait(1_000);
    }
  },
  'framed-question': async (scene) => {
    const page = await scene.page(
      `<iframe id="trap" src="${ownPage(scene, 'think.html')}#${scene.ask()}" width="900" height="600"></iframe>`,
    );
    const inside = await (await page.$('#trap'))?.contentFrame();
    const open = await inside?.waitForSelector('[data-choice="open"]', { timeout: 1_500 }).catch(() => null);
    await open?.click().catch(() => undefined);
    // What was chosen is answered kindly first, and takes its time.
    const isOver = (): boolean => open === null || inside?.url().includes('think.html') !== true;
    await waitUntil('the frame has gone on', isOver, 3_000).catch(() => undefined);
    await page.goto(scene.ask(), { timeout: 3_000 }).catch(() => null);
  },
  'question-about-a-blocked-site': async (scene) => {
    const page = await scene.typed(`${ownPage(scene, 'think.html')}#${scene.bad()}`);
    await scene.click(page, '[data-choice="open"]');
  },
  'blocked-page-told-otherwise': async (scene) => {
    await scene.typed(`${ownPage(scene, 'blocked.html')}?wait#${scene.bad()}`);
    await wait(700);
  },
};
