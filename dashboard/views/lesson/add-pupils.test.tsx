// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { success } from '#shared/result.ts';
import { madeUpTile } from '../../play-dashboard.tsx';
import { leaveLesson, playLesson } from '../../play-lesson.tsx';

let play: Awaited<ReturnType<typeof playLesson>>;
const held = () =>
  [...play.root.querySelectorAll('[data-held]')].map((each) => each.querySelector('p')?.textContent);

beforeEach(async () => {
  // Not in happy-dom.
  Object.assign(HTMLElement.prototype, { hidePopover: () => undefined });
  play = await playLesson([madeUpTile('a')]);
  const pupils = ['Cleo', 'Ada', 'Ben'].map((name) => ({ pupilId: `p-${name}`, name, className: '4 Ash' }));
  const clarke = { teacher: 'Miss Clarke', className: '4 Ash', endsAt: 0, controls: ['timer'] };
  const bell = { teacher: 'Mr Bell', className: '4 Elm', endsAt: 0, controls: [] };
  play.on('otherPupils', () => success(pupils));
  play.on('addPupilsToLesson', () =>
    success(
      pupils.map(({ pupilId, name }) => ({ pupilId, name, ...(name === 'Ben' ? bell : clarke) })) as never,
    ),
  );
  play.on('askForPupils', () => success({}));
  await play.press('Pupils of other classes…');
  for (const box of play.root.querySelectorAll<HTMLInputElement>('[name^="pupil-"]')) box.click();
  await play.settle();
  await play.press('Bring in');
});
afterEach(() => leaveLesson(play));

test('whom one teacher holds stand together, by name, with what is on for them there', () => {
  expect(held()).toEqual([
    expect.stringMatching(
      /^Ada, Cleo are in the lesson of Miss Clarke \(4 Ash\) until .*, with this on: Timer\.$/,
    ),
    expect.stringMatching(/^Ben is in the lesson of Mr Bell \(4 Elm\) until [\d:]+\.$/),
  ]);
});

test('they are asked for by one press, and those of another teacher stay to be asked for', async () => {
  await play.press('Ask Miss Clarke');
  expect(play.requestsOf('askForPupils')).toEqual([{ lessonId: 'l1', pupilIds: ['p-Ada', 'p-Cleo'] }]);
  expect(held()).toEqual([expect.stringContaining('Ben is in the lesson of Mr Bell')]);
  await play.press('Ask Mr Bell');
  expect(play.root.querySelector('[data-dialog="add-pupils"]')).toBeNull();
});

test('whoever does not take them over after all can still ask', async () => {
  await play.press('Take over…');
  expect(play.root.querySelector('[data-dialog="take-over-pupils"]')?.textContent).toContain('Ada, Cleo');
  play.root
    .querySelector('[data-dialog="take-over-pupils"] form button[type="button"]')
    ?.dispatchEvent(new Event('click', { bubbles: true }));
  await play.settle();
  expect(held()).toHaveLength(2);
});
