import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Incident } from '#shared/api/incidents.ts';
import {
  closeDialogs,
  fill,
  focusOn,
  givePassword,
  openDashboard,
  press,
  select,
  waitForWords,
} from '../support/dashboard-page.ts';
import { EnrolledPupil } from '../support/enrolled-pupil.ts';
import { colourSchemes, findBarriers } from '../support/find-barriers.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';
import { countShots, LiveTile } from '../support/live-tile.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { startMadeUpWeb, type MadeUpWeb } from '../support/made-up-web.ts';
import { openSchool } from '../support/open-school.ts';
import type { Colour } from '../support/picture-colours.ts';
import { openTab } from '../support/pupil-tab.ts';
import type { School } from '../support/school.ts';
import type { TestServer } from '../support/start-server.ts';
import { waitUntil } from '../support/wait-until.ts';
import { heapOfWorkerHolds } from '../support/worker-heap.ts';

const red: Colour = [200, 30, 30];
const blue: Colour = [30, 60, 190];
const rabbits = 'https://rabbits.example/';
const maths = 'https://maths.example/';
/** How a picture begins that was taken of a screen. */
const shotStart = 'data:image/jpeg;base64,/9j/';

let web: MadeUpWeb;
let server: TestServer;
let school: School;
let lessonId: string;
let pupil: EnrolledPupil;
let tab: Page;
let browser: Browser;
let teacher: Page;
let shots: () => Promise<number>;

beforeAll(async () => {
  web = await startMadeUpWeb();
  ({ server, school } = await openSchool());
  const { classId, pupils } = school.yearFour;
  ({ lessonId } = await school.staff.teacher.do('startLesson', { classId, minutes: 60 }));
  const [first] = pupils;
  if (first === undefined) throw new Error('The made-up class is empty.');
  pupil = await EnrolledPupil.arrive({ web, school, pupil: first });
  shots = await countShots(pupil.opened.browser);
  tab = await openTab(pupil.opened.browser, rabbits);
  browser = await launchPlainBrowser();
}, 120_000);
afterAll(async () => {
  await pupil?.close();
  await browser?.close();
  await server?.stop();
  await web?.close();
});

/** The pupil goes to a page, which is all of one colour. */
const go = async (url: string, [r, g, b]: Colour): Promise<void> => {
  await tab.goto(url);
  await tab.bringToFront();
  await tab.evaluate((colour) => {
    document.body.innerHTML = '';
    document.documentElement.style.background = colour;
    document.body.style.background = colour;
  }, `rgb(${r} ${g} ${b})`);
};
/** The pupil stays, for so many pictures that one of them has been kept. */
const stay = async (colour: Colour): Promise<void> => {
  await new LiveTile(teacher, pupil.deviceId).untilShows(colour);
  const before = await shots();
  await waitUntil('the screen was looked at', async () => (await shots()) >= before + 4);
};
const openClassView = async (): Promise<void> => {
  teacher = await openDashboard(browser, server.url, madeUpStaff.teacher);
  await teacher.setViewport({ width: 1366, height: 768 });
  await teacher.goto(`${server.url}/lessons/${lessonId}`);
  await waitForWords(teacher, pupil.name);
};

const incident = async (incidentId: string): Promise<Incident> => {
  const { dsl } = school.staff;
  await dsl.do('confirmPassword', { password: madeUpStaff.dsl.password });
  return dsl.do('incident', { incidentId });
};
const recordUnseen = async (): Promise<Incident> => {
  const told = { lessonId, deviceId: pupil.deviceId, kind: 'other', words: 'I walked by' } as const;
  return incident((await school.staff.teacher.do('recordIncident', told)).incidentId);
};
const recordFromTile = async (): Promise<string> => {
  await focusOn(teacher, `[role="option"][data-device-id="${pupil.deviceId}"]`);
  await teacher.keyboard.press('Enter');
  await teacher.waitForSelector('[data-dialog="close-up"]');
  await press(teacher, 'Record an incident…', '[data-dialog="close-up"]');
  const form = '[data-form="record-incident"]';
  await select(teacher, `${form} [name="kind"]`, 'saw-something');
  await fill(teacher, 'words', 'It was there a moment ago', form);
  await press(teacher, 'Record', form);
  await waitForWords(teacher, 'A picture of the screen is attached.', '[data-incident-number]');
  await press(teacher, 'Close', '[data-incident-number]');
  await closeDialogs(teacher);
  const { incidents } = await school.staff.dsl.do('incidents', { shelf: 'open', search: '' });
  return incidents.toSorted((one, other) => other.number - one.number)[0]?.incidentId ?? '';
};

