import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'puppeteer';
import { WebSocketServer, WebSocket } from 'ws';
import { closeDialogs, openDashboard, press, waitForWords } from '../support/dashboard-page.ts';
import { EnrolledPupil } from '../support/enrolled-pupil.ts';
import { FakeDevice } from '../support/fake-device.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { startMadeUpWeb, type MadeUpWeb } from '../support/made-up-web.ts';
import { configurationIn, extensionIn } from '../support/managed-configuration.ts';
import { openTab, ownPageOf, shownPage, waitForLock } from '../support/pupil-tab.ts';
import { createSchool, type School } from '../support/school.ts';
import { startServer, type TestServer } from '../support/start-server.ts';
import { waitUntil } from '../support/wait-until.ts';
import type { BenchGroup } from './harness.ts';
import { paintedAt } from './painted-at.ts';

const realPupils = 3;
const classSize = 30;
const rounds = 6;
/** How finely a simulated device is watched. */
const watchEveryMs = 2;

interface LockedClass {
  readonly browsers: readonly Browser[];
  readonly devices: readonly FakeDevice[];
  readonly teacher: Page;
}

const p95 = (figures: readonly number[]): number =>
  figures.toSorted((one, other) => one - other)[Math.ceil(figures.length * 0.95) - 1] ?? Number.NaN;

const lockPaintedAt = async (browser: Browser): Promise<number> => paintedAt(await waitForLock(browser));

const lockedAt = (device: FakeDevice): Promise<number> =>
  waitUntil(
    'the simulated device is locked',
    () => (device.state.lock === null ? null : Date.now()),
    15_000,
    watchEveryMs,
  );

/** Presses "Lock" for the whole class; answers the epoch ms of the click, by the dashboard's own clock. */
const click = async (teacher: Page): Promise<number> => {
  await closeDialogs(teacher);
  await press(teacher, 'Lock…', '.toolbar');
  const clicked = teacher.evaluate(
    () =>
      new Promise<number>((resolve) => {
        document.addEventListener('click', (event) => resolve(performance.timeOrigin + event.timeStamp), {
          capture: true,
          once: true,
        });
      }),
  );
  await press(teacher, 'Lock', '[data-form="lock-device"]');
  return clicked;
};

/** One lock of the class: ms from the click to each device's being locked. */
const lockOnce = async ({ browsers, devices, teacher }: LockedClass): Promise<number[]> => {
  const locked = Promise.all([...browsers.map(lockPaintedAt), ...devices.map(lockedAt)]);
  const clickedAt = await click(teacher);
  const instants = await locked;
  await waitForWords(teacher, `${classSize} locked.`, '[data-command-result]');
  await press(teacher, 'Unlock', '.toolbar');
  for (const browser of browsers) {
    await waitUntil('the screen is open again', async () => {
      const shown = await shownPage(browser);
      return shown !== undefined && ownPageOf(shown) !== 'lock';
    });
  }
  await waitUntil('all are open', () => devices.every(({ state }) => state.lock === null));
  return instants.map((instant) => instant - clickedAt);
};

const fillClass = async (school: School, server: TestServer): Promise<FakeDevice[]> => {
  const { admin } = school.staff;
  const configuration = { ...configurationIn(school.deployment.linuxJson), serverUrl: server.url };
  const { extensionId } = extensionIn(school.deployment.linuxJson);
  const devices: FakeDevice[] = [];
  for (const { pupilId } of school.yearFour.pupils.slice(realPupils)) {
    const device = new FakeDevice({ extensionId, configuration });
    await admin.do('bindDevice', { deviceId: await device.enrol(), pupilId });
    devices.push(device);
  }
  await waitUntil('all are in the lesson', () => devices.every(({ state }) => state.lesson !== null));
  return devices;
};

const openPupils = async (school: School, web: MadeUpWeb): Promise<EnrolledPupil[]> => {
  const pupils: EnrolledPupil[] = [];
  for (const pupil of school.yearFour.pupils.slice(0, realPupils)) {
    const arrived = await EnrolledPupil.arrive({ web, school, pupil });
    await openTab(arrived.opened.browser, 'https://rabbits.example/');
    pupils.push(arrived);
  }
  return pupils;
};

/** The same number of bare sockets, told and answering: what the machine itself takes. */
const bareRoundTrips = async (): Promise<number[]> => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  if (server.address() === null) await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const clients = Array.from({ length: classSize }, () => new WebSocket(`ws://127.0.0.1:${port}`));
  for (const client of clients) client.on('message', (message) => client.send(message));
  await waitUntil('all are connected', () => server.clients.size === classSize);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const startedAt = performance.now();
    const answers = [...server.clients].map(
      (socket) =>
        new Promise<number>((resolve) => {
          socket.once('message', () => resolve(performance.now() - startedAt));
          socket.send(JSON.stringify({ lock: { by: 'Miss Clarke', endsAt: Date.now() } }));
        }),
    );
    times.push(...(await Promise.all(answers)));
  }
  for (const client of clients) client.terminate();
  server.close();
  return times;
};

const measure = async (web: MadeUpWeb, server: TestServer, closing: (() => Promise<unknown>)[]) => {
  const school = await createSchool(server);
  const { classId } = school.yearFour;
  const { lessonId } = await school.staff.teacher.do('startLesson', { classId, minutes: 60 });
  const pupils = await openPupils(school, web);
  closing.push(...pupils.map((pupil) => () => pupil.close()));
  const devices = await fillClass(school, server);
  closing.push(...devices.map((device) => () => device.stop()));
  const dashboard = await launchPlainBrowser();
  closing.push(() => dashboard.close());
  const teacher = await openDashboard(dashboard, server.url, madeUpStaff.teacher);
  await teacher.goto(`${server.url}/lessons/${lessonId}`);
  await teacher.waitForSelector('[data-pupil-id]', { timeout: 10_000 });
  const browsers = pupils.map(({ opened }) => opened.browser);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    times.push(...(await lockOnce({ browsers, devices, teacher })));
  }
  return times;
};

/** From the teacher's click to a class that is locked: real browsers by what they painted, simulated ones by their state. */
export const lockBench: BenchGroup = {
  name: 'lock',
  run: async (report) => {
    const web = await startMadeUpWeb();
    const server = await startServer();
    const closing: (() => Promise<unknown>)[] = [];
    try {
      const times = await measure(web, server, closing);
      report({
        name: 'lock.p95Ms',
        figure: p95(times),
        unit: `ms from the click to a locked screen (${realPupils} browsers, ${classSize - realPupils} simulated)`,
        baseline: 'a round trip to as many bare sockets',
        baselineFigure: p95(await bareRoundTrips()),
        runs: rounds,
      });
    } finally {
      for (const close of closing.toReversed()) await close();
      await server.stop();
      await web.close();
    }
  },
};
