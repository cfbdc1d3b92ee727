import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FrameHead } from '#shared/screen/frame.ts';
import { openDashboard, waitForWords } from '../support/dashboard-page.ts';
import { EnrolledPupil } from '../support/enrolled-pupil.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';
import { countShots, LiveTile } from '../support/live-tile.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { startMadeUpWeb, type MadeUpWeb } from '../support/made-up-web.ts';
import { openSchool } from '../support/open-school.ts';
import type { Colour } from '../support/picture-colours.ts';
import { openTab } from '../support/pupil-tab.ts';
import type { School } from '../support/school.ts';
import type { DashboardSocket } from '../support/staff-client.ts';
import type { TestServer } from '../support/start-server.ts';
import { waitUntil } from '../support/wait-until.ts';
import { killWorker } from '../support/worker-life.ts';
import { sharedScreenTests } from './jobs/shared-screens.ts';
import { unfitScreenTests } from './jobs/unfit-screens.ts';
import { openUnseenPages, unseenScreenTests } from './jobs/unseen-screens.ts';

const red: Colour = [200, 30, 30];
const green: Colour = [20, 140, 60];
const blue: Colour = [30, 60, 190];
const gold: Colour = [230, 180, 20];

let web: MadeUpWeb;
let server: TestServer;
let school: School;
let lessonId: string;
let browser: Browser;
let classView: Page;
const pupils: EnrolledPupil[] = [];
const tabs: Page[] = [];

const at = <Each>(list: readonly Each[], index: number): Each => {
  const each = list[index];
  if (each === undefined) throw new Error(`There is no ${index}.`);
  return each;
};
const tileOf = (index: number, view = classView): LiveTile => new LiveTile(view, at(pupils, index).deviceId);

const openClassView = async (person = madeUpStaff.teacher): Promise<Page> => {
  const page = await openDashboard(browser, server.url, person);
  await page.goto(`${server.url}/lessons/${lessonId}`);
  return page;
};

/** The pupil's whole page takes on one colour. */
const paint = async (index: number, [r, g, b]: Colour): Promise<void> => {
  await at(tabs, index).evaluate((colour) => {
    document.body.innerHTML = '';
    document.documentElement.style.background = colour;
    document.body.style.background = colour;
  }, `rgb(${r} ${g} ${b})`);
};

const go = async (index: number, url: string): Promise<void> => {
  await at(tabs, index)
    .goto(url, { timeout: 10_000 })
    .catch(() => null);
};

beforeAll(async () => {
  web = await startMadeUpWeb();
  ({ server, school } = await openSchool());
  await openUnseenPages(school, server.url);
  const { classId, pupils: names } = school.yearFour;
  lessonId = (await school.staff.teacher.do('startLesson', { classId, minutes: 60 })).lessonId;
  for (const pupil of names.slice(0, 2)) {
    // The second’s worker can be ended: nobody looks into it.
    const arrived = await EnrolledPupil.arrive({ web, school, pupil, isWorkerWatched: pupils.length === 0 });
    pupils.push(arrived);
    tabs.push(await openTab(arrived.opened.browser, 'https://maths.example/'));
  }
  browser = await launchPlainBrowser();
  classView = await openClassView();
});
afterAll(async () => {
  for (const pupil of pupils) await pupil.close();
  await browser?.close();
  await server?.stop();
  await web?.close();
});

/** A teacher's socket beside the dashboard: what is sent, and how it is written. */
const listening = async (
  look: (socket: DashboardSocket, heads: FrameHead[]) => Promise<void>,
): Promise<void> => {
  const socket = await school.staff.teacher.openSocket();
  const heads: FrameHead[] = [];
  socket.on('frame', (_deviceId, head) => heads.push(head));
  try {
    await socket.emitWithAck('view-lesson', { lessonId });
    await look(socket, heads);
  } finally {
    socket.close();
  }
};
const watch = (socket: DashboardSocket, mode: 'grid' | 'close', index = 0) =>
  socket.emitWithAck('watch', { lessonId, mode, deviceIds: [at(pupils, index).deviceId] });

