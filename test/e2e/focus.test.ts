import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fill, openDashboard, press, select, waitForWords } from '../support/dashboard-page.ts';
import { EnrolledPupil } from '../support/enrolled-pupil.ts';
import { FakeDevice } from '../support/fake-device.ts';
import { colourSchemes, findBarriers } from '../support/find-barriers.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { sceneHosts } from '../support/made-up-scene.ts';
import { startMadeUpWeb, type MadeUpWeb } from '../support/made-up-web.ts';
import { configurationIn } from '../support/managed-configuration.ts';
import { openSchool } from '../support/open-school.ts';
import { openTab, waitForOwnPage, waitForText, waitForTitle } from '../support/pupil-tab.ts';
import type { School } from '../support/school.ts';
import type { TestServer } from '../support/start-server.ts';
import { waitUntil } from '../support/wait-until.ts';

let web: MadeUpWeb;
let server: TestServer;
let school: School;
let pupil: EnrolledPupil;
let staffBrowser: Browser;
let teacher: Page;
let unlisted: Page;
const others: FakeDevice[] = [];

const arriveAsFake = async (pupilId: string): Promise<void> => {
  const { extensionId, linuxJson } = school.deployment;
  const device = new FakeDevice({ extensionId, configuration: configurationIn(linuxJson) });
  others.push(device);
  const deviceId = await device.enrol();
  await school.staff.admin.do('bindDevice', { deviceId, pupilId });
};

beforeAll(async () => {
  web = await startMadeUpWeb();
  ({ server, school } = await openSchool());
  const { classId, pupils } = school.yearFour;
  const { lessonId } = await school.staff.teacher.do('startLesson', { classId, minutes: 60 });
  const [first, ...rest] = pupils;
  if (first === undefined) throw new Error('The made-up class is empty.');
  pupil = await EnrolledPupil.arrive({ web, school, pupil: first });
  for (const { pupilId } of rest.slice(0, 2)) await arriveAsFake(pupilId);
  staffBrowser = await launchPlainBrowser();
  teacher = await openDashboard(staffBrowser, server.url, madeUpStaff.teacher);
  await teacher.goto(`${server.url}/lessons/${lessonId}`);
  unlisted = await openTab(pupil.opened.browser, 'https://rabbits.example/');
  await waitForTitle(unlisted, 'All about rabbits');
}, 120_000);

afterAll(async () => {
  for (const device of others) await device.stop();
  await pupil?.close();
  await staffBrowser?.close();
  await server?.stop();
  await web?.close();
});

const mustBeOpenToAll = async (page: Page): Promise<void> => {
  for (const scheme of colourSchemes) expect(await findBarriers(page, scheme), scheme).toEqual([]);
};

test('a recording on a computer of the class finds the film and the sign-in that pasted pages need', async () => {
  await waitForWords(teacher, pupil.name);
  await press(teacher, 'Focus…', '.toolbar');
  const { volcano, homework, sea } = sceneHosts;
  await fill(teacher, 'addresses', `For today:\nhttps://${volcano}/\n${homework} and ${sea}`);
  await press(teacher, 'Add these');
  await waitForWords(teacher, 'Line 1 has no address', 'dialog');
  await select(teacher, '[name="scene-device"]', pupil.deviceId);
  await press(teacher, 'Check the list');
  await waitForWords(teacher, `${sceneHosts.film} is used inside ${volcano}: added.`, 'dialog', 100_000);
  await waitForWords(teacher, `${homework} goes through ${sceneHosts.signIn}: added.`, 'dialog');
  await waitForWords(teacher, 'All 3 open for the whole class.', 'dialog');
  await mustBeOpenToAll(teacher);
}, 120_000);

test('the focus puts away what is not listed, on every device, and says so kindly', async () => {
  await fill(teacher, 'focus-name', 'Volcanoes');
  await press(teacher, 'Start focus');
  await waitForOwnPage(unlisted, 'blocked', 15_000);
  await waitForText(unlisted, 'Now we are on: Volcanoes');
  await mustBeOpenToAll(unlisted);
  await waitUntil('the others are in it', () =>
    others.every(({ state }) => state.focus?.name === 'Volcanoes'),
  );
  await waitUntil('three tiles say it', async () => {
    const marks = await teacher.$$eval('.focus-mark', (all) => all.map((mark) => mark.textContent));
    return marks.filter((mark) => mark === 'Focus: Volcanoes').length === 3;
  });
});

test('what is listed opens with the film inside it and through the sign-in, and nothing else does', async () => {
  const films = web.count(sceneHosts.film, '/embed');
  const chosen = await openTab(pupil.opened.browser, 'https://stories.example/');
  await waitForOwnPage(chosen, 'blocked');
  await waitForText(chosen, sceneHosts.volcano);
  await chosen.locator(`a[href="https://${sceneHosts.volcano}/"]`).click();
  await waitForTitle(chosen, 'Volcanoes');
  await waitUntil('the film was asked for', () => web.count(sceneHosts.film, '/embed') > films);
  await chosen.goto(`https://${sceneHosts.homework}/`).catch(() => null);
  await waitForTitle(chosen, 'My homework');
  expect(web.count('stories.example')).toBe(0);
  await chosen.close();
});

test('one press ends it for all, and the page that was put away comes back', async () => {
  await press(teacher, 'End focus', '.toolbar');
  await waitForTitle(unlisted, 'All about rabbits', 15_000);
  await waitUntil('the others are free', () => others.every(({ state }) => state.focus === null));
  await teacher.waitForFunction(() => document.querySelector('.focus-mark') === null, { timeout: 10_000 });
});
