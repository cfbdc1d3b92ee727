import { expect, test, vi } from 'vitest';
import { Closing } from './closing.ts';

const recorder = () => {
  const closed: string[] = [];
  const closer = (name: string) => async () => {
    closed.push(name);
  };
  return { closed, closer };
};

test('what was started last is closed first, and only once', async () => {
  const { closed, closer } = recorder();
  const closing = new Closing();
  closing.add(closer('server'));
  closing.add(closer('browser'));
  await closing.close();
  await closing.close();
  expect(closed).toEqual(['browser', 'server']);
});

test('one that fails does not keep the others open', async () => {
  const { closed, closer } = recorder();
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const closing = new Closing();
  closing.add(closer('server'));
  closing.add(() => Promise.reject(new Error('stuck')));
  await closing.close();
  expect(closed).toEqual(['server']);
  expect(said).toHaveBeenCalledOnce();
  said.mockRestore();
});

test('what starts too late is closed too', async () => {
  const { closed, closer } = recorder();
  const closing = new Closing();
  await closing.close();
  closing.add(closer('latecomer'));
  await closing.close();
  expect(closed).toEqual(['latecomer']);
});
