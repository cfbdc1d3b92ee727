import type { Browser, Page } from 'puppeteer';
import { openDashboard, waitForWords } from '../support/dashboard-page.ts';
import { EnrolledPupil } from '../support/enrolled-pupil.ts';
import { FakeDevice } from '../support/fake-device.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { startMadeUpWeb, type MadeUpWeb } from '../support/made-up-web.ts';
import { configurationIn } from '../support/managed-configuration.ts';
import { openSchool } from '../support/open-school.ts';
import { openTab, shownPage } from '../support/pupil-tab.ts';
import type { School } from '../support/school.ts';
import type { TestServer } from '../support/start-server.ts';
import { Wire } from '../support/wire.ts';

export const classPage = 'https://maths.example/';

/** A class at one page: two real browsers and four simulated devices, and their teacher at the dashboard. */
export interface Classroom {
  readonly web: MadeUpWeb;
  readonly server: TestServer;
  readonly school: School;
  readonly teacher: Page;
  readonly lessonId: string;
  /** Comes to the server by the wire. */
  readonly pupil: EnrolledPupil;
  readonly pupilId: string;
  readonly wire: Wire;
  readonly neighbour: EnrolledPupil;
  readonly neighbourId: string;
  readonly others: readonly FakeDevice[];
  close(): Promise<void>;
}

/** The web with the server behind the wire, under its own address: a device signs for that one. */
const byWire = (web: MadeUpWeb, { url }: TestServer, { port }: Wire): MadeUpWeb => {
  const others = web.resolverRules.replace(', EXCLUDE localhost', '');
  return { ...web, resolverRules: `MAP ${new URL(url).host} 127.0.0.1:${port}, ${others}` };
};

const arriveAsFake = async ({ deployment, staff }: School, pupilId: string): Promise<FakeDevice> => {
  const { extensionId, linuxJson } = deployment;
  const device = new FakeDevice({
    extensionId,
    configuration: configurationIn(linuxJson),
    screen: () => null,
  });
  await staff.admin.do('bindDevice', { deviceId: await device.enrol(), pupilId });
  await device.visit({ url: classPage, title: 'Maths for Year 4' });
  return device;
};

const openClassView = async (browser: Browser, { url }: TestServer, lessonId: string): Promise<Page> => {
  const page = await openDashboard(browser, url, madeUpStaff.teacher);
  await page.setViewport({ width: 1366, height: 768 });
  await page.goto(`${url}/lessons/${lessonId}`);
  return page;
};

export const raiseClassroom = async (): Promise<Classroom> => {
  const web = await startMadeUpWeb();
  const environment = { THINKCLICK_IDLE_MINUTES: '240' };
  const { server, school } = await openSchool({ environment, isClockTurnable: true });
  const wire = await Wire.to(Number(new URL(server.url).port));
  const { classId, pupils } = school.yearFour;
  const { lessonId } = await school.staff.teacher.do('startLesson', { classId, minutes: 120 });
  // Neither is the first in the register.
  const [first, second] = pupils.slice(2);
  if (first === undefined || second === undefined) throw new Error('The made-up class is empty.');
  const rest = pupils.filter((each) => each !== first && each !== second);
  const [pupil, neighbour] = await Promise.all([
    EnrolledPupil.arrive({ web: byWire(web, server, wire), school, pupil: first }),
    EnrolledPupil.arrive({ web, school, pupil: second }),
  ]);
  const others: FakeDevice[] = [];
  for (const { pupilId } of rest.slice(0, 4)) others.push(await arriveAsFake(school, pupilId));
  for (const { opened } of [pupil, neighbour]) await openTab(opened.browser, classPage);
  const browser = await launchPlainBrowser();
  const teacher = await openClassView(browser, server, lessonId);
  await waitForWords(teacher, '6 on task', '[data-summary]');
  const close = async (): Promise<void> => {
    for (const device of others) await device.stop();
    for (const each of [pupil, neighbour]) await each.close();
    await browser.close();
    wire.close();
    await server.stop();
    await web.close();
  };
  const parts = { web, server, school, teacher, lessonId, pupil, pupilId: first.pupilId, wire };
  return { ...parts, neighbour, neighbourId: second.pupilId, others, close };
};

/** Every device tells how it is, as each does three times a minute. */
const tellAll = async ({ pupil, neighbour, others }: Classroom): Promise<void> => {
  for (const device of others) device.be('active');
  for (const { opened } of [pupil, neighbour]) await tellAnew(opened.browser);
};

/** The page in front gets another title. Another tab would not do: whoever looks away has not stayed on a page. */
export const tellAnew = async (browser: Browser): Promise<void> => {
  const page = await shownPage(browser);
  await page?.evaluate(() => (document.title = document.title.endsWith('!') ? 'Here' : 'Here!'));
};

/** At the school, where the dashboard is; devices go by what the server says. */
export const letTimePass = async (room: Classroom, ms: number): Promise<void> => {
  room.server.turnClock(ms);
  await comeBackAsAdmin(room);
  await tellAll(room);
  await room.teacher.reload();
  await room.teacher.waitForSelector('[role="option"]');
};

/** An admin is not signed in for long without doing anything. */
export const comeBackAsAdmin = async ({ school }: Classroom): Promise<void> => {
  const { email, password } = madeUpStaff.admin;
  await school.staff.admin.do('signIn', { email, password });
};
