// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { act } from 'preact/test-utils';
import { failure, success } from '#shared/result.ts';
import { madeUpTile, type playDashboard } from '../../play-dashboard.tsx';
import { leaveLesson, playLesson } from '../../play-lesson.tsx';

let play: ReturnType<typeof playDashboard>;
const tiles = () => [...play.root.querySelectorAll<HTMLElement>('[role="option"]')];
const tile = (id: string) => tiles().find((each) => each.dataset['pupilId'] === id);
const order = () => tiles().map((each) => each.dataset['pupilId']);
const selected = () =>
  tiles().flatMap((each) => (each.getAttribute('aria-selected') === 'true' ? [each.dataset['pupilId']] : []));
const send = (target: Element | null | undefined, event: Event) =>
  act(() => {
    target?.dispatchEvent(event);
  });
const key = (id: string, name: string, more: KeyboardEventInit = {}) =>
  send(tile(id), new KeyboardEvent('keydown', { key: name, bubbles: true, ...more }));
const click = (id: string, part: string, more: MouseEventInit = {}) =>
  send(tile(id)?.querySelector(part), new MouseEvent('click', { bubbles: true, ...more }));
const openDialog = () => play.root.querySelector<HTMLElement>('dialog')?.dataset['dialog'] ?? null;
const result = () => play.root.querySelector('[data-command-result]')?.textContent ?? '';

beforeEach(async () => {
  play = await playLesson([
    madeUpTile('a'),
    madeUpTile('b'),
    madeUpTile('c'),
    madeUpTile('d', { state: 'blocked', since: Date.now() - 150_000 }),
    madeUpTile('e', { deviceId: null, state: 'away' }),
  ]);
});
afterEach(() => leaveLesson(play));

test('shows a tile a pupil, who needs attention first, in words', () => {
  expect(order()).toEqual(['d', 'a', 'b', 'c', 'e']);
  expect(tile('d')?.textContent).toContain('Blocked2 min');
  expect(tile('a')?.textContent).toMatch(/^Pupil a.*museum\.example.*Dinosaurs.*Online/);
  expect(tile('e')?.textContent).toContain('No device');
  expect(play.root.querySelector('[data-summary]')?.textContent).toBe('1 blocked3 on task1 away');
});

describe('selecting', () => {
  test('below the picture selects, the picture looks closely', async () => {
    await click('a', '.tile-caption');
    expect(selected()).toEqual(['a']);
    expect(openDialog()).toBeNull();
    await click('b', '[data-part="picture"]');
    expect(selected()).toEqual(['a']);
    expect(openDialog()).toBe('close-up');
  });

  test('shift takes everyone between, also on the pictures', async () => {
    await click('a', '.tile-caption');
    await click('c', '[data-part="picture"]', { shiftKey: true });
    expect(selected()).toEqual(['a', 'b', 'c']);
    expect(openDialog()).toBeNull();
  });

  test('space, A and Escape', async () => {
    await key('b', ' ');
    expect(selected()).toEqual(['b']);
    await key('b', 'a');
    expect(selected()).toHaveLength(5);
    await key('b', 'a');
    expect(selected()).toEqual([]);
    await key('c', ' ');
    await key('c', 'Escape');
    expect(selected()).toEqual([]);
  });

  test('only one tile is reached by Tab, and arrows move it', async () => {
    expect(tiles().map((each) => each.tabIndex)).toEqual([0, -1, -1, -1, -1]);
    tile('d')?.focus();
    await key('d', 'ArrowRight');
    expect(document.activeElement).toBe(tile('a'));
    expect(tile('a')?.tabIndex).toBe(0);
    await key('a', 'End');
    expect(document.activeElement).toBe(tile('e'));
    await key('e', 'ArrowRight');
    expect(document.activeElement).toBe(tile('e'));
  });

  test('Enter looks closely; a key with Ctrl is the browser’s', async () => {
    await key('b', 'a', { ctrlKey: true });
    expect(selected()).toEqual([]);
    await key('b', 'Enter');
    expect(play.root.querySelector('[data-close-up]')?.getAttribute('data-close-up')).toBe('b');
  });
});

describe('commands', () => {
  test('without a selection they are for the whole class, and each outcome is counted', async () => {
    play.on('command', () =>
      success({
        'd-a': success({ appliedInMs: 5 }),
        'd-b': success({ appliedInMs: 5 }),
        'd-c': failure('offline'),
        'd-d': failure('failed', 'No answer.'),
      }),
    );
    await play.press('Lock…');
    expect(play.root.querySelector('dialog')?.textContent).toContain('the whole class (5 pupils)');
    await play.fill('message', ' Look up ');
    await play.submit('lock-device');
    expect(play.requestsOf('command')).toEqual([
      {
        lessonId: 'l1',
        name: 'lock-device',
        deviceIds: ['d-d', 'd-a', 'd-b', 'd-c'],
        isForClass: true,
        undoId: expect.any(String),
        args: { message: 'Look up', durationMs: 300_000 },
      },
    ]);
    expect(openDialog()).toBeNull();
    expect(result()).toContain(
      '2 locked, 1 offline: will lock when back (Pupil c), 1 without a device: will lock when back (Pupil e), 1 not locked.',
    );
    expect(result()).toContain('Pupil d: No answer.');
  });

  test('a key takes the pupil it was pressed on, and what asks nothing is sent at once', async () => {
    play.on('command', () => success({ 'd-b': success({ appliedInMs: 5 }) }));
    await key('b', 'u');
    await play.settle();
    expect(selected()).toEqual(['b']);
    expect(play.requestsOf('command')).toEqual([
      {
        lessonId: 'l1',
        name: 'unlock-device',
        deviceIds: ['d-b'],
        isForClass: false,
        undoId: expect.any(String),
        args: {},
      },
    ]);
    expect(result()).toContain('1 unlocked.');
  });

  test('a page that is no address is not sent', async () => {
    await play.press('Open page…');
    await play.fill('url', 'dinosaurs');
    await play.submit('open-page');
    expect(play.root.querySelector('.error')?.textContent).toContain('address of a web page');
    await play.fill('url', 'museum.example');
    await play.submit('open-page');
    expect(play.requestsOf('command')).toMatchObject([
      { name: 'open-page', args: { url: 'https://museum.example/' } },
    ]);
  });

  test('a timer starts with what was written why', async () => {
    await key('b', 'c');
    await play.fill('reason', 'Assembly at ten');
    await play.submit('start-timer');
    expect(play.requestsOf('command')).toMatchObject([
      { name: 'start-timer', args: { label: '', durationMs: 300_000, reason: 'Assembly at ten' } },
    ]);
  });

  test('a lost connection is said, not swallowed', async () => {
    play.on('command', () => failure('offline', 'The connection to the server is lost.'));
    await play.press('Unlock');
    expect(result()).toContain('Nothing was done. Reason: The connection to the server is lost.');
  });
});