describe('two real screens on a real class view', () => {
  test('appear, and change as they change', async () => {
    await paint(0, red);
    await paint(1, green);
    await tileOf(0).untilShows(red);
    await tileOf(1).untilShows(green);
    await paint(0, blue);
    await tileOf(0).untilShows(blue);
    await tileOf(1).untilShows(green);
  });

  test('are not sent again while they do not change', async () => {
    const shots = await countShots(at(pupils, 0).opened.browser);
    await paint(0, gold);
    await tileOf(0).untilShows(gold);
    const taken = await shots();
    // The worker's picture is there a moment before it is counted.
    await waitUntil('it was looked at once more', async () => (await shots()) > taken);
    const drawn = await tileOf(0).frames();
    await waitUntil('it was looked at again and again', async () => (await shots()) >= taken + 5);
    expect(await tileOf(0).frames()).toBe(drawn);
  });

  test('a teacher who comes late sees the picture at once, and no device sends it twice', async () => {
    const drawn = await tileOf(1).frames();
    const late = await openClassView();
    await tileOf(1, late).untilShows(green);
    expect(await tileOf(1).frames()).toBe(drawn);
    await late.browserContext().close();
  });
});

test('a worker draws the pictures, and their decoders are closed when the class is left', async () => {
  const page = await openClassView();
  await tileOf(0, page).untilShows(gold);
  await tileOf(1, page).untilShows(green);
  const [worker] = page.workers();
  await worker?.evaluate(`{
    const { close } = VideoDecoder.prototype;
    globalThis.closed = 0;
    VideoDecoder.prototype.close = function () { globalThis.closed += 1; close.call(this); };
  }`);
  const closed = () => worker?.evaluate('globalThis.closed');
  await page.click('a.brand');
  await waitUntil('both decoders are closed', async () => (await closed()) === 2);
  await page.browserContext().close();
});

const screens = {
  listening,
  watch,
  paint,
  go,
  tileOf,
  pageOf: (index: number) => at(tabs, index),
  browserOf: (index: number) => at(pupils, index).opened.browser,
};

sharedScreenTests({
  ...screens,
  school: () => school,
  lessonId: () => lessonId,
  classView: () => classView,
  openOthersView: () => openClassView(madeUpStaff.otherTeacher),
});
unseenScreenTests(screens);
unfitScreenTests(screens);

test('a picture goes on after the extension’s worker has died', async () => {
  await paint(1, red);
  await tileOf(1).untilShows(red);
  await killWorker(at(pupils, 1).opened.browser);
  // The next page wakes it.
  await go(1, 'https://rabbits.example/');
  await paint(1, blue);
  await tileOf(1).untilShows(blue);
});

/** What the server knows of the first screen. */
const untilPicture = (picture: string): Promise<void> =>
  listening(async (socket) => {
    await waitUntil(`the picture is ${picture}`, async () => {
      const snapshot = await socket.emitWithAck('view-lesson', { lessonId });
      const tiles = snapshot.ok ? snapshot.value.tiles : [];
      return tiles.some((tile) => tile.deviceId === at(pupils, 0).deviceId && tile.picture === picture);
    });
  });

test('nothing is taken while nobody looks', async () => {
  const shots = await countShots(at(pupils, 0).opened.browser);
  const before = await shots();
  await waitUntil('it is looked at', async () => (await shots()) > before);
  await untilPicture('live');
  await classView.goto('about:blank');
  await untilPicture('not-watched');
  const taken = await shots();
  await paint(0, red);
  // Three times as long as a picture takes to come when somebody looks.
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  expect(await shots()).toBe(taken);
});

test('outside a lesson nothing is taken, while another pupil’s screen is seen in theirs', async () => {
  const { staff, yearOne } = school;
  const { otherTeacher } = staff;
  await classView.goto(`${server.url}/lessons/${lessonId}`);
  await go(0, 'https://maths.example/');
  await paint(0, red);
  await tileOf(0).untilShows(red);
  const other = await otherTeacher.do('startLesson', { classId: yearOne.classId, minutes: 60 });
  const pupilIds = [at(school.yearFour.pupils, 1).pupilId];
  await otherTeacher.do('takeOverPupils', { lessonId: other.lessonId, pupilIds, reason: 'Reads to us' });
  await staff.teacher.do('endLesson', { lessonId });
  await waitForWords(classView, 'The lesson has ended');
  const shots = await countShots(at(pupils, 0).opened.browser);
  const socket = await otherTeacher.openSocket();
  let seen = 0;
  socket.on('frame', () => (seen += 1));
  await socket.emitWithAck('view-lesson', other);
  const deviceIds = pupils.map(({ deviceId }) => deviceId);
  await socket.emitWithAck('watch', { ...other, mode: 'close', deviceIds });
  await waitUntil('the other is seen', () => seen > 0);
  const taken = await shots();
  for (const colour of [gold, green, blue]) {
    const before = seen;
    await paint(0, colour);
    await paint(1, colour);
    await waitUntil('the other is seen to change', () => seen > before);
  }
  expect(await shots()).toBe(taken);
  socket.close();
});
