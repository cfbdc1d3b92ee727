import type { Kysely } from 'kysely';
import type { Actor } from '../people/actor.ts';
import { rolesAllowed } from '../people/roles-allowed.ts';
import type { Schema } from '../storage/schema.ts';

const dayMs = 24 * 3_600_000;
/** Who taught a class in this time has to do with it still. */
const lately = 60 * dayMs;

export interface OwnClass {
  readonly classId: string;
  readonly name: string;
  readonly yearGroup: number;
}

const looksAfterAll = ({ roles }: Pick<Actor, 'roles'>): boolean =>
  roles.some((role) => rolesAllowed['edit-agreements'].includes(role));

/** The classes that somebody teaches, by their week or lately; for who looks after agreements, all. */
export const ownClasses = async (
  db: Kysely<Schema>,
  actor: Pick<Actor, 'accountId' | 'roles'>,
  now: number,
): Promise<OwnClass[]> => {
  const classes = await db
    .selectFrom('classes')
    .select(['classId', 'name', 'yearGroup'])
    .orderBy('yearGroup')
    .orderBy('name')
    .execute();
  if (looksAfterAll(actor)) return classes;
  const taught = new Set([
    ...(await weeklyClasses(db, actor.accountId)),
    ...(await lessonClasses(db, actor.accountId, now - lately)),
  ]);
  return classes.filter(({ classId }) => taught.has(classId));
};

const weeklyClasses = async (db: Kysely<Schema>, ownerId: string): Promise<string[]> => {
  const rows = await db
    .selectFrom('weeklyLessons')
    .select('classId')
    .where('ownerId', '=', ownerId)
    .distinct()
    .execute();
  return rows.map(({ classId }) => classId);
};

const lessonClasses = async (db: Kysely<Schema>, accountId: string, after: number): Promise<string[]> => {
  const rows = await db
    .selectFrom('lessons')
    .select('classId')
    .where('endsAt', '>', after)
    .where((row) => row.or([row('ownerId', '=', accountId), row('partnerIds', 'like', `%"${accountId}"%`)]))
    .distinct()
    .execute();
  return rows.map(({ classId }) => classId);
};
