import { expect, test, vi } from 'vitest';
import { createUnsaved, type UnsavedPlace } from './unsaved.ts';

const place = (title: string | null, change: Partial<UnsavedPlace> = {}): UnsavedPlace => ({
  isUnsaved: () => true,
  title: () => title,
  letGo: () => undefined,
  ...change,
});

test('where nothing is lost nobody is asked, and it goes on within the same turn', () => {
  const unsaved = createUnsaved();
  unsaved.add(place('The record', { isUnsaved: () => false }));
  const goOn = vi.fn();
  void unsaved.leave(goOn);
  expect(goOn).toHaveBeenCalledOnce();
  expect(unsaved.isAny()).toBe(false);
});

test('what is not saved is asked about by name, once for each, and only "leave" goes on', async () => {
  const unsaved = createUnsaved();
  const letGo = vi.fn();
  unsaved.add(place('The record', { letGo }));
  unsaved.add(place('The record'));
  unsaved.add(place(null));
  const goOn = vi.fn();
  await unsaved.leave(goOn);
  expect(unsaved.question.value?.titles).toEqual(['The record']);
  unsaved.question.value?.onStay();
  expect(unsaved.question.value).toBeNull();
  expect(goOn).not.toHaveBeenCalled();
  await unsaved.leave(goOn);
  expect(letGo).not.toHaveBeenCalled();
  unsaved.question.value?.onLeave();
  expect(goOn).toHaveBeenCalledOnce();
  expect(letGo).toHaveBeenCalledOnce();
});

test('what keeps itself is kept first, and asked about only where that failed', async () => {
  const unsaved = createUnsaved();
  let isKept = false;
  let isReachable = false;
  const keep = async () => {
    isKept = isReachable;
  };
  unsaved.add(place('Changes', { isUnsaved: () => !isKept, keep }));
  const goOn = vi.fn();
  await unsaved.leave(goOn);
  expect(unsaved.question.value?.titles).toEqual(['Changes']);
  expect(goOn).not.toHaveBeenCalled();
  isReachable = true;
  await unsaved.leave(goOn);
  expect(goOn).toHaveBeenCalledOnce();
});

test('a place that is gone, or that is not meant, holds nobody', async () => {
  const unsaved = createUnsaved();
  const remove = unsaved.add(place('Below'));
  const goOn = vi.fn();
  await unsaved.leave(goOn, ({ title }) => title() === 'On top');
  expect(goOn).toHaveBeenCalledOnce();
  remove();
  expect(unsaved.isAny()).toBe(false);
});
