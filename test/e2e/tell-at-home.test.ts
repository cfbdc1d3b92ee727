import { afterAll, beforeAll, expect, test } from 'vitest';
import { EnrolledPupil } from '../support/enrolled-pupil.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { startMadeUpWeb, type MadeUpWeb } from '../support/made-up-web.ts';
import { openPopupWindow } from '../support/popup-window.ts';
import { openTab, waitForText, waitForTitle } from '../support/pupil-tab.ts';
import { createSchool, type School } from '../support/school.ts';
import { startServer, type TestServer } from '../support/start-server.ts';

let web: MadeUpWeb;
let server: TestServer;
let school: School;
let pupil: EnrolledPupil;

/** Everything here comes from a network that is not the school's. In a lesson a picture could be taken, at school. */
beforeAll(async () => {
  web = await startMadeUpWeb();
  server = await startServer({ environment: { THINKCLICK_SCHOOL_NETWORKS: '203.0.113.0/24' } });
  school = await createSchool(server);
  const { classId, pupils } = school.yearFour;
  await school.staff.teacher.do('startLesson', { classId, minutes: 60 });
  const [first] = pupils;
  if (first === undefined) throw new Error('The made-up class is empty.');
  pupil = await EnrolledPupil.arrive({ web, school, pupil: first });
});
afterAll(async () => {
  await pupil?.close();
  await server?.stop();
  await web?.close();
});

const ownUrl = (name: string): string => `chrome-extension://${school.deployment.extensionId}/${name}.html`;

test('a pupil at home shows a page, when they say so, by its address alone: without its title, and without a picture', async () => {
  const beneath = await openTab(pupil.opened.browser, 'https://tudors.example/');
  await waitForTitle(beneath, 'The Tudors');
  const popup = await openPopupWindow(pupil.opened.browser, ownUrl('popup'));
  await popup.locator('::-p-text(Tell someone)').click();
  await popup.locator('input[value="made-a-mistake"]').click();
  await popup.locator('::-p-text(Yes, show it)').click();
  const shown = await popup.waitForSelector('.shown');
  expect(await shown?.evaluate(({ textContent }) => textContent)).toBe(
    'The grown-up will see which page it is: https://tudors.example/',
  );
  if (process.env.SCREENSHOTS) await popup.screenshot({ path: `${process.env.SCREENSHOTS}/home-tell.png` });
  await popup.locator('dialog[open] ::-p-text(Send)').click();
  await waitForText(popup, 'We have told ');
  const { dsl } = school.staff;
  await dsl.do('confirmPassword', { password: madeUpStaff.dsl.password });
  const { incidents } = await dsl.do('incidents', { shelf: 'open', search: '' });
  const all = await Promise.all(incidents.map(({ incidentId }) => dsl.do('incident', { incidentId })));
  const told = all.find(({ facts }) => facts.page?.url === 'https://tudors.example/');
  expect(told?.facts).toMatchObject({
    page: { title: '' },
    tabs: [],
    pictureMissing: 'The pupil was not at school: no picture is taken there.',
  });
  expect(JSON.stringify(all)).not.toContain('The Tudors');
  await popup.close();
  await beneath.close();
});
