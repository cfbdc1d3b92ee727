import { afterEach, beforeEach, expect, test } from 'vitest';
import { LiveSchool } from '../support/live-school.ts';

let school: LiveSchool;
beforeEach(async () => {
  school = await LiveSchool.open(3, 'otherTeacher', 'filteringManager');
});
afterEach(() => school.close());

const blockForYearSix = async (host: string): Promise<void> => {
  const manager = school.as('filteringManager');
  const { version, rules } = await manager.do('policy', {});
  const audience = { kind: 'year' as const, yearGroup: 6 as const };
  const more = { audience, categories: {}, blockHosts: [host], allowHosts: [] };
  const audiences = [...rules.audiences, more];
  await manager.do('publishPolicy', { basedOn: version, rules: { ...rules, audiences }, reason: 'A test' });
};

test('a list is checked for those who are in the lesson: with guests of another year, without who is elsewhere', async () => {
  const lessonId = await school.startLesson();
  const check = async () => {
    const items = [{ url: 'https://museum.example/lava', title: '', isWholeSite: false }];
    return (await school.as('teacher').do('checkFocus', { lessonId, items, needs: [] })).items[0];
  };
  const { classId } = await school.as('admin').do('addClass', { name: 'Foxes', yearGroup: 6 });
  const pupils = [{ name: 'Ivo Crane', email: null }];
  const { pupilIds } = await school.as('admin').do('addPupils', { classId, pupils });
  await blockForYearSix('museum.example');
  await school.as('teacher').do('addPupilsToLesson', { lessonId, pupilIds });
  expect(await check()).toMatchObject({ shutFor: 1, of: 4 });
  const theirs = await school.as('otherTeacher').do('startLesson', { classId, minutes: 30 });
  const [first = ''] = school.pupilIds;
  const taken = { lessonId: theirs.lessonId, pupilIds: [first, ...pupilIds], reason: 'Choir' };
  await school.as('otherTeacher').do('takeOverPupils', taken);
  expect(await check()).toMatchObject({ shutFor: 0, of: 2 });
});