test('recording an incident says its number and that it cannot be opened again', async () => {
  const recorded = {
    incidentId: 'i1',
    number: 12,
    audience: 'safeguarding',
    hasPicture: true,
    hasReader: true,
  };
  play.on('recordIncident', () => success(recorded));
  await key('b', 'Enter');
  await play.press('Record an incident…');
  await play.fill('words', 'He showed me the page.');
  await play.submit('record-incident');
  expect(play.requestsOf('recordIncident')).toEqual([]);
  await play.select('kind', 'other');
  await play.submit('record-incident');
  expect(play.requestsOf('recordIncident')).toEqual([
    { lessonId: 'l1', deviceId: 'd-b', kind: 'other', words: 'He showed me the page.' },
  ]);
  const said = play.root.querySelector('[data-incident-number="12"]')?.textContent;
  expect(said).toContain('Incident 12 is recorded.');
  expect(said).toContain('You cannot open it again');
});

test('nobody moves while the mouse is over the tiles', async () => {
  const grid = play.root.querySelector('[role="listbox"]');
  await send(grid, new Event('pointermove', { bubbles: true }));
  await play.emit('tiles', 'l1', [madeUpTile('c', { state: 'concern' })]);
  expect(order()).toEqual(['d', 'a', 'b', 'c', 'e']);
  expect(play.root.textContent).toContain('Order held');
  await send(grid, new Event('pointerleave'));
  expect(order()).toEqual(['c', 'd', 'a', 'b', 'e']);
});

test('a call for help is read out and stands in the feed', async () => {
  await play.emit('activity', 'l1', [
    {
      deviceId: 'd-b',
      pupilId: 'b',
      seq: 1,
      kind: 'concern',
      at: Date.now(),
      url: null,
      text: '',
    },
  ]);
  expect(play.root.querySelector('.feed [role="alert"]')?.textContent).toMatch(/^Pupil b told someone, \d/);
  expect(play.root.querySelector('.feed-item')?.textContent).toContain('Told someone');
});

test('what the lesson has opened is on now: ended by one press, and open again by another', async () => {
  const opened = {
    exceptionId: 'e1',
    target: { kind: 'site', host: 'games.example' },
    to: { kind: 'pupils', pupilIds: ['a'] },
    whom: 'Pupil a',
    by: 'Ms Grey',
    reason: 'A project',
    startedAt: 0,
    endsAt: Date.now() + 600_000,
    lessonId: 'l1',
  };
  const line = () => play.root.querySelector('[data-control="exception"]');
  play.on('exceptions', () => success([opened, { ...opened, exceptionId: 'e2', lessonId: null }]));
  play.on('endException', () => failure('conflict', 'It has ended already.'));
  await play.emit('exceptions-changed');
  expect(line()?.textContent).toMatch(/Open games\.example.*Pupil a.*Ms Grey: A project.*End/);
  expect(play.root.querySelectorAll('[data-control]')).toHaveLength(1);
  await play.press('End');
  expect(result()).toContain('It has ended already.');
  play.on('endException', () => success({}));
  play.on('reopenException', () => success({}));
  play.on('exceptions', () => success([]));
  await play.press('End');
  await play.emit('exceptions-changed');
  expect(line()).toBeNull();
  expect(result()).toContain('Ended: games.example for Pupil a');
  await play.press('Undo');
  expect(play.requestsOf('reopenException')).toEqual([{ exceptionId: 'e1' }]);
});

test('what has ended by itself is not on any more; X ends what is open with the rest', async () => {
  const opened = { exceptionId: 'e1', target: { kind: 'site', host: 'games.example' }, lessonId: 'l1' };
  const about = { to: { kind: 'class', classId: 'c1' }, whom: '', by: '', reason: '', startedAt: 0 };
  play.on('exceptions', () => success([{ ...opened, ...about, endsAt: Date.now() - 60_000 }]));
  await play.emit('exceptions-changed');
  expect(play.root.querySelector('[data-control="exception"]')).toBeNull();
  play.on('command', () => success({}));
  await key('a', 'x');
  await play.settle();
  expect(play.requestsOf('command')).toMatchObject([
    { name: 'end-controls', isForClass: true, args: { controls: expect.arrayContaining(['exceptions']) } },
  ]);
});
