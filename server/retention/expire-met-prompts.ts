import type { Kysely } from 'kysely';
import { weekBefore } from '#shared/prompts/met-lately.ts';
import { schoolMoment } from '../lessons/school-moment.ts';
import type { Schema } from '../storage/schema.ts';

/** Takes away which prompts pupils met longer ago than a week: no school can keep it longer. Answers how many went. */
export const expireMetPrompts = async (
  db: Kysely<Schema>,
  now: number,
  heldPupilIds: readonly string[],
): Promise<number> => {
  const { numDeletedRows } = await db
    .deleteFrom('metPrompts')
    .where('day', '<', weekBefore(schoolMoment(now).date))
    .$if(heldPupilIds.length > 0, (query) => query.where('pupilId', 'not in', heldPupilIds))
    .executeTakeFirst();
  return Number(numDeletedRows);
};
