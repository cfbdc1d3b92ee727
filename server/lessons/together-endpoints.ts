import { success, type Failure } from '#shared/result.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { Clock } from '../clock.ts';
import type { Actor } from '../people/actor.ts';
import { askMay } from '../people/ask-may.ts';
import type { ClassRoster } from './class-roster.ts';
import type { Lessons } from './lessons.ts';
import type { SharePupils } from './share-pupils.ts';
import type { StaffList } from './staff-list.ts';
import type { TeachTogether } from './teach-together.ts';
import { lessonFor } from './lesson-for.ts';

export interface TogetherEndpointsParts {
  readonly lessons: Lessons;
  readonly together: TeachTogether;
  readonly sharing: SharePupils;
  readonly staffList: StaffList;
  readonly roster: ClassRoster;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

type TeacherEndpoints = Pick<
  Handlers,
  'moveLessonEnd' | 'teachers' | 'handOverLesson' | 'joinLesson' | 'takeOverLesson' | 'leaveLesson'
>;
type PupilEndpoints = Pick<
  Handlers,
  | 'otherPupils'
  | 'addPupilsToLesson'
  | 'askForPupils'
  | 'withdrawPupilAsk'
  | 'answerPupilAsk'
  | 'takeOverPupils'
  | 'releasePupils'
>;

export const togetherEndpoints = (parts: TogetherEndpointsParts): TeacherEndpoints & PupilEndpoints => ({
  ...teacherEndpoints(parts),
  ...pupilEndpoints(parts),
});

const teacherEndpoints = (parts: TogetherEndpointsParts): TeacherEndpoints => {
  const { together, staffList } = parts;
  const mayJoin = (actor: Actor, lessonId: string): Promise<Failure | null> =>
    askMay(parts, actor, 'join-lesson', {}, lessonId);
  return {
    teachers: async (_request, { actor }) => {
      const refused = await askMay(parts, actor, 'start-lesson', {}, 'teachers');
      return refused ?? success(await staffList.teachers());
    },
    moveLessonEnd: async ({ lessonId, endsAt }, { actor }) => {
      const lesson = await lessonFor(parts, actor, 'command-device', lessonId);
      return lesson.ok ? together.moveEnd(actor, lessonId, endsAt) : lesson;
    },
    handOverLesson: async ({ lessonId, ...to }, { actor }) => {
      const lesson = await lessonFor(parts, actor, 'own-lesson', lessonId);
      return lesson.ok ? together.handOver(actor, lessonId, to) : lesson;
    },
    joinLesson: async ({ lessonId, reason }, { actor }) =>
      (await mayJoin(actor, lessonId)) ?? together.join(actor, lessonId, reason),
    takeOverLesson: async ({ lessonId, reason }, { actor }) =>
      (await mayJoin(actor, lessonId)) ?? together.takeOver(actor, lessonId, reason),
    leaveLesson: async ({ lessonId, accountId }, { actor }) => {
      const lesson = await lessonFor(parts, actor, 'view-lesson', lessonId);
      return lesson.ok ? together.leave(actor, lessonId, accountId) : lesson;
    },
  };
};

const pupilEndpoints = (parts: TogetherEndpointsParts): PupilEndpoints => {
  const { sharing, roster } = parts;
  const commanding = (actor: Actor, lessonId: string) => lessonFor(parts, actor, 'command-device', lessonId);
  return {
    otherPupils: async ({ lessonId }, { actor }) => {
      const lesson = await commanding(actor, lessonId);
      if (!lesson.ok) return lesson;
      const pupils = await roster.pupilsElsewhere(lesson.value.classId);
      return success(pupils.map(({ pupilId, name, className }) => ({ pupilId, name, className })));
    },
    addPupilsToLesson: async ({ lessonId, pupilIds }, { actor }) => {
      const lesson = await commanding(actor, lessonId);
      return lesson.ok ? sharing.add(actor, lessonId, pupilIds) : lesson;
    },
    askForPupils: async ({ lessonId, pupilIds }, { actor }) => {
      const lesson = await commanding(actor, lessonId);
      return lesson.ok ? sharing.ask(actor, lessonId, pupilIds) : lesson;
    },
    withdrawPupilAsk: async ({ lessonId, askId }, { actor }) => {
      const lesson = await commanding(actor, lessonId);
      return lesson.ok ? sharing.withdraw(actor, lessonId, askId) : lesson;
    },
    answerPupilAsk: async ({ lessonId, askId, isGiven }, { actor }) => {
      const lesson = await commanding(actor, lessonId);
      return lesson.ok ? sharing.answer(actor, lessonId, askId, isGiven) : lesson;
    },
    takeOverPupils: async ({ lessonId, pupilIds, reason }, { actor }) => {
      const lesson = await commanding(actor, lessonId);
      return lesson.ok ? sharing.takeOver(actor, lessonId, pupilIds, reason) : lesson;
    },
    releasePupils: async ({ lessonId, pupilIds }, { actor }) => {
      const lesson = await commanding(actor, lessonId);
      return lesson.ok ? sharing.release(actor, lessonId, pupilIds) : lesson;
    },
  };
};
