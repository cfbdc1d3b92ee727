import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, test } from 'vitest';
import { choose, fill, openDashboard, press, waitForWords } from '../support/dashboard-page.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';
import { LiveSchool } from '../support/live-school.ts';
import { madeUpStaff } from '../support/made-up-people.ts';

let school: LiveSchool;
let browser: Browser;
let dsl: Page;

beforeAll(async () => {
  school = await LiveSchool.open(2, 'dsl');
  browser = await launchPlainBrowser();
  const { incidentId } = await school.as('teacher').do('recordConcern', {
    kind: 'radicalisation',
    people: [{ kind: 'pupil', pupilId: school.pupilIds[0] ?? '', involvement: 'affected' }],
    words: 'A flag on a folder',
    happenedAt: null,
    place: 'school',
    toldBy: null,
  });
  dsl = await openDashboard(browser, school.url, madeUpStaff.dsl);
  await dsl.goto(`${school.url}/incidents/${incidentId}`);
  await fill(dsl, 'password', madeUpStaff.dsl.password);
  await dsl.keyboard.press('Enter');
  await waitForWords(dsl, 'A flag on a folder', '.words');
});
afterAll(async () => {
  await browser.close();
  await school.close();
});

test('whoever closes one says when the parents were told and by whom, and it stands there from then on', async () => {
  const form = '[data-form="incident-decision"]';
  await choose(dsl, 'Referred', form);
  await waitForWords(dsl, 'ask social care first', form);
  await fill(dsl, 'reason', 'Prevent asked us to', form);
  await choose(dsl, 'Told', form);
  await press(dsl, 'Just now, by me', form);
  await press(dsl, 'Save decision', form);
  const said = `by ${madeUpStaff.dsl.name}.`;
  await waitForWords(dsl, said, '[data-parents="told"]');
  await waitForWords(dsl, said, '.actions');
  await dsl.goto(`${school.url}/chronology/${school.pupilIds[0]}`);
  await waitForWords(dsl, said, '.chronology-entry');
});

test('what follows is decided by a person, out of what is proposed and in words of their own', async () => {
  const { incidentId } = await school.as('teacher').do('recordConcern', {
    kind: 'hurtful-message',
    people: [{ kind: 'pupil', pupilId: school.pupilIds[0] ?? '', involvement: 'did' }],
    words: 'An unkind note',
    happenedAt: null,
    place: 'school',
    toldBy: null,
  });
  await dsl.goto(`${school.url}/incidents/${incidentId}`);
  await press(dsl, 'Decide what follows…', '.incident');
  const form = '[data-form="measures"]';
  await choose(dsl, 'Class teacher', form);
  await fill(dsl, 'otherSanction', 'Writes to her', form);
  await press(dsl, 'Decide so', form);
  await waitForWords(dsl, 'Goes to: Class teacher. Sanctions: Writes to her.', '[data-measures]');
});

test('whoever closes what another was merged into answers for both, and it stands in both', async () => {
  const tell = (place: number, words: string) =>
    school.as('teacher').do('recordConcern', {
      kind: 'off-task-sites',
      people: [{ kind: 'pupil', pupilId: school.pupilIds[place] ?? '', involvement: 'did' }],
      words,
      happenedAt: null,
      place: 'school',
      toldBy: null,
    });
  const [goesOn, merged] = [await tell(0, 'Games in maths'), await tell(1, 'The same games')];
  const change = { kind: 'merge', into: goesOn.incidentId, reason: 'The same' } as const;
  await school.as('dsl').do('confirmPassword', { password: madeUpStaff.dsl.password });
  await school.as('dsl').do('changeIncidents', { incidentIds: [merged.incidentId], change });
  await dsl.goto(`${school.url}/incidents/${goesOn.incidentId}`);
  await waitForWords(dsl, 'goes on here', '.other-incident');
  await waitForWords(dsl, 'says for both whether parents were told', '.actions');
  const form = '[data-form="incident-decision"]';
  await choose(dsl, 'Handled in school', form);
  await waitForWords(dsl, 'Also for what was merged into this one, about Ben Thistle.', form);
  await fill(dsl, 'reason', 'Both were spoken to', form);
  await choose(dsl, 'Not told, because…', form);
  await fill(dsl, 'parentsNotToldWhy', 'Settled in class', form);
  await press(dsl, 'Save decision', form);
  await waitForWords(dsl, 'Parents not told: Settled in class', '[data-parents]');
  await dsl.goto(`${school.url}/incidents/${merged.incidentId}`);
  await waitForWords(dsl, 'Parents not told: Settled in class', '[data-parents]');
  await waitForWords(dsl, 'Parents not told: Settled in class', '.actions');
});
