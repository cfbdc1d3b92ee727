// @vitest-environment happy-dom
import { Route, Router } from 'preact-iso';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SavedFocusList } from '#shared/api/focus.ts';
import { failure, success } from '#shared/result.ts';
import { madeUpSnapshot } from '../made-up-lesson.ts';
import { madeUpTile, playDashboard } from '../play-dashboard.tsx';
import { LessonPage } from '../views/lesson/lesson-page.tsx';

let play: ReturnType<typeof playDashboard>;
const tabs = [{ tabId: 1, url: 'https://sea.example/', title: 'The sea', isActive: false }];
const focus = { name: 'Lava', endsAt: Date.now() + 3_600_000, isPageOff: false };
const item = (url: string, isWholeSite = false) => ({ url, title: '', isWholeSite });
const saved: SavedFocusList = {
  focusListId: 'f1',
  name: 'Lava',
  items: [item('https://volcano.example/')],
  needs: ['login.example'],
  isShared: false,
  isMine: true,
  by: 'Ms Grey',
  usedAt: null,
};
const commandsSent = () => play.requestsOf('command') as { name: string }[];
const dialog = () => play.root.querySelector<HTMLElement>('dialog');
const keyOn = (id: string, key: string) =>
  act(() => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true });
    play.root.querySelector(`[data-pupil-id="${id}"]`)?.dispatchEvent(event);
  });

const begin = async (focused: typeof focus | null): Promise<void> => {
  play = playDashboard();
  const tiles = [madeUpTile('a', { focus: focused, tabs }), madeUpTile('b', { focus: focused })];
  play.on('view-lesson', () => success(madeUpSnapshot(tiles)));
  for (const name of ['leave-lesson', 'watch'] as const) play.on(name, () => success(null));
  play.on('timeline', () => success([]));
  play.on('focusLists', () => success([saved]));
  play.on('noteFocusListUsed', () => success({}));
  play.on('command', () =>
    success({ 'd-a': success({ appliedInMs: 5 }), 'd-b': success({ appliedInMs: 5 }) }),
  );
  await play.show(
    <Router>
      <Route path="/lessons/:lessonId" component={LessonPage} />
      <Route default component={() => null} />
    </Router>,
  );
};

beforeEach(async () => {
  const observer = { observe: () => undefined, disconnect: () => undefined };
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe = observer.observe;
      disconnect = observer.disconnect;
    },
  );
  history.replaceState(null, '', '/lessons/l1');
  await begin(null);
});
afterEach(async () => {
  await play.leave();
  vi.unstubAllGlobals();
});

test('a saved list starts with two presses, for the class and who comes later', async () => {
  await play.press('Focus…');
  await play.press('Start');
  expect(commandsSent()).toEqual([
    {
      lessonId: 'l1',
      name: 'focus-lesson',
      deviceIds: ['d-a', 'd-b'],
      isForClass: true,
      undoId: expect.any(String),
      args: { name: 'Lava', items: saved.items, needs: ['login.example'] },
    },
  ]);
  expect(play.requestsOf('noteFocusListUsed')).toEqual([{ focusListId: 'f1' }]);
  expect(dialog()).toBeNull();
});

test('a saved list starts with what was written why', async () => {
  await play.press('Focus…');
  await play.fill('reason', ' They wandered off ');
  await play.press('Start');
  expect(commandsSent()).toMatchObject([{ args: { name: 'Lava', reason: 'They wandered off' } }]);
});

test('pasted addresses become a list; what is none of them is said and stays', async () => {
  await play.press('Focus…');
  await play.fill('addresses', 'See volcano.example/lava\nand the red book');
  await play.press('Add these');
  expect(dialog()?.textContent).toContain('Line 2 has no address: “and the red book”.');
  expect(play.root.querySelector<HTMLTextAreaElement>('[name="addresses"]')?.value).toBe('and the red book');
  await play.choose('Whole site of volcano.example');
  await play.fill('focus-name', 'Volcanoes');
  await play.submit('focus-lesson');
  expect(commandsSent()).toMatchObject([
    { args: { name: 'Volcanoes', items: [item('https://volcano.example/lava', true)] } },
  ]);
});

test('what is open in the class becomes a list', async () => {
  await play.press('Focus…');
  await play.press('Add open tabs');
  const listed = [...play.root.querySelectorAll<HTMLElement>('[data-focus-item]')];
  expect(listed.map((each) => each.dataset['focusItem'])).toEqual([
    'https://museum.example/',
    'https://sea.example/',
  ]);
});

