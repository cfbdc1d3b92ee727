import { openTab, waitForTitle } from '../../support/pupil-tab.ts';
import { chooseByKeys, untilNoPrompt, untilPrompt } from '../../support/prompt-on-page.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { must, type Check } from '../check.ts';
import { firstPupilOf } from '../staff-pages.ts';

/** Opened by the pupil in the check before this one. */
const host = 'new-games-club.example';
const postcode = 'SW1A 2AA';

export const thinkBeforeSendingCheck: Check = {
  job: 'Think before sending',
  run: async (day) => {
    const { school, lessonId, web } = day;
    const { opened, deviceId } = firstPupilOf(day);
    const page = await openTab(opened.browser, `https://${host}/`);
    await waitForTitle(page, 'New games club');
    await page.evaluate(() => {
      const form = document.createElement('form');
      form.action = '/sent';
      form.innerHTML = '<label>Where do you live? <input name="where"></label>';
      document.body.append(form);
    });
    await page.focus('input');
    await page.keyboard.type(`I am at ${postcode}`);
    await page.keyboard.press('Enter');
    const { words } = await untilPrompt(page);
    must(words.includes('postcode'), 'The prompt does not say what was noticed');
    await chooseByKeys(page, 'go-back');
    await untilNoPrompt(page);
    must(web.count(host, '/sent') === 0, 'It was sent all the same');
    const timeline = () => school.staff.teacher.do('timeline', { lessonId, deviceId });
    await waitUntil('the answer is kept', async () =>
      (await timeline()).some(({ text }) => text.includes('(detail-sent)')),
    );
    must(!JSON.stringify(await timeline()).includes('SW1A'), 'What was typed has left the page');
    await page.close();
    return 'a postcode was held on the page until the child had chosen, and never left it';
  },
};
