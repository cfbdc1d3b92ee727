import { closeDialogs } from '../../support/dashboard-page.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { must, type Check } from '../check.ts';
import { closeUp, openCloseUp, tileOf } from '../staff-pages.ts';

export const seeCheck: Check = {
  job: 'See',
  run: async (day) => {
    const { school, teacherPage, server } = day;
    const count = (selector: string): Promise<number> =>
      teacherPage.evaluate((css) => document.querySelectorAll(css).length, selector);
    must((await count('[role="option"][data-pupil-id]')) === 30, 'There are not 30 tiles');
    const live = await waitUntil('almost every tile has a live picture', async () => {
      const pictures = await count('[role="option"] [data-has-picture="true"]');
      return pictures >= 25 ? pictures : null;
    });
    const { pupilId } = school.yearFour.pupils[0] ?? { pupilId: '' };
    const realPicture = `${tileOf(pupilId)} [data-has-picture="true"]`;
    await teacherPage.waitForSelector(realPicture, { timeout: 10_000 });

    await openCloseUp(day);
    await teacherPage.waitForSelector(`${closeUp} canvas[data-frames]`, { timeout: 10_000 });
    const width = await waitUntil('the close picture is sharp', async () => {
      const pixels = await teacherPage.$eval(`${closeUp} canvas`, (canvas) => canvas.width);
      return pixels > 480 ? pixels : null;
    });
    must((await count(`${closeUp} .tab-list li`)) > 0, 'The close-up shows no tabs');
    await waitUntil('the close-up shows visits', async () => (await count(`${closeUp} .timeline li`)) > 0);
    await closeDialogs(teacherPage);
    const megabytes = Math.round((await server.residentBytes()) / 1_000_000);
    return `30 tiles, ${live} with a live picture; close up ${width} px wide with tabs and visits; the server uses ${megabytes} MB`;
  },
};
