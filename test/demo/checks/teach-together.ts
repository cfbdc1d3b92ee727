import { fill, openDashboard, press, waitForWords } from '../../support/dashboard-page.ts';
import { madeUpStaff } from '../../support/made-up-people.ts';
import { openTab, waitForText } from '../../support/pupil-tab.ts';
import { must, type Check, type CheckedDay } from '../check.ts';
import { firstPupilOf } from '../staff-pages.ts';

const { name, email } = madeUpStaff.otherTeacher;

const letColleagueGo = async ({ school, lessonId }: CheckedDay): Promise<void> => {
  const accounts = await school.staff.admin.do('accounts', {});
  const accountId = accounts.find((account) => account.email === email)?.accountId ?? '';
  await school.staff.teacher.do('leaveLesson', { lessonId, accountId });
};

export const teachTogetherCheck: Check = {
  job: 'Teach together',
  run: async (day) => {
    const { staffBrowser, server, school, teacherPage } = day;
    const colleague = await openDashboard(staffBrowser, server.url, madeUpStaff.otherTeacher);
    await colleague.goto(`${server.url}/classes`);
    await press(colleague, 'Join…');
    await fill(colleague, 'reason', 'We teach this together');
    await press(colleague, 'Join the lesson');
    await waitForWords(colleague, `with ${madeUpStaff.teacher.name}`, '[data-teachers]');
    await waitForWords(teacherPage, `${name} has joined the lesson: We teach this together`);
    const tiles = await colleague.$$eval('[role="option"][data-pupil-id]', (all) => all.length);
    must(tiles === 30, `The colleague sees ${tiles} pupils`);
    const popupAddress = `chrome-extension://${school.deployment.extensionId}/popup.html`;
    const popup = await openTab(firstPupilOf(day).opened.browser, popupAddress);
    await waitForText(popup, `with ${madeUpStaff.teacher.name} and ${name}`);
    await popup.close();
    await letColleagueGo(day);
    await colleague.browserContext().close();
    return `a colleague joined with a reason, saw all ${tiles}, and the pupil read both names`;
  },
};
