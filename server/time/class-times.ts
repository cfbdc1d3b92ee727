import { fewestChildren, type ClassTimes, type KindSum, type LessonTimes } from '#shared/api/lesson-times.ts';
import { timeKinds, type TimeKind } from '#shared/time/time-kinds.ts';
import { allKinds } from './lesson-times.ts';

/** What is kept of one lesson: a row for each kind, and one that counts the children. */
export interface KeptTimes {
  readonly lessonId: string;
  readonly classId: string;
  readonly className: string;
  readonly teacher: string;
  readonly startedAt: number;
  readonly rows: readonly { readonly kind: string; readonly children: number; readonly minutes: number }[];
}

/**
 * What may be shown of lessons, by class. Nothing of fewer than five children; and the week is the sum of what is shown
 * of its lessons, so that nothing can be found out by taking the one from the other.
 */
export const classTimesOf = (lessons: readonly KeptTimes[]): ClassTimes[] => {
  const classIds = new Set(lessons.map(({ classId }) => classId));
  return [...classIds]
    .map((classId) => {
      const ofClass = lessons.filter((lesson) => lesson.classId === classId);
      const shown = ofClass.map(shownTimes);
      return {
        classId,
        className: ofClass[0]?.className ?? '',
        week: summed(shown.flatMap(({ sums }) => sums)),
        lessons: shown,
      };
    })
    .toSorted((one, other) => one.className.localeCompare(other.className));
};

const shownTimes = ({ lessonId, teacher, startedAt, rows }: KeptTimes): LessonTimes => {
  const children = rows.find(({ kind }) => kind === allKinds)?.children ?? 0;
  const ofKinds = rows.filter(({ kind }) => kind !== allKinds);
  const shown = children < fewestChildren ? [] : ofKinds.filter((row) => row.children >= fewestChildren);
  return {
    lessonId,
    teacher,
    startedAt,
    children: children < fewestChildren ? null : children,
    sums: summed(shown.flatMap(({ kind, minutes }) => (isTimeKind(kind) ? [{ kind, minutes }] : []))),
    isPartial: children >= fewestChildren && shown.length < ofKinds.length,
  };
};

const isTimeKind = (kind: string): kind is TimeKind => (timeKinds as readonly string[]).includes(kind);

/** The longest first. */
const summed = (sums: readonly KindSum[]): KindSum[] =>
  timeKinds
    .map((kind) => ({
      kind,
      minutes: sums.reduce((sum, each) => sum + (each.kind === kind ? each.minutes : 0), 0),
    }))
    .filter(({ minutes }) => minutes > 0)
    .toSorted((one, other) => other.minutes - one.minutes);
