import { expect, test } from 'vitest';
import { press, waitForWords } from '../../support/dashboard-page.ts';
import { madeUpStaff } from '../../support/made-up-people.ts';
import { openTab, waitForTitle } from '../../support/pupil-tab.ts';
import { waitUntil } from '../../support/wait-until.ts';
import type { Classroom } from '../classroom.ts';

export const sharePageTests = (room: () => Classroom): void => {
  test('a page that is open in the teacher’s own browser is offered by its title, and shared with the class', async () => {
    const { school, neighbour, neighbourId, pupil, teacher, web } = room();
    const { deviceId } = neighbour;
    const accounts = await school.staff.admin.do('accounts', {});
    const staffId = accounts.find(({ name }) => name === madeUpStaff.teacher.name)?.accountId ?? '';
    await school.staff.admin.do('bindDevice', { deviceId, pupilId: null, staffId });
    const own = await openTab(neighbour.opened.browser, 'https://tudors.example/ships');
    await waitForTitle(own, 'The Mary Rose');
    await waitUntil('the server knows what is open there', async () => {
      const devices = await school.staff.teacher.do('ownDevices', {});
      return devices.some(({ pages }) => pages.some(({ title }) => title === 'The Mary Rose'));
    });
    const before = web.count('tudors.example', '/ships');
    await press(teacher, 'Open page…', '.toolbar');
    await press(teacher, 'The Mary Rose', '[data-form="open-page"]');
    await press(teacher, 'Open', '[data-form="open-page"]');
    await waitForWords(teacher, '5 opened the page', '[data-command-result]');
    await waitUntil('the pupil has it', () => web.count('tudors.example', '/ships') > before);
    const urls = (await pupil.opened.browser.pages()).map((page) => page.url());
    expect(urls).toContain('https://tudors.example/ships');
    await own.close();
    await school.staff.admin.do('bindDevice', { deviceId, pupilId: neighbourId });
  });
};
