import type { ClassSnapshot, LessonFacts, Tile } from '#shared/class-snapshot.ts';

/** For tests. */
export const madeUpFacts: LessonFacts = {
  lessonId: 'l1',
  classId: 'c1',
  className: '4 Oak',
  teacher: 'Ms Grey',
  teachers: [],
  guestIds: [],
  asks: [],
  asked: [],
  endsAt: 0,
};

/** An hour is left of it. */
export const madeUpSnapshot = (tiles: Tile[], now = Date.now()): ClassSnapshot => ({
  ...madeUpFacts,
  endsAt: now + 3_600_000,
  now,
  tiles,
});
