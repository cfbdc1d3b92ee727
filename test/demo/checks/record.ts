import { closeDialogs, fill, press, select, waitForWords } from '../../support/dashboard-page.ts';
import { filesWith } from '../../support/files-with.ts';
import { must, type Check } from '../check.ts';
import { closeUp, openCloseUp } from '../staff-pages.ts';

export const teacherWords = 'Showed a friend a page about a new games club and laughed at its name field.';

export const recordCheck: Check = {
  job: 'Record',
  run: async (day) => {
    const { school, teacherPage, server } = day;
    await openCloseUp(day);
    await press(teacherPage, 'Record an incident…', closeUp);
    const form = '[data-form="record-incident"]';
    await select(teacherPage, `${form} [name="kind"]`, 'saw-something');
    await fill(teacherPage, 'words', teacherWords, form);
    const startedAt = performance.now();
    await press(teacherPage, 'Record', form);
    await waitForWords(teacherPage, 'A picture of the screen is attached.', '[data-incident-number]');
    const ms = performance.now() - startedAt;
    await press(teacherPage, 'Close', '[data-incident-number]');
    await closeDialogs(teacherPage);
    const readable = await filesWith(server.dataFolder, teacherWords);
    must(readable.length === 0, `The teacher’s words stand readable in ${readable.join(', ')}`);
    const ledger = await school.staff.head.do('ledger', {});
    must(
      ledger.some(({ action }) => action.includes('incident')),
      'The ledger knows nothing of it',
    );
    return `recorded with a picture in ${Math.round(ms)} ms, unreadable on disk, in the ledger of ${ledger.length} entries`;
  },
};
