// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { act } from 'preact/test-utils';
import { madeUpFacts } from '../../made-up-lesson.ts';
import { playDashboard } from '../../play-dashboard.tsx';
import { createLessonView } from '../../state/lesson.ts';
import { NoticeList } from '../../ui/notice-list.tsx';
import { LessonMenu } from './lesson-menu.tsx';

const news = 'Miss Clarke lets you have Ada Byrne.';

let play: ReturnType<typeof playDashboard>;
let areNamesHidden: ReturnType<typeof createLessonView>['view']['areNamesHidden'];
const said = () => play.root.querySelector('.notices')?.textContent;
const hideNames = (areHidden: boolean) => act(() => void (areNamesHidden.value = areHidden));

beforeEach(async () => {
  play = playDashboard();
  const { connection } = play.dashboard;
  const lesson = createLessonView({ lessonId: 'l1', connection, clock: play.dashboard.clock });
  ({ areNamesHidden } = lesson.view);
  await play.show(
    <>
      <LessonMenu lesson={lesson} facts={madeUpFacts} />
      <NoticeList on="page" />
    </>,
  );
});
afterEach(() => play.leave());

test('what a colleague did is said of this lesson alone', async () => {
  await play.emit('lesson-told', 'l2', news);
  expect(said()).toBe('');
  await play.emit('lesson-told', 'l1', news);
  expect(said()).toContain(news);
});

test('while names are hidden the news is only that there is some, until names are shown', async () => {
  await hideNames(true);
  await play.emit('lesson-told', 'l1', news);
  expect(said()).toContain('News from a colleague');
  expect(said()).not.toContain('Ada');
  await hideNames(false);
  expect(said()).toContain(news);
});

test('news that stands there already is covered too, and read when it is asked for', async () => {
  await play.emit('lesson-told', 'l1', news);
  await hideNames(true);
  expect(play.root.textContent).not.toContain('Ada');
  await play.press('Read it');
  expect(said()).toContain(news);
});
