import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { schoolMoment } from '../../server/lessons/school-moment.ts';
import { press, waitForWords } from '../support/dashboard-page.ts';
import {
  openTab,
  ownPageOf,
  shownPage,
  waitForLock,
  waitForOwnPage,
  waitForTitle,
} from '../support/pupil-tab.ts';
import { waitUntil } from '../support/wait-until.ts';
import { raiseTaughtStage, type TaughtStage } from './stage.ts';

let stage: TaughtStage;
let teacher: Page;

beforeAll(async () => {
  stage = await raiseTaughtStage();
  ({ teacher } = stage);
});
afterAll(() => stage?.close());

test('a lesson that is ended by hand takes lock, focus and what it opened off the pupil’s device', async () => {
  const { pupil, pupilId, lessonId, school } = stage;
  await school.staff.teacher.do('grantException', {
    target: { kind: 'site', host: 'bets.example' },
    to: { kind: 'pupils', pupilIds: [pupilId] },
    endsAt: 'lesson',
    lessonId,
    reason: 'A project',
  });
  const socket = await school.staff.teacher.openSocket();
  const items = [{ url: 'https://library.example/', title: '', isWholeSite: true }];
  const orders = [
    ['focus-lesson', { name: 'Library', items, needs: [] }],
    ['lock-device', { message: 'Wait', durationMs: 600_000 }],
  ] as const;
  for (const [name, args] of orders) {
    const request = { lessonId, name, deviceIds: [pupil.deviceId], args };
    const outcome = await socket.emitWithAck('command', request);
    expect(outcome).toMatchObject({ ok: true, value: { [pupil.deviceId]: { ok: true } } });
  }
  socket.close();
  await waitForLock(pupil.opened.browser);
  await press(teacher, 'End lesson', '.lesson-head');
  await press(teacher, 'End lesson', '[data-form="end-lesson"]');
  await waitForWords(teacher, 'No lesson now');
  await waitUntil('the screen is free', async () => {
    const shown = await shownPage(pupil.opened.browser);
    return shown !== undefined && ownPageOf(shown) === null;
  });
  const unlisted = await openTab(pupil.opened.browser, 'https://rabbits.example/');
  await waitForTitle(unlisted, 'All about rabbits');
  await waitForOwnPage(await openTab(pupil.opened.browser, 'https://bets.example/'), 'blocked');
});

test('a lesson of the timetable begins by itself, on the pupil’s device and on the teacher’s page', async () => {
  await teacher.goto(`${stage.server.url}/classes`);
  const { day, minute } = schoolMoment(Date.now());
  const { teacher: owner } = stage.school.staff;
  const { classId } = stage.school.yearFour;
  const times = { from: Math.max(0, minute - 5), to: Math.min(1_440, minute + 30) };
  await owner.do('addWeeklyLesson', { classId, day, ...times, startsByItself: true });
  const lesson = await waitUntil(
    'it runs',
    async () => (await owner.do('classes', {})).find((each) => each.classId === classId)?.lesson,
  );
  await waitUntil('the page leads to it', () => teacher.$(`a[href="/lessons/${lesson.lessonId}"]`));
  await teacher.goto(`${stage.server.url}/lessons/${lesson.lessonId}`);
  await waitForWords(teacher, stage.pupil.name);
  const popup = await stage.pupil.opened.browser.newPage();
  await popup.goto(`chrome-extension://${stage.school.deployment.extensionId}/popup.html`);
  await waitForWords(popup, 'with Miss Clarke');
});
