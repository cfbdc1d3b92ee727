import { seatingPlanSchema } from '#shared/seating-plan.ts';
import { success } from '#shared/result.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Handlers } from '../http/endpoint.ts';
import { lessonFor } from '../lessons/lesson-for.ts';
import type { Lessons } from '../lessons/lessons.ts';
import type { Clock } from '../clock.ts';
import type { Storage } from '../storage/storage.ts';

export interface SeatingParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly lessons: Pick<Lessons, 'find' | 'wasTaughtBy'>;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

/** Who sits where: one plan a class, seen and changed by whoever teaches it now. */
export const seatingEndpoints = (parts: SeatingParts): Pick<Handlers, 'seatingPlan' | 'saveSeatingPlan'> => ({
  seatingPlan: async ({ lessonId }, { actor }) => {
    const lesson = await lessonFor(parts, actor, 'view-lesson', lessonId);
    if (!lesson.ok) return lesson;
    const row = await parts.storage.db
      .selectFrom('seatingPlans')
      .select('plan')
      .where('classId', '=', lesson.value.classId)
      .executeTakeFirst();
    return success({ plan: row === undefined ? null : seatingPlanSchema.parse(JSON.parse(row.plan)) });
  },

  saveSeatingPlan: async ({ lessonId, plan }, { actor }) => {
    const lesson = await lessonFor(parts, actor, 'view-lesson', lessonId);
    if (!lesson.ok) return lesson;
    const changed = { plan: JSON.stringify(plan), changedBy: actor.accountId, changedAt: parts.clock() };
    await parts.storage.db
      .insertInto('seatingPlans')
      .values({ classId: lesson.value.classId, ...changed })
      .onConflict((conflict) => conflict.column('classId').doUpdateSet(changed))
      .execute();
    return success({});
  },
});