/** What is in the middle of a picture that is shown on the desk. */
const colourOf = (page: Page, evidenceId: string): Promise<Colour> =>
  page.$eval(`[data-evidence-id="${evidenceId}"] canvas[data-painted]`, (canvas) => {
    const { width, height } = canvas;
    const context = canvas.getContext('2d');
    const [r = 0, g = 0, b = 0] = context?.getImageData(width >> 1, height >> 1, 1, 1).data ?? [];
    return [r, g, b] as const;
  });
const isAbout = (one: Colour, other: Colour): boolean =>
  one.every((part, channel) => Math.abs(part - (other[channel] ?? 0)) < 40);

test('while nobody looks no picture is kept, and an incident has the one of its moment alone', async () => {
  await go(rabbits, red);
  await go(maths, blue);
  const { pictures, facts } = await recordUnseen();
  expect([pictures.length, facts.earlier]).toEqual([1, undefined]);
});

test('while somebody looks the page from just before is there, in order on the desk, with when and of what', async () => {
  await openClassView();
  await go(rabbits, red);
  await stay(red);
  await go(maths, blue);
  await new LiveTile(teacher, pupil.deviceId).untilShows(blue);
  const incidentId = await recordFromTile();
  const { pictures, facts, reportedAt } = await incident(incidentId);
  const before = facts.earlier?.find(({ url }) => url === rabbits);
  const kept = pictures.find(({ takenAt }) => takenAt === before?.takenAt);
  const now = pictures.at(-1);
  expect([now?.takenAt, facts.page?.url]).toEqual([reportedAt, maths]);
  expect(before?.beforeMs).toBeGreaterThan(0);

  const dsl = await openDashboard(browser, server.url, madeUpStaff.dsl);
  await dsl.setViewport({ width: 1366, height: 768 });
  await dsl.goto(`${server.url}/incidents/${incidentId}`);
  await givePassword(dsl, madeUpStaff.dsl, '[data-evidence-id]');
  const seconds = Math.max(1, Math.round((before?.beforeMs ?? 0) / 1_000));
  await waitForWords(dsl, `${seconds} second`, `[data-evidence-id="${kept?.evidenceId}"] .evidence-when`);
  const shown = await dsl.$$eval('[data-evidence-id]', (all) =>
    all.map((each) => each.getAttribute('data-evidence-id')),
  );
  expect(shown).toEqual(pictures.map(({ evidenceId }) => evidenceId));
  for (const { evidenceId } of [kept, now].flatMap((each) => each ?? [])) {
    await press(dsl, 'Show picture', `[data-evidence-id="${evidenceId}"]`);
    await dsl.waitForSelector(`[data-evidence-id="${evidenceId}"][data-look="covered"] canvas[data-painted]`);
  }
  expect(isAbout(await colourOf(dsl, kept?.evidenceId ?? ''), red)).toBe(true);
  expect(isAbout(await colourOf(dsl, now?.evidenceId ?? ''), blue)).toBe(true);
  await waitForWords(dsl, maths, '[aria-labelledby="tabs-then-title"]');
  for (const scheme of colourSchemes) expect(await findBarriers(dsl, scheme), scheme).toEqual([]);
  await dsl.close();
}, 60_000);

test('after a stop none is given, and none is left in the memory of the computer', async () => {
  await teacher.bringToFront();
  await go(rabbits, red);
  await stay(red);
  expect(await heapOfWorkerHolds(pupil.opened.browser, shotStart)).toBe(true);
  await school.staff.teacher.do('stopAndRefer', { lessonId, deviceId: pupil.deviceId });
  await new LiveTile(teacher, pupil.deviceId).untilSays('Stopped, not shown');
  await waitUntil(
    'nothing of the screen is left',
    async () => !(await heapOfWorkerHolds(pupil.opened.browser, shotStart)),
  );
  const { pictures, facts } = await recordUnseen();
  expect([pictures, facts.earlier]).toEqual([[], undefined]);
}, 60_000);
