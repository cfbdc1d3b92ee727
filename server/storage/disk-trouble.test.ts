import { expect, test } from 'vitest';
import { diskFailure, diskTroubleOf, StorageError } from './disk-trouble.ts';

test.each([
  [{ code: 'ERR_SQLITE_ERROR', errcode: 13 }, 'disk-full'],
  [{ code: 'ERR_SQLITE_ERROR', errcode: 778 }, 'disk-fault'],
  [{ code: 'ERR_SQLITE_ERROR', errcode: 1032 }, 'disk-fault'],
  [{ code: 'ERR_SQLITE_ERROR', errcode: 2067 }, null],
  [{ code: 'ENOSPC' }, 'disk-full'],
  [{ code: 'EROFS' }, 'disk-fault'],
  [{ code: 'ENOENT' }, null],
  [new StorageError('database or disk is full', 'disk-full'), 'disk-full'],
  [new StorageError('no such table', null), null],
  [new Error('anything'), null],
  ['a text', null],
])('%j', (error, trouble) => expect(diskTroubleOf(error)).toBe(trouble));

test('it is told in a sentence that says what was lost and what to do', () => {
  expect(diskFailure({ code: 'ENOSPC' })?.detail).toMatch(/disk is full.*not saved.*Tell/);
  expect(diskFailure(new Error('anything'))).toBeNull();
});
