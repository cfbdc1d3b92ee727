// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { failure, success, type Result } from '#shared/result.ts';
import { playDashboard } from '../play-dashboard.tsx';
import { TextAreaField } from './field.tsx';
import { FormDialog } from './form-dialog.tsx';

let play: ReturnType<typeof playDashboard>;
beforeEach(() => (play = playDashboard()));
afterEach(() => play.leave());

const show = async (sends: () => Promise<Result<null>>, more: { done?: () => void; after?: string } = {}) => {
  const closed: string[] = [];
  await play.show(
    <FormDialog
      title="Say why"
      name="say-why"
      submit="Send"
      onClose={() => closed.push('closed')}
      onSubmit={sends}
      onDone={() => more.done?.()}
      after={more.after}
    >
      <TextAreaField label="Why" name="why" value="" onInput={() => undefined} />
    </FormDialog>,
  );
  return closed;
};
const press = (selector: string, init: KeyboardEventInit) =>
  act(() => {
    play.root
      .querySelector(selector)
      ?.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }));
  });

test('it begins in its first field, and Ctrl and Enter send it from there', async () => {
  let sent = 0;
  let done = 0;
  const answer = async () => {
    sent += 1;
    return success(null);
  };
  await show(answer, { done: () => (done += 1) });
  expect(document.activeElement?.getAttribute('name')).toBe('why');
  expect(play.root.querySelector('[data-dialog="say-why"] [data-form="say-why"]')).not.toBeNull();
  await press('textarea', { key: 'Enter' });
  expect(sent).toBe(0);
  await press('textarea', { key: 'Enter', ctrlKey: true });
  await play.settle();
  expect([sent, done]).toEqual([1, 1]);
});

test('while it is sent it says so and is not sent again; what went wrong stands under the fields', async () => {
  let sent = 0;
  let answer: (result: Result<null>) => void = () => undefined;
  const slow = () => {
    sent += 1;
    return new Promise<Result<null>>((resolve) => (answer = resolve));
  };
  await show(slow);
  await play.submit('say-why');
  await play.submit('say-why');
  expect(play.root.querySelector('[type="submit"]')?.textContent).toBe('Working…');
  expect(sent).toBe(1);
  answer(failure('conflict', 'Somebody else was first.'));
  await play.settle();
  expect(play.root.querySelector('[role="alert"]')?.textContent).toBe('Somebody else was first.');
  expect(play.root.querySelector('[type="submit"]')?.textContent).toBe('Send');
});

test('“Cancel” leaves it, and what comes after it takes the place of the fields', async () => {
  const closed = await show(async () => success(null));
  await play.press('Cancel');
  expect(closed).toEqual(['closed']);
  await show(async () => success(null), { after: 'It is done.' });
  expect(play.root.querySelector('form')).toBeNull();
  expect(play.root.querySelector('[data-dialog]')?.textContent).toContain('It is done.');
});
