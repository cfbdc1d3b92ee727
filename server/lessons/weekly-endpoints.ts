import { failure, success } from '#shared/result.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { Clock } from '../clock.ts';
import type { Actor } from '../people/actor.ts';
import { askMay } from '../people/ask-may.ts';
import type { ClassRoster } from './class-roster.ts';
import { maxWeeklyLessons, type WeeklyLessons } from './weekly-lessons.ts';

export interface WeeklyEndpointsParts {
  readonly weeklyLessons: WeeklyLessons;
  readonly roster: ClassRoster;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

type WeeklyEndpoints = Pick<Handlers, 'weeklyLessons' | 'addWeeklyLesson' | 'removeWeeklyLesson'>;

/** Everybody sees and changes their own week alone. */
export const weeklyEndpoints = (parts: WeeklyEndpointsParts): WeeklyEndpoints => {
  const { weeklyLessons, roster } = parts;
  const refusal = (actor: Actor) => askMay(parts, actor, 'start-lesson', {}, 'weekly lessons');
  return {
    weeklyLessons: async (_request, { actor }) =>
      (await refusal(actor)) ?? success(await weeklyLessons.of(actor.accountId)),

    addWeeklyLesson: async (edit, { actor }) => {
      const refused = await refusal(actor);
      if (refused) return refused;
      if (!(await roster.findClass(edit.classId))) return failure('not-found');
      if ((await weeklyLessons.of(actor.accountId)).length >= maxWeeklyLessons) {
        return failure('conflict', `You have ${maxWeeklyLessons} lessons a week. Remove one first.`);
      }
      return success({ weeklyLessonId: await weeklyLessons.add(actor.accountId, edit) });
    },

    removeWeeklyLesson: async ({ weeklyLessonId }, { actor }) => {
      const refused = await refusal(actor);
      if (refused) return refused;
      const isGone = await weeklyLessons.remove(actor.accountId, weeklyLessonId);
      return isGone ? success({}) : failure('not-found');
    },
  };
};