test('everyone on this page: from a pupil’s tab to the class, and on the screens', async () => {
  await keyOn('a', 'Enter');
  await play.press('Everyone on this page… The sea');
  await play.submit('focus-lesson');
  expect(commandsSent()).toMatchObject([
    { name: 'focus-lesson', deviceIds: ['d-a', 'd-b'], isForClass: true, args: { name: 'The sea' } },
    { name: 'open-page', deviceIds: ['d-a', 'd-b'], args: { url: 'https://sea.example/' } },
  ]);
});

test('whose screen did not open the first page is said with the focus, which alone Undo takes back', async () => {
  const answers = { 'd-a': success({ appliedInMs: 5 }), 'd-b': success({ appliedInMs: 5 }) };
  const closed = failure('failed', 'The screen is locked.');
  play.on('command', ({ name }: { name: string }) =>
    success(name === 'open-page' ? { ...answers, 'd-b': closed } : answers),
  );
  await keyOn('a', 'Enter');
  await play.press('Everyone on this page… The sea');
  await play.submit('focus-lesson');
  const said = () => play.root.querySelector('[data-command-result]')?.textContent;
  expect(said()).toContain('2 in focus; 1 opened the page, 1 did not. Pupil b: The screen is locked.');
  await play.press('Undo');
  expect(commandsSent().at(-1)).toMatchObject({ name: 'undo-controls', deviceIds: ['d-a', 'd-b'] });
});

test('who is not in focus is not sent the first page', async () => {
  const away = failure('offline', 'The device is offline.');
  play.on('command', () => success({ 'd-a': success({ appliedInMs: 5 }), 'd-b': away }));
  await keyOn('a', 'Enter');
  await play.press('Everyone on this page… The sea');
  await play.submit('focus-lesson');
  expect(commandsSent().at(-1)).toMatchObject({ name: 'open-page', deviceIds: ['d-a'] });
});

test('a check visits the pages, adds what opens, and says what stays shut', async () => {
  const scene = { isReached: true, title: '', frames: ['video.example'], hops: ['login.example'] };
  play.on('recordScene', () => success(scene));
  play.on('checkFocus', () =>
    success({
      items: [{ about: 'https://volcano.example/', shutFor: 0, of: 2, rule: '' }],
      needs: [
        { about: 'video.example', shutFor: 2, of: 2, rule: 'Blocked for Year 3.' },
        { about: 'login.example', shutFor: 0, of: 2, rule: '' },
      ],
    }),
  );
  await play.press('Focus…');
  await play.fill('addresses', 'volcano.example');
  await play.press('Add these');
  await act(() => {
    const select = play.root.querySelector<HTMLSelectElement>('[name="scene-device"]');
    if (select === null) return;
    select.value = 'd-b';
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await play.press('Check the list');
  await play.settle();
  expect(play.requestsOf('recordScene')).toMatchObject([
    { deviceId: 'd-b', url: 'https://volcano.example/' },
  ]);
  const said = play.root.querySelector('[data-scene-lines]')?.textContent;
  expect(said).toContain('video.example is used inside volcano.example and is blocked for this class.');
  expect(said).toContain('volcano.example goes through login.example: added.');
  await play.submit('focus-lesson');
  expect(commandsSent()).toMatchObject([{ args: { needs: ['login.example'] } }]);
});

test('a list is kept, and shared where the teacher says so', async () => {
  play.on('saveFocusList', () => success({ focusListId: 'f2' }));
  await play.press('Focus…');
  await play.fill('addresses', 'volcano.example');
  await play.press('Add these');
  await play.choose('Share with the school');
  await play.press('Keep list');
  expect(play.requestsOf('saveFocusList')).toMatchObject([{ name: 'volcano.example', isShared: true }]);
  expect(dialog()?.textContent).toContain('Kept as “volcano.example”.');
});

test('the tile says it, and one key ends it for all', async () => {
  expect(play.root.querySelector('.commands')?.textContent).not.toContain('End focus');
  await play.leave();
  await begin(focus);
  expect(play.root.querySelector('[data-pupil-id="a"]')?.textContent).toContain('Focus: Lava');
  await keyOn('a', 'e');
  await play.settle();
  expect(commandsSent()).toMatchObject([
    { name: 'unfocus-lesson', deviceIds: ['d-a', 'd-b'], isForClass: true },
  ]);
  expect(play.root.textContent).toContain('End focus');
});
