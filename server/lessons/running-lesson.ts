import { randomUUID } from 'node:crypto';
import type { Lesson } from '#shared/device-state.ts';
import { noControls, type Controls } from '#shared/lesson-controls.ts';
import type { LessonFacts, LessonTeacher } from '#shared/class-snapshot.ts';
import type { Actor } from '../people/actor.ts';
import type { LessonRight } from '../people/may.ts';

/** Somebody who teaches beside the owner. */
export interface Partner {
  readonly accountId: string;
  readonly name: string;
}

/** A class being taught now. */
export interface RunningLesson extends LessonRight {
  readonly lessonId: string;
  readonly classId: string;
  readonly className: string;
  readonly teacher: string;
  readonly partners: readonly Partner[];
  readonly startedAt: number;
  readonly endedAt: null;
  /** What is on for the whole class, for who joins later. */
  readonly controls: Controls;
  /** Pupils of other classes who are in it. */
  readonly guestIds: readonly string[];
  /** Epoch ms at which each of them came. */
  readonly guestsSince: Readonly<Record<string, number>>;
}

export const newLesson = (
  actor: Pick<Actor, 'accountId' | 'name'>,
  about: Pick<RunningLesson, 'classId' | 'className' | 'startedAt' | 'endsAt'>,
): RunningLesson => ({
  ...about,
  lessonId: randomUUID(),
  ownerId: actor.accountId,
  teacher: actor.name,
  partners: [],
  partnerIds: [],
  endedAt: null,
  controls: noControls,
  guestIds: [],
  guestsSince: {},
});

/** Ids follow the partners, so that no right is left behind. */
export const withPartners = (lesson: RunningLesson, partners: readonly Partner[]): RunningLesson => ({
  ...lesson,
  partners,
  partnerIds: partners.map(({ accountId }) => accountId),
});

/** Who is new among its guests came now; who is not one any more is forgotten. */
export const withGuestsSince = (
  lesson: RunningLesson,
  before: RunningLesson | null,
  now: number,
): RunningLesson => ({
  ...lesson,
  guestsSince: Object.fromEntries(lesson.guestIds.map((id) => [id, before?.guestsSince[id] ?? now])),
});

export const teachersOf = ({ ownerId, teacher, partners }: RunningLesson): LessonTeacher[] => [
  { accountId: ownerId, name: teacher, isOwner: true },
  ...partners.map((partner) => ({ ...partner, isOwner: false })),
];

/** What a device is told of the lesson it is in. */
export const lessonForDevice = ({
  lessonId,
  className,
  teacher,
  partners,
  endsAt,
}: RunningLesson): Lesson => ({
  lessonId,
  className,
  teacher,
  ...(partners.length > 0 && { partners: partners.map(({ name }) => name) }),
  endsAt,
});

/** What every open dashboard of the lesson is told of it. */
export const factsOf = (lesson: RunningLesson, asks: Pick<LessonFacts, 'asks' | 'asked'>): LessonFacts => {
  const { lessonId, classId, className, teacher, endsAt, guestIds } = lesson;
  return { lessonId, classId, className, teacher, teachers: teachersOf(lesson), endsAt, guestIds, ...asks };
};
