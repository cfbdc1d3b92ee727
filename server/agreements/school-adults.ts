import * as z from 'zod/mini';
import type { Kysely } from 'kysely';
import { roleSchema, type Role } from '#shared/roles.ts';
import type { Schema } from '../storage/schema.ts';

const rolesSchema = z.array(roleSchema);
/** Adults whom children meet. */
const nearChildren: readonly Role[] = ['teacher', 'cover-teacher', 'dsl', 'head'];

export interface SchoolAdult {
  readonly accountId: string;
  readonly name: string;
  /** May be named by a pupil. */
  readonly isNearChildren: boolean;
}

/** Everybody with an account, by name. */
export const schoolAdults = async (db: Kysely<Schema>): Promise<SchoolAdult[]> => {
  const rows = await db
    .selectFrom('accounts')
    .select(['accountId', 'name', 'roles'])
    .where('isActive', '=', 1)
    .orderBy('name')
    .execute();
  return rows.map(({ roles, ...row }) => ({
    ...row,
    isNearChildren: rolesSchema.parse(JSON.parse(roles)).some((role) => nearChildren.includes(role)),
  }));
};
