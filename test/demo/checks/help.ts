import { press, whenWordsCome } from '../../support/dashboard-page.ts';
import { openTab, waitForText } from '../../support/pupil-tab.ts';
import type { Check } from '../check.ts';
import { firstPupilOf } from '../staff-pages.ts';

const words = 'What does photosynthesis mean?';

export const helpCheck: Check = {
  job: 'Help',
  run: async (day) => {
    const { teacherPage, school } = day;
    const { opened } = firstPupilOf(day);
    const { pupilId = '' } = school.yearFour.pupils[0] ?? {};
    const popup = await openTab(
      opened.browser,
      `chrome-extension://${school.deployment.extensionId}/popup.html`,
    );
    await popup.locator('[data-choice="need-help"]').click();
    await popup.locator('dialog[open] textarea').fill(words);
    const seen = whenWordsCome(teacherPage, words, '.hand-card');
    const raisedAt = Date.now();
    await popup.locator('dialog[open] [data-about="question"]').click();
    const ms = (await seen) - raisedAt;
    const card = `[data-hand="${pupilId}"]`;
    await press(teacherPage, 'Coming', card);
    await waitForText(popup, 'Miss Clarke is coming.');
    await press(teacherPage, 'Done', card);
    await waitForText(popup, 'Miss Clarke took your hand down.');
    await popup.close();
    return `a hand with a question was in the queue ${ms} ms after the tap; the pupil read who was coming`;
  },
};
