import { closeDialogs, whenWordsCome } from '../../support/dashboard-page.ts';
import { openTab } from '../../support/pupil-tab.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { must, type Check } from '../check.ts';
import { closeUp, firstPupilOf, openCloseUp } from '../staff-pages.ts';

const url = 'https://tudors.example/ships';
const title = 'The Mary Rose';

export const tellCheck: Check = {
  job: 'Tell',
  run: async (day) => {
    const { school, lessonId, teacherPage } = day;
    const pupil = firstPupilOf(day);
    await openCloseUp(day);
    const arrival = whenWordsCome(teacherPage, title, `${closeUp} .timeline`);
    const page = await openTab(pupil.opened.browser, url);
    const openedAt = await page.evaluate(() => performance.timeOrigin);
    const ms = Math.round((await arrival) - openedAt);
    must(ms < 1_000, `A visit took ${ms} ms to reach the dashboard`);
    await waitUntil('the visit is stored', async () => {
      const items = await school.staff.teacher.do('timeline', { lessonId, deviceId: pupil.deviceId });
      return items.some((item) => item.kind === 'visit' && item.url === url);
    });
    await closeDialogs(teacherPage);
    await page.close();
    return `a visit reached the dashboard in ${ms} ms from its click, and was stored`;
  },
};
