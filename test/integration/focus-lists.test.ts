import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FocusList } from '#shared/focus-list.ts';
import { LiveSchool } from '../support/live-school.ts';

const item = (url: string) => ({ url, title: '', isWholeSite: false });
const volcanoes: FocusList = {
  name: 'Volcanoes',
  items: [item('https://volcano.example/'), item('https://museum.example/lava')],
  needs: ['login.example'],
};

let school: LiveSchool;
beforeEach(async () => {
  school = await LiveSchool.open(1, 'otherTeacher', 'dsl', 'filteringManager');
});
afterEach(() => school.close());

describe('saved lists', () => {
  const save = (changes: object = {}) => ({ ...volcanoes, isShared: false, ...changes });
  const names = async (key: 'teacher' | 'otherTeacher'): Promise<string[]> =>
    (await school.as(key).do('focusLists', {})).map(({ name }) => name);

  test('are one’s own until they are shared, and only one’s own can be changed', async () => {
    const teacher = school.as('teacher');
    const other = school.as('otherTeacher');
    const { focusListId } = await teacher.do('saveFocusList', save());
    expect(await names('otherTeacher')).toEqual([]);
    expect(await other.call('noteFocusListUsed', { focusListId })).toMatchObject({ reason: 'not-found' });
    await teacher.do('saveFocusList', save({ focusListId, name: 'Lava', isShared: true }));
    expect(await other.do('focusLists', {})).toMatchObject([
      { name: 'Lava', isMine: false, by: 'Miss Clarke', items: volcanoes.items },
    ]);
    const theirs = save({ focusListId, name: 'Mine now' });
    expect(await other.call('saveFocusList', theirs)).toMatchObject({ reason: 'not-found' });
    expect(await other.call('deleteFocusList', { focusListId })).toMatchObject({ reason: 'not-found' });
    expect(await names('teacher')).toEqual(['Lava']);
    await other.do('noteFocusListUsed', { focusListId });
    await teacher.do('deleteFocusList', { focusListId });
    expect(await names('otherTeacher')).toEqual([]);
  });

  test('come recently used first, for each teacher apart', async () => {
    const teacher = school.as('teacher');
    const { focusListId } = await teacher.do('saveFocusList', save({ name: 'Old', isShared: true }));
    school.turnClock(1_000);
    await teacher.do('saveFocusList', save({ name: 'New', isShared: true }));
    expect(await names('teacher')).toEqual(['New', 'Old']);
    await teacher.do('noteFocusListUsed', { focusListId });
    expect(await names('teacher')).toEqual(['Old', 'New']);
    expect(await names('otherTeacher')).toEqual(['New', 'Old']);
  });

  test('are for those who teach', async () => {
    for (const key of ['dsl', 'admin', 'filteringManager'] as const) {
      expect(await school.as(key).call('focusLists', {})).toMatchObject({ reason: 'not-allowed' });
    }
  });

  test('that are not understood are refused', async () => {
    const bad = save({ items: [item('file:///etc/passwd')] });
    expect(await school.as('teacher').call('saveFocusList', bad)).toMatchObject({ reason: 'bad-message' });
  });
});
